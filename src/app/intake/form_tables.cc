#include "app/intake/form_tables.h"

#include "app/people/masking.h"
#include "platform/json/codec_impl.h"

YICHUANG_CODEC(std::vector<yichuang::TableRow>)

namespace yichuang::app {

Result<Form> read_form(const Catalogue& catalogue, const std::map<std::string, std::string>& fields) {
  Form form;
  Refusal refusal{RefusalKind::malformed, "malformed", {}, {}, {}};
  for (const auto& [code, value] : fields) {
    const Field* field = catalogue.field(code);
    if (field == nullptr || field->kind != FieldKind::table) {
      form.values[code] = value;
    } else if (!value.empty()) {
      auto rows = json::read<std::vector<TableRow>>(value);
      if (rows)
        form.tables[code] = std::move(*rows);
      else
        refusal.fields.push_back({"fields." + code, rows.refusal().fields.front().code, {}});
    }
  }
  if (!refusal.fields.empty()) return refusal;
  return form;
}

std::string masked_value(FieldKind kind, const std::string& value) {
  if (kind == FieldKind::id_number) return mask_identity(value);
  if (kind == FieldKind::phone) return mask_phone(value);
  if (kind == FieldKind::text && check_id_card(value, "")) return mask_identity(value);
  return value;
}

std::string masked_table(const Field& field, const std::string& text) {
  auto rows = json::read<std::vector<TableRow>>(text);
  if (!rows) return {};
  for (TableRow& row : *rows)
    for (const Field& column : field.columns) {
      const auto value = row.find(column.code);
      if (value == row.end()) continue;
      value->second = masked_value(column.kind, value->second);
    }
  return json::write(*rows);
}

}  // namespace yichuang::app
