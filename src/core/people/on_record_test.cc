#include "core/people/on_record.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

struct Row {
  const char* why;
  OnRecord what;
  PersonKind kind;
  Identity identity;
  const char* known;
};

TEST(on_record, knows_the_name_of_each_and_the_credit_code_only_of_who_has_one) {
  const Identity card{IdentityKind::id_card, "500112198803162042"};
  const Identity code{IdentityKind::credit_code, "91500112MA5U7K2X1B"};
  const Row rows[] = {
      {"a human being's name", OnRecord::person_name, PersonKind::natural, card, "渝甲"},
      {"a company has no person's name", OnRecord::person_name, PersonKind::company, code, ""},
      {"a company's name", OnRecord::organisation_name, PersonKind::company, code, "渝甲"},
      {"a human being is no organisation", OnRecord::organisation_name, PersonKind::natural, card, ""},
      {"a company's code", OnRecord::credit_code, PersonKind::company, code, "91500112MA5U7K2X1B"},
      {"an identity card is no credit code", OnRecord::credit_code, PersonKind::natural, card, ""},
      {"a trader known by an identity card has no code", OnRecord::credit_code,
       PersonKind::individual_business, card, ""},
      {"nothing is nothing", OnRecord::nothing, PersonKind::company, code, ""},
  };
  for (const Row& row : rows)
    EXPECT_EQ(on_record(row.what, row.kind, "渝甲", row.identity), row.known) << row.why;
}

}  // namespace
}  // namespace yichuang
