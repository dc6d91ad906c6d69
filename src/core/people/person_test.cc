// Identity numbers are checked by their own check characters, so that a slip of the pen is found at once.
#include "core/people/person.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

TEST(Person, AnIdCardIsRightOnlyWithItsCheckCharacterAndARealBirthday) {
  EXPECT_TRUE(check_id_card("11010519491231002X", "n"));  // the standard's own example
  for (const char* bad :
       {"110105194912310021", "11010519491331002X", "1101051949123100", "11010519491231002x", ""}) {
    const auto result = check_id_card(bad, "identity.number");
    ASSERT_FALSE(result) << bad;
    EXPECT_EQ(result.refusal().fields[0].field, "identity.number");
  }
}

TEST(Person, ACreditCodeIsRightOnlyWithItsCheckCharacter) {
  EXPECT_TRUE(check_credit_code("91350100M000100Y43", "n"));  // the standard's own example
  for (const char* bad : {"91350100M000100Y44", "91350100I000100Y43", "91350100M000100Y4"})
    EXPECT_FALSE(check_credit_code(bad, "n")) << bad;
}

TEST(Person, PhonesAreMobilesOrLandlines) {
  for (const char* good : {"13800000000", "023-67821234", "02367821234"})
    EXPECT_TRUE(check_phone(good, "p")) << good;
  for (const char* bad : {"12800000000", "138000000001", "phone", "67821234", ""})
    EXPECT_FALSE(check_phone(bad, "p")) << bad;
}

TEST(Person, AgeTurnsOnTheBirthday) {
  const Identity identity{IdentityKind::id_card, "11010519491231002X"};
  EXPECT_EQ(age_on(identity, Date(2021, 12, 30)), 71);
  EXPECT_EQ(age_on(identity, Date(2021, 12, 31)), 72);
  EXPECT_EQ(age_on({IdentityKind::other, "P1234567"}, Date(2021, 1, 1)), std::nullopt);
}

}  // namespace
}  // namespace yichuang
