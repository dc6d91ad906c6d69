#include "core/intake/disputes.h"

#include <algorithm>

#include "core/people/blank.h"

namespace yichuang {

std::string registered_value(const Field& field, const Applicant& applicant) {
  return on_record(field.on_record, applicant.kind, applicant.name, applicant.identity);
}

Result<std::vector<ValueDisputed>> decide_disputes(const Catalogue& catalogue, const Plan& plan,
                                                   const Applicant& applicant,
                                                   const std::map<std::string, std::string>& fields,
                                                   const std::map<std::string, std::string>& reasons) {
  std::vector<ValueDisputed> disputes;
  Refusal refusal{RefusalKind::malformed, "malformed", {}, {}, {}};
  for (const auto& [code, reason] : reasons) {
    const std::string path = "disputes." + code;
    const bool planned = std::any_of(plan.fields.begin(), plan.fields.end(),
                                     [&code = code](const PlannedField& one) { return one.code == code; });
    const Field* field = planned ? catalogue.field(code) : nullptr;
    if (field == nullptr) {
      refusal.fields.push_back({path, "unknown_field", {}});
      continue;
    }
    const std::string registered = registered_value(*field, applicant);
    const auto given = fields.find(code);
    const std::string claimed = given == fields.end() ? std::string() : given->second;
    if (registered.empty() || is_blank(claimed) || claimed == registered)
      refusal.fields.push_back({path, "nothing_to_dispute", {}});
    else if (is_blank(reason))
      refusal.fields.push_back({path, "missing", {}});
    else
      disputes.push_back({code, registered, claimed, reason});
  }
  if (!refusal.fields.empty()) return refusal;
  return disputes;
}

}  // namespace yichuang
