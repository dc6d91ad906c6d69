#include "app/intake/form_tables.h"

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
      if (rows) form.tables[code] = std::move(*rows);
      else refusal.fields.push_back({"fields." + code, rows.refusal().fields.front().code, {}});
    }
  }
  if (!refusal.fields.empty()) return refusal;
  return form;
}

}  // namespace yichuang::app
