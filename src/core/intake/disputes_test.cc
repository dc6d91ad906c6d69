#include "core/intake/disputes.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

struct Row {
  const char* why;
  std::map<std::string, std::string> fields, reasons;
  const char* answer;
};

std::string outcome(const Result<std::vector<ValueDisputed>>& decided) {
  if (!decided) return decided.refusal().fields.front().field + " " + decided.refusal().fields.front().code;
  std::string told;
  for (const ValueDisputed& one : *decided)
    told += one.field + ": " + one.registered + " → " + one.claimed + ", " + one.reason;
  return told;
}

TEST(disputes, keep_what_the_register_says_beside_what_the_applicant_gave) {
  Catalogue catalogue;
  Plan plan;
  for (const auto& [code, known] :
       {std::pair{"owner_name", OnRecord::organisation_name}, std::pair{"person_name", OnRecord::person_name},
        std::pair{"project_name", OnRecord::nothing}}) {
    Field field;
    field.code = code;
    field.on_record = known;
    catalogue.fields.add(field);
    PlannedField planned;
    planned.code = code;
    plan.fields.push_back(planned);
  }
  const Applicant applicant{
      PersonId{1}, PersonKind::company, "旧名公司", {IdentityKind::credit_code, "9"}, ""};
  const Row rows[] = {
      {"nothing disputed", {{"owner_name", "新名公司"}}, {}, ""},
      {"another value, and why",
       {{"owner_name", "新名公司"}},
       {{"owner_name", "上月更名"}},
       "owner_name: 旧名公司 → 新名公司, 上月更名"},
      {"no reason", {{"owner_name", "新名公司"}}, {{"owner_name", " "}}, "disputes.owner_name missing"},
      {"the register's own value",
       {{"owner_name", "旧名公司"}},
       {{"owner_name", "-"}},
       "disputes.owner_name nothing_to_dispute"},
      {"no other value", {}, {{"owner_name", "-"}}, "disputes.owner_name nothing_to_dispute"},
      {"what the register does not know of a company",
       {{"person_name", "某"}},
       {{"person_name", "-"}},
       "disputes.person_name nothing_to_dispute"},
      {"what no register fills in",
       {{"project_name", "某"}},
       {{"project_name", "-"}},
       "disputes.project_name nothing_to_dispute"},
      {"what the form does not have", {{"colour", "某"}}, {{"colour", "-"}}, "disputes.colour unknown_field"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(outcome(decide_disputes(catalogue, plan, applicant, row.fields, row.reasons)), row.answer)
        << row.why;
}

}  // namespace
}  // namespace yichuang
