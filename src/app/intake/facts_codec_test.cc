// What stands open in a fact's body, what is sealed, and that what is older than the sealing is still read.
#include "app/intake/facts_codec.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "app/record/vault.h"

namespace yichuang::app {
namespace {

constexpr CaseId kCase{17}, kOther{18};

// A word that is nowhere else, another one each time.
struct Canaries {
  std::vector<std::string> made;
  std::string next() { return made.emplace_back("金丝雀" + std::to_string(1000 + made.size())); }
};

// Seals nothing, so that a test reads what would have been sealed.
struct OpenVault final : Vault {
  std::string seal(const std::string& plain, const std::string&) const override { return plain; }
  std::string open(const std::string& sealed, const std::string&) const override { return sealed; }
  std::string blind(const std::string& plain) const override { return plain; }
};

Mandate mandate() { return {LetterId{7}, "渝北市监授〔2026〕1号"}; }

// Every fact with something in each of its texts, `c.next()` in the typed ones.
std::vector<CaseFact> every_fact(Canaries& c) {
  const auto applicant = [&] {
    return Applicant{PersonId{5}, PersonKind::natural, c.next(), {IdentityKind::other, c.next()}, c.next()};
  };
  const HandedMaterial material{"lease", MaterialForm::electronic, 1, {std::string(64, 'a')}};
  const auto finding = [&] { return Finding{SubjectKind::material, "lease", false, "missing", c.next()}; };
  const Date day = *parse_date("2026-03-02");
  const std::string item = "drug-retail-licence";
  Filed filed{"500112-2026-0000001-Z", c.next(), Channel::window, "A01", "open-pharmacy", {{"area", "120"}}};
  filed.catalogue_version = "v1";
  filed.applicant = applicant();
  filed.agent = applicant();
  filed.fields = {{"name", c.next()}};
  filed.materials = {material};
  DocumentMade document{DocumentId{3},      DocumentKind::receipt, "centre", item, 1,
                        {{"by", c.next()}}, {{c.next()}},          "d"};
  return {
      filed,
      Examined{{finding(), finding()}, {mandate()}},
      Accepted{{item}, day, AcceptanceGround::examined, {mandate()}},
      NoticeIssued{{finding()}, {item}, day},
      NotAccepted{{item}, NonAcceptanceGround::not_this_organ, c.next(), c.next(), {mandate()}},
      Supplemented{{material}, {{"name", c.next()}}, false},
      SiteVisited{
          {item}, {{c.next(), c.next()}}, start_of(day), c.next(), c.next(), true, c.next(), c.next(), {"f"}},
      PublicityPosted{item, "acceptance", day, day, c.next()},
      StopStarted{item, "hearing", "行政许可法 第四十五条", c.next(), 10, day, mandate()},
      StopEnded{item, day, c.next(), mandate()},
      Extended{item, 5, c.next()},
      Reviewed{item, true, c.next(), mandate()},
      Decided{item, Outcome::refused, false, "ground", c.next(), mandate(),
              ItemResult{"code", "药品经营许可证", "渝CB1", day, day, "licence"}, day},
      Ended{item, item},
      Withdrawn{c.next()},
      HandedOver{{item}, HandoverWay::window, c.next(), Relation::family, c.next()},
      Archived{c.next()},
      document,
      HelpBegan{"receipt"},
      DeemedComplete{{item}, day},
      ValueDisputed{"owner_name", c.next(), c.next(), c.next()},
      Rated{RatingStage::completion, RatingLevel::dissatisfied, {RatingReason::slow}, c.next(), true},
      PromiseShortened{item, 7, "version"},
      FieldsFilled{item, {{"credit_code", c.next()}}}};
}

class FactsCodec : public testing::Test {
 protected:
  FactsCodec() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yichuang-facts.XXXXXX").string();
    folder_ = ensure_made(::mkdtemp(pattern.data()));
    vault_ = open_vault(folder_ + "/keys");
  }
  ~FactsCodec() override { std::filesystem::remove_all(folder_); }
  static std::string ensure_made(const char* folder) {
    ensure(folder != nullptr);
    return folder;
  }
  std::string body_of(const CaseFact& fact) {
    return encode(fact, kCase, Act{PersonId{9}, Instant{1}}, *vault_).body;
  }
  CaseFact read(const char* kind, const std::string& body, Reading reading, CaseId kase = kCase) {
    return decode(store::Fact{1, kind, Instant{1}, 9, body, {}}, kase, *vault_, reading).fact;
  }

