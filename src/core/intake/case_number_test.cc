// A case number survives being read out over the telephone.
#include "core/intake/case_number.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

TEST(CaseNumber, TheCheckCharacterIsTheOneOfTheELicenceStandard) {
  // Real e-licence identifiers without their check character (GB/T 36904).
  EXPECT_EQ(check_character("11100000000013338W011.11430000006122244L.20230000403.001"), 'U');
  EXPECT_EQ(check_character("11100000000013338W032.11220000013544541J.2430599.001"), 'F');
  EXPECT_EQ(check_character("11100000000013338W009.11330105002500287C.2025052201.002"), '0');
  EXPECT_EQ(check_character("11100000MB03271699022.340100.000000016.001"), '9');
}

TEST(CaseNumber, ATypedNumberIsForgivenItsSpacesButNotAWrongDigit) {
  const std::string number = case_number(500112, 2026, 1234);
  EXPECT_EQ(number.substr(0, 20), "500112-2026-0001234-");
  EXPECT_EQ(read_case_number(number), number);
  std::string typed = " " + number;
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  EXPECT_EQ(read_case_number(typed), number);
  for (std::size_t i = 0; i < number.size() - 2; ++i) {
    if (number[i] == '-') continue;
    std::string wrong = number;
    wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
    EXPECT_FALSE(read_case_number(wrong)) << wrong;
  }
  EXPECT_FALSE(read_case_number("500112"));
  EXPECT_FALSE(read_case_number("药店"));
}

}  // namespace
}  // namespace yichuang
