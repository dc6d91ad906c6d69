// A letter carries its powers from its first day to its last, and not one instant after it is revoked.
#include "core/authority/letter.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

constexpr PersonId kChief{11}, kHead{12}, kOther{13};

Instant at(const char* text) { return *parse_instant(text); }

Letter chief_letter() {
  Letter letter;
  letter.id = LetterId{7};
  letter.number = "渝北市监授〔2026〕1号";
  letter.department = "market-regulation";
  letter.grantor = kHead;
  letter.grantee = kChief;
  letter.grants = {{Power::accept, {"drug-retail-licence"}}, {Power::decide, {"drug-retail-licence"}}};
  letter.valid_from = Date(2026, 1, 5);
  letter.valid_to = Date(2026, 12, 31);
  letter.issued_at = at("2026-01-04T16:00");
  return letter;
}

Actor chief() { return {kChief, "李科长", {Role::approver}, "chief", "market-regulation", {}}; }

TEST(Letter, ThePowerIsCheckedAtTheInstantOfTheCommand) {
  Letter revoked = chief_letter();
  revoked.revocation = LetterRevocation{kHead, at("2026-03-02T10:00"), "岗位调整"};
  Letter unissued = chief_letter();
  unissued.issued_at = at("2026-02-01T09:00");
  struct Row {
    const char* when;
    Letter letter;
    Power power;
    const char* item;
    const char* outcome;
  };
  const Row rows[] = {
      {"2026-01-04T23:59", chief_letter(), Power::decide, "drug-retail-licence", "letter_not_yet"},
      {"2026-01-05T00:00", chief_letter(), Power::decide, "drug-retail-licence", "ok"},
      {"2026-12-31T23:59", chief_letter(), Power::decide, "drug-retail-licence", "ok"},
      {"2027-01-01T00:00", chief_letter(), Power::decide, "drug-retail-licence", "letter_expired"},
      {"2026-03-01T09:00", chief_letter(), Power::examine, "drug-retail-licence", "letter_not_covering"},
      {"2026-03-01T09:00", chief_letter(), Power::decide, "class2-device-record", "letter_not_covering"},
      {"2026-03-02T09:59", revoked, Power::decide, "drug-retail-licence", "ok"},
      {"2026-03-02T10:00", revoked, Power::decide, "drug-retail-licence", "letter_revoked"},
      {"2026-01-20T09:00", unissued, Power::decide, "drug-retail-licence", "letter_not_yet"},
  };
  for (const Row& row : rows) {
    const auto result = may(row.power, row.item, "market-regulation", chief(), {row.letter}, at(row.when));
    EXPECT_EQ(result ? "ok" : result.refusal().code, row.outcome) << row.when;
    if (result) {
      EXPECT_EQ(result->letter, LetterId{7});
    }
  }
}

TEST(Letter, SomebodyElsesLetterHelpsNobodyAndTheHeadNeedsNone) {
  const Actor stranger{kOther, "王", {Role::approver}, "deputy", "market-regulation", {}};
  const auto denied = may(Power::decide, "drug-retail-licence", "market-regulation", stranger,
                          {chief_letter()}, at("2026-03-01T09:00"));
  ASSERT_FALSE(denied);
  EXPECT_EQ(denied.refusal().kind, RefusalKind::denied);
  EXPECT_EQ(denied.refusal().code, "no_letter");
  const Actor head{kHead, "陈局长", {Role::head}, "head", "market-regulation", {}};
  EXPECT_TRUE(
      may(Power::decide, "drug-retail-licence", "market-regulation", head, {}, at("2026-03-01T09:00")));
  EXPECT_FALSE(may(Power::decide, "fire-safety-check", "fire-rescue", head, {}, at("2026-03-01T09:00")));
}

TEST(Letter, OnlyTheHeadGrantsOnlyItsOwnItemsAndNeverToOneself) {
  const Actor head{kHead, "陈局长", {Role::head}, "head", "market-regulation", {}};
  EXPECT_TRUE(check_letter(chief_letter(), head, {"drug-retail-licence"}));
  EXPECT_EQ(check_letter(chief_letter(), chief(), {"drug-retail-licence"}).refusal().code,
            "only_head_grants");
  Letter own = chief_letter();
  own.grantee = kHead;
  EXPECT_EQ(check_letter(own, head, {"drug-retail-licence"}).refusal().code, "letter_to_oneself");
  EXPECT_EQ(check_letter(chief_letter(), head, {"food-business-licence"}).refusal().fields[0].field,
            "grants[0].items[0]");
  Letter backwards = chief_letter();
  backwards.valid_to = Date(2025, 1, 1);
  EXPECT_EQ(check_letter(backwards, head, {"drug-retail-licence"}).refusal().fields[0].field, "valid_to");
}

}  // namespace
}  // namespace yichuang