  std::string folder_;
  std::unique_ptr<Vault> vault_;
};

TEST_F(FactsCodec, has_every_fact_in_this_test_with_every_typed_text) {
  Canaries canaries;
  const auto facts = every_fact(canaries);
  ASSERT_EQ(facts.size(), std::variant_size_v<CaseFact>);
  for (std::size_t i = 0; i < facts.size(); ++i) ASSERT_EQ(facts[i].index(), i);
  std::vector<std::string> reached;
  for (const auto& fact : facts) {
    const std::string kind = kind_of(fact);
    for (const TextField& field : text_fields())
      if (field.sealed && field.path.starts_with(kind + " ")) reached.push_back(field.path);
  }
  // One canary more than fields: two findings stand in the examination.
  EXPECT_EQ(canaries.made.size(), reached.size() + 1)
      << "a typed text was added, and this test does not fill it";
}

TEST_F(FactsCodec, shows_no_word_that_somebody_typed_and_gives_every_one_back) {
  Canaries canaries;
  std::string stored, opened;
  for (const CaseFact& fact : every_fact(canaries)) {
    const std::string body = body_of(fact);
    const CaseFact back = read(kind_of(fact), body, Reading::everything);
    ASSERT_EQ(back.index(), fact.index());
    stored += body + "\n";
    opened += encode(back, kCase, Act{}, OpenVault()).body + "\n";
  }
  for (const std::string& canary : canaries.made) {
    EXPECT_EQ(stored.find(canary), std::string::npos) << canary << " stands open in\n" << stored;
    EXPECT_NE(opened.find(canary), std::string::npos) << canary << " is not in\n" << opened;
  }
  EXPECT_NE(stored.find("药品经营许可证"), std::string::npos) << "what was granted stands open";
  EXPECT_NE(stored.find("渝北市监授"), std::string::npos) << "under which letter stands open";
}

TEST_F(FactsCodec, opens_what_it_sealed_word_for_word) {
  const Finding first{SubjectKind::material, "lease", false, "missing", "缺第二页"};
  const Finding second{SubjectKind::field, "name", true, "", ""};
  const auto examined = std::get<Examined>(
      read("examined", body_of(Examined{{first, second}, {mandate()}}), Reading::for_deciding));
  ASSERT_EQ(examined.findings.size(), 2u);
  EXPECT_EQ(examined.findings[0].note, "缺第二页") << "what is at fault is needed for deciding";
  EXPECT_EQ(examined.findings[1].note, "");
  const std::string body =
      body_of(Decided{"item", Outcome::refused, false, "g", "不符合条件", mandate(), {}, {}});
  EXPECT_EQ(std::get<Decided>(read("decided", body, Reading::everything)).reason, "不符合条件");
  EXPECT_EQ(std::get<Decided>(read("decided", body, Reading::everything)).mandate.number, mandate().number);
  EXPECT_EQ(std::get<Decided>(read("decided", body, Reading::for_deciding)).reason, "");
  EXPECT_THROW(read("decided", body, Reading::everything, kOther), Failure) << "moved to another case";
}

TEST_F(FactsCodec, leaves_a_fact_without_a_typed_word_as_it_always_was) {
  EXPECT_EQ(body_of(Ended{"a", "b"}), R"({"item":"a","upstream":"b"})");
  EXPECT_EQ(body_of(Archived{}), R"({"note":""})");
}

TEST_F(FactsCodec, reads_what_stood_open_before_there_was_sealing) {
  const struct {
    const char *kind, *body, *word;
  } rows[] = {{"reviewed", R"({"item":"a","in_favour":true,"opinion":"材料齐全","mandate":{"number":""}})",
               "材料齐全"},
              {"not_accepted",
               R"({"items":["a"],"ground":"other_by_law","organ":"","reason":"缘由","mandates":[]})", "缘由"},
              {"extended", R"({"item":"a","days":3,"reason":"案情复杂"})", "案情复杂"},
              {"withdrawn", R"({"reason":"不办了"})", "不办了"}};
  for (const auto& row : rows) {
    const CaseFact fact = read(row.kind, row.body, Reading::everything);
    std::string found;
    if (const auto* one = std::get_if<Reviewed>(&fact)) found = one->opinion;
    if (const auto* one = std::get_if<NotAccepted>(&fact)) found = one->reason;
    if (const auto* one = std::get_if<Extended>(&fact)) found = one->reason;
    if (const auto* one = std::get_if<Withdrawn>(&fact)) found = one->reason;
    EXPECT_EQ(found, row.word) << row.kind;
  }
}

TEST_F(FactsCodec, words_a_document_as_it_was_told_when_that_stood_among_its_values) {
  const auto read_back = [&](std::map<std::string, std::string> values) {
    DocumentMade made{
        DocumentId{3}, DocumentKind::grant_decision, "market", "a", 1, std::move(values), {}, "d"};
    std::string body = body_of(made);
    const std::string told = R"("wording":"licence")";
    const auto at = body.find(told);
    EXPECT_NE(at, body.npos) << body;
    if (at != body.npos) body.replace(at, told.size(), R"("wording":null)");
    return std::get<DocumentMade>(read("document_made", body, Reading::everything)).wording;
  };
  EXPECT_EQ(read_back({}), Wording::licence) << "then every document was worded so";
  EXPECT_EQ(read_back({{"power", "01"}}), Wording::licence);
  EXPECT_EQ(read_back({{"power", "10"}}), Wording::other);
  for (const Wording wording : {Wording::licence, Wording::mixed, Wording::other}) {
    DocumentMade made;
    made.document = DocumentId{3};
    made.wording = wording;
    EXPECT_EQ(std::get<DocumentMade>(read("document_made", body_of(made), Reading::everything)).wording,
              wording);
  }
}

TEST_F(FactsCodec, says_that_a_sealed_word_was_cut_off) {
  std::string body = body_of(Extended{"a", 3, "案情复杂"});
  body.erase(body.size() - 6, 4);
  EXPECT_THROW(read("extended", body, Reading::everything), Failure);
}

// The whole list, to be read: what stands open is a code of the catalogue, of the law or of the house.
TEST_F(FactsCodec, has_these_texts_open_and_no_others) {
  std::vector<std::string> open;
  for (const TextField& field : text_fields())
    if (!field.sealed) open.push_back(field.path);
  const std::vector<std::string> expected{"filed number",
                                          "filed window",
                                          "filed package",
                                          "filed answers",
                                          "filed catalogue_version",
                                          "filed materials.material",
                                          "filed materials.files",
                                          "filed delivery",
                                          "examined findings.subject",
                                          "examined findings.fault",
                                          "examined mandates.number",
                                          "accepted items",
                                          "accepted mandates.number",
                                          "notice_issued faults.subject",
                                          "notice_issued faults.fault",
                                          "notice_issued items",
                                          "not_accepted items",
                                          "not_accepted mandates.number",
                                          "supplemented materials.material",
                                          "supplemented materials.files",
                                          "site_visited items",
                                          "site_visited files",
                                          "publicity_posted item",
                                          "publicity_posted code",
                                          "stop_started item",
                                          "stop_started procedure",
                                          "stop_started clause",
                                          "stop_started mandate.number",
                                          "stop_ended item",
                                          "stop_ended mandate.number",
                                          "extended item",
                                          "reviewed item",
                                          "reviewed mandate.number",
                                          "decided item",
                                          "decided ground",
                                          "decided mandate.number",
                                          "decided result.code",
                                          "decided result.name",
                                          "decided result.number",
                                          "decided result.material",
                                          "ended item",
                                          "ended upstream",
                                          "handed_over items",
                                          "document_made organ",
                                          "document_made item",
                                          "document_made digest",
                                          "help_began shown",
                                          "deemed_complete items",
                                          "value_disputed field",
                                          "promise_shortened item",
                                          "promise_shortened catalogue_version",
                                          "fields_filled item"};
  EXPECT_EQ(open, expected);
}

}  // namespace
}  // namespace yichuang::app
