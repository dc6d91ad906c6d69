// What a document says depends on what it is about: the law of licences is cited for licences, and nothing is called a
// licence that is none.
#include "app/intake/document_page.h"

#include <gtest/gtest.h>

#include "app/catalogue/load.h"
#include "app/intake/document_words.h"
#include "app/intake/result_text.h"

namespace yichuang::app {
namespace {

std::string words_of(const pdf::Document& page) {
  std::string words = page.title + "\n" + page.number + "\n" + page.sample + "\n";
  for (const pdf::Block& block : page.blocks) {
    if (const auto* text = std::get_if<pdf::Paragraph>(&block)) words += text->text + "\n";
    if (const auto* text = std::get_if<pdf::Heading>(&block)) words += text->text + "\n";
    if (const auto* list = std::get_if<pdf::NumberedList>(&block))
      for (const std::string& item : list->items) words += item + "\n";
    if (const auto* table = std::get_if<pdf::KeyValues>(&block))
      for (const auto& [label, value] : table->rows) words += label + "：" + value + "\n";
    if (const auto* closing = std::get_if<pdf::Closing>(&block); closing != nullptr && closing->qr)
      words += closing->qr->content + "\n";
  }
  return words;
}

using Values = std::map<std::string, std::string>;

std::string said(DocumentKind kind, Wording wording) {
  DocumentMade made;
  made.kind = kind;
  made.wording = wording;
  made.digest = std::string(64, 'a');
  made.values = {{"told_by", "2026年3月9日"}, {"deliver_by", "2026年3月20日"}, {"fees", "不收取费用。"}};
  return words_of(page_of(made, {}));
}

bool has(const std::string& words, const char* part) { return words.find(part) != std::string::npos; }

TEST(DocumentPage, cites_the_law_of_licences_for_licences_alone) {
  for (const DocumentKind kind :
       {DocumentKind::receipt, DocumentKind::acceptance_notice, DocumentKind::deficiency_notice,
        DocumentKind::grant_decision, DocumentKind::extension_notice}) {
    EXPECT_TRUE(has(said(kind, Wording::licence), "行政许可法")) << static_cast<int>(kind);
    EXPECT_TRUE(has(said(kind, Wording::mixed), "其中行政许可事项依照")) << static_cast<int>(kind);
    EXPECT_FALSE(has(said(kind, Wording::other), "许可")) << said(kind, Wording::other);
  }
}

// A decision on one item, of one nature, to a person or a firm.
std::string decided(DocumentKind kind, const char* nature, const char* addressee, Values values = {}) {
  DocumentMade made;
  made.kind = kind;
  made.wording = std::string(nature) == "licence" ? Wording::licence : Wording::other;
  made.digest = std::string(64, 'a');
  made.values = std::move(values);
  made.values.insert({{"item", "这件事"},
                      {"nature", nature},
                      {"addressee", addressee},
                      {"basis", "《条例》"},
                      {"deliver_by", "2026年3月20日"}});
  return words_of(page_of(made, {}));
}

TEST(DocumentPage, decision_is_worded_for_what_the_item_is) {
  const struct {
    const char* nature;
    const char* granted;
    const char* refused;
  } kRows[] = {
      {"licence", "您申请的“这件事”，本机关于受理。经审查，符合法定条件。依照《条例》，决定准予行政许可。",
       "不予许可的理由"},
      {"registration", "依照《条例》，予以登记。", "不予登记的理由"},
      {"filing", "您报送的“这件事”，本机关于受理。经核对，材料齐全。依照《条例》，予以备案。",
       "不予备案的理由"},
      {"report", "依照《条例》，材料已经收悉。", "不予接收的理由"},
      {"confirmation", "依照《条例》，予以确认。", "不予确认的理由"},
      {"benefit", "依照《条例》，同意办理。", "不予办理的理由"},
      {"service", "您申请办理的“这件事”，本机关于受理。经核对，符合办理条件。依照《条例》，已经办好。",
       "不予办理的理由"},
      {"other", "依照《条例》，同意办理。", "不予办理的理由"}};
  for (const auto& row : kRows) {
    const std::string granted = decided(DocumentKind::grant_decision, row.nature, "您");
    EXPECT_TRUE(has(granted, row.granted)) << granted;
    const std::string refused = decided(DocumentKind::refusal_decision, row.nature, "您");
    EXPECT_TRUE(has(refused, row.refused)) << refused;
    const bool licence = std::string(row.nature) == "licence";
    EXPECT_EQ(has(granted + refused, "许可"), licence) << granted << refused;
    EXPECT_EQ(has(granted + refused, "法定"), licence) << granted << refused;
  }
}

TEST(DocumentPage, speaks_to_a_person_as_to_one_and_to_an_organisation_as_to_one) {
  EXPECT_TRUE(has(decided(DocumentKind::grant_decision, "service", "您"), "您申请办理的"));
  EXPECT_TRUE(has(decided(DocumentKind::grant_decision, "filing", "你单位"), "你单位报送的"));
  EXPECT_FALSE(has(decided(DocumentKind::grant_decision, "service", "您"), "（单位）"));
  EXPECT_EQ(addressee_of(PersonKind::natural), "您");
  EXPECT_EQ(addressee_of(PersonKind::individual_business), "你单位");
}

TEST(DocumentPage, of_a_result_that_is_only_told_promises_no_delivery_and_says_when_to_come_again) {
  const std::string told = decided(DocumentKind::grant_decision, "service", "您",
                                   {{"own_result", "1"},
                                    {"ready", "1"},
                                    {"conditions", "养老金按月照发。\n"},
                                    {"again_by", "2027年3月1日"}});
  for (const char* part :
       {"养老金按月照发。", "管到2027年3月1日，请在这一天之前再办一次", "本通知书就是办理结果"})
    EXPECT_TRUE(has(told, part)) << part << " in\n" << told;
  EXPECT_FALSE(has(told, "送达")) << told;
  EXPECT_TRUE(has(decided(DocumentKind::grant_decision, "filing", "您", {{"ready", "1"}}), "现在就可以领取"));
  EXPECT_TRUE(has(decided(DocumentKind::grant_decision, "filing", "您"), "办理结果将于2026年3月20日前送达"));
}

TEST(DocumentPage, names_the_procedures_that_are_not_counted_where_there_can_be_any) {
  const auto acceptance = [](Values values) {
    DocumentMade made;
    made.kind = DocumentKind::acceptance_notice;
    made.wording = Wording::other;
    made.digest = std::string(64, 'a');
    made.values = std::move(values);
    made.values["promised_on"] = "2026年3月20日";
    return words_of(page_of(made, {}));
  };
  EXPECT_FALSE(has(acceptance({{"uncounted", ""}}), "所需时间不计入"));
  EXPECT_TRUE(has(acceptance({{"uncounted", "专家评审"}}), "依法进行专家评审的，所需时间不计入"));
  EXPECT_TRUE(has(acceptance({}), "依法进行听证、招标")) << "as made before the values named them";
  EXPECT_TRUE(has(acceptance({{"doubtful", "1"}}), "标有 * 的时限以本区公布的为准"));
  EXPECT_FALSE(has(acceptance({{"doubtful", ""}}), "以本区公布"));
}

TEST(DocumentPage, receipt_tells_the_five_days_whatever_it_is_about) {
  for (const Wording wording : {Wording::licence, Wording::mixed, Wording::other})
    EXPECT_TRUE(has(said(DocumentKind::receipt, wording), "五个工作日内（2026年3月9日前）一次告知"));
}

class ResultPaperPage : public testing::Test {
 protected:
  static const Catalogue& catalogue() {
    static const CatalogueReading reading = read_catalogue(catalogue_in("catalogue"));
    return reading.catalogue;
  }
  // The paper of a granted item, made out to a firm.
  std::string paper(const char* code, bool demo = true) {
    const Item* item = catalogue().item(code);
    EXPECT_NE(item, nullptr);
    Case kase;
    kase.filed.applicant = {PersonId{1},
                            PersonKind::company,
                            "渝北大药房",
                            {IdentityKind::credit_code, "91500112X"},
                            "13800000000"};
    kase.fields = {{"business_name", "渝北大药房"},
                   {"credit_code", "91500112X"},
                   {"premises_address", "渝北区空港大道1号"},
                   {"applicant_phone", "13800000000"},
                   {"quality_officer_id_number", "500112198803162042"}};
    Decided granted;
    granted.item = code;
    granted.result = ItemResult{item->result.code, item->result.name.zh, "渝北许〔2026〕1号",
                                Date(2026, 3, 2),  Date(2031, 3, 1),     {}};
    ResultText text = text_of_result(catalogue(), Plan{}, kase, granted);
    text.values["item"] = item->name.zh;
    text.values["organ_name"] = "渝北区市场监督管理局";
    DocumentMade made{DocumentId{7},
                      DocumentKind::result_paper,
                      item->department,
                      code,
                      1,
                      text.values,
                      text.rows,
                      std::string(64, 'b'),
                      item->kind == kLicenceKind ? Wording::licence : Wording::other};
    DocumentSetting setting;
    setting.public_url = "https://hall";
    setting.demo = demo;
    return words_of(page_of(made, setting));
  }
};

TEST_F(ResultPaperPage, of_a_licence_says_what_to_whom_how_long_and_where_to_check_it) {
  const std::string words = paper("drug-retail-licence");
  for (const char* part :
       {"药品经营许可证", "渝北许〔2026〕1号", "持有人：渝北大药房", "91500112X", "渝北区空港大道1号",
        "自2026年3月2日至2031年3月1日", "准予许可", "https://hall/check?paper=7&code=bbbbbbbbbbbbbbbb"})
    EXPECT_TRUE(has(words, part)) << part << " is not in\n" << words;
  for (const char* part : {"13800000000", "500112198803162042"})
    EXPECT_FALSE(has(words, part)) << part << " is nobody's to read";
}

TEST_F(ResultPaperPage, of_a_record_is_called_no_licence) {
  const std::string words = paper("class2-device-record");
  EXPECT_TRUE(has(words, "予以备案")) << words;
  EXPECT_TRUE(has(words, "不是行政许可")) << words;
  EXPECT_FALSE(has(words, "准予")) << words;
}

TEST_F(ResultPaperPage, of_a_demonstration_says_on_its_face_that_it_is_a_sample) {
  EXPECT_TRUE(has(paper("drug-retail-licence"), "示范样本"));
  EXPECT_TRUE(has(paper("drug-retail-licence"), "不具有法律效力"));
  EXPECT_FALSE(has(paper("drug-retail-licence", false), "示范"));
}

}  // namespace
}  // namespace yichuang::app
