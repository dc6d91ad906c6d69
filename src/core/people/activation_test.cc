#include "core/people/activation.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

const Instant kNow = *parse_instant("2026-03-02T09:00");
const ActivationCode kRight{{kNow.ms + 1}, true}, kWrong{{kNow.ms + 1}, false}, kLastMoment{kNow, true},
    kLate{{kNow.ms - 1}, true};

std::string told(const Refusal& refusal) {
  return refusal.fields.empty() ? refusal.code
                                : refusal.fields.front().field + " " + refusal.fields.front().code;
}

TEST(activation, opens_an_account_for_whoever_is_on_record_only_with_the_code_of_a_window) {
  struct Row {
    const char* why;
    IdentityOnRecord record;
    bool typed;
    const char* answer;
  };
  const Row rows[] = {
      {"nobody knows the identity", {}, false, "unproven"},
      {"nobody knows it, and a code is typed", {}, true, "activation_code activation_code_wrong"},
      {"a visitor whom a window put on record", {true, {}, {}}, false, "activation_code identity_known"},
      {"whoever knows the number, guessing", {true, {}, {}}, true, "activation_code activation_code_wrong"},
      {"the same while a code is out", {true, {}, kWrong}, true, "activation_code activation_code_wrong"},
      {"the same, typing nothing", {true, {}, kRight}, false, "activation_code identity_known"},
      {"the visitor with the code", {true, {}, kRight}, true, "proven"},
      {"in its last moment", {true, {}, kLastMoment}, true, "proven"},
      {"a moment too late", {true, {}, kLate}, true, "activation_code activation_code_expired"},
      {"the owner of a proven account again", {true, true, {}}, false, "has_account"},
      {"even with a code", {true, true, kRight}, true, "has_account"},
      {"another one while an unproven account stands",
       {true, false, {}},
       false,
       "activation_code identity_known"},
      {"the real person after somebody else was quicker",
       {true, false, kRight},
       true,
       "proven, the other ends"},
  };
  for (const Row& row : rows) {
    const auto decided = decide_account_opening(row.record, row.typed, kNow);
    const std::string answer = !decided                ? told(decided.refusal())
                               : decided->closes_other ? "proven, the other ends"
                               : decided->proven       ? "proven"
                                                       : "unproven";
    EXPECT_EQ(answer, row.answer) << row.why;
  }
}

TEST(activation, proves_an_account_once) {
  struct Row {
    const char* why;
    bool proven;
    std::optional<ActivationCode> code;
    const char* answer;
  };
  const Row rows[] = {
      {"with the code", false, kRight, "ok"},
      {"with another", false, kWrong, "activation_code activation_code_wrong"},
      {"with none handed out", false, {}, "activation_code activation_code_wrong"},
      {"too late", false, kLate, "activation_code activation_code_expired"},
      {"a second time", true, kRight, "already_proven"},
  };
  for (const Row& row : rows) {
    const auto decided = decide_proof(row.proven, row.code, kNow);
    EXPECT_EQ(decided ? "ok" : told(decided.refusal()), row.answer) << row.why;
  }
}

TEST(activation, code_is_given_out_by_others_who_saw_the_document) {
  const Person visitor{
      PersonId{7}, PersonKind::natural, "张德福", {IdentityKind::id_card, "51022119610508001X"}, {}};
  using enum Holding;
  struct Row {
    const char* why;
    PersonId clerk;
    const char* number;
    Holding holding;
    std::optional<bool> account;
    const char* answer;
  };
  const Row rows[] = {
      {"a visitor without an account", PersonId{2}, "51022119610508001X", seen, {}, "ok"},
      {"whose account is not proven", PersonId{2}, "51022119610508001X", seen, false, "ok"},
      {"whose account is", PersonId{2}, "51022119610508001X", seen, true, "has_account"},
      {"with another document",
       PersonId{2},
       "500112197909221018",
       seen,
       {},
       "identity_number identity_differs"},
      {"who only typed the number", PersonId{2}, "51022119610508001X", typed, false, "document_not_seen"},
      {"whose number went to its owner", PersonId{2}, "51022119610508001X", released, false,
       "number_released"},
      {"oneself", PersonId{7}, "51022119610508001X", seen, {}, "own_activation"},
  };
  for (const Row& row : rows) {
    const Actor clerk{row.clerk, {}, {Role::clerk}, {}, {}, {}};
    const auto decided = decide_activation(visitor, row.number, row.holding, row.account, clerk);
    EXPECT_EQ(decided ? "ok" : told(decided.refusal()), row.answer) << row.why;
  }
}

TEST(activation, document_wins_over_what_was_typed_online_and_not_over_another_document) {
  const Person document{PersonId{}, PersonKind::natural, "张德福", {}, {}};
  struct Row {
    const char* why;
    const char* name;
    bool seen;
    const char* answer;
  };
  const Row rows[] = {
      {"on record from the document", "张德福", true, "known"},
      {"typed online as it says", "张德福", false, "seen now"},
      {"typed online under another name", "李四", false, "released"},
      {"read from a document under another name", "李四", true, "identity_taken"},
  };
  for (const Row& row : rows) {
    const auto decided =
        decide_document({PersonId{7}, PersonKind::natural, row.name, {}, {}}, row.seen, document);
    const std::string answer = !decided                           ? told(decided.refusal())
                               : *decided == OnDocument::known    ? "known"
                               : *decided == OnDocument::seen_now ? "seen now"
                                                                  : "released";
    EXPECT_EQ(answer, row.answer) << row.why;
  }
}

}  // namespace
}  // namespace yichuang
