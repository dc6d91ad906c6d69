#include "app/catalogue/guide_view.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

const Date kToday{2026, 3, 2};

const Catalogue& shipped() {
  static const CatalogueReading reading = read_catalogue(catalogue_in("catalogue"));
  return reading.catalogue;
}

Guide pharmacy() { return package_guide(shipped(), *shipped().package("open-pharmacy"), kToday); }

TEST(Guides, of_every_item_and_package_have_words_in_both_languages_everywhere) {
  std::vector<Guide> guides;
  for (const Package& package : shipped().packages)
    guides.push_back(package_guide(shipped(), package, kToday));
  for (const Item& item : shipped().items)
    for (const GuideReader reader : {GuideReader::applicant, GuideReader::examiner})
      guides.push_back(item_guide(shipped(), item, reader, kToday));
  for (const Guide& guide : guides)
    for (const GuideSection& section : guide.sections) {
      for (const GuideFact& fact : section.facts)
        EXPECT_FALSE(fact.value.zh.empty() || fact.value.en.empty())
            << guide.code << " " << section.code << " " << fact.label.en;
      for (const GuideFact& fact : section.facts)
        for (const char* code : {"item_kind.", "object.", "channel.", "delivery."})
          EXPECT_EQ(fact.value.en.find(code), std::string::npos) << guide.code << ": a code without words";
      for (const Text& text : section.points)
        EXPECT_FALSE(text.zh.empty() || text.en.empty()) << guide.code << " " << section.code;
    }
}

TEST(Guides, of_the_shipped_items_ask_only_what_some_package_asks) {
  for (const Item& item : shipped().items)
    for (const GuideSection& section : item_guide(shipped(), item, GuideReader::applicant, kToday).sections)
      for (const auto& row : section.rows)
        for (const Text& cell : row)
          EXPECT_EQ(cell.zh.find("仅当：。"), std::string::npos) << item.code << ": " << cell.zh;
}

TEST(Guides, on_paper_hold_what_the_screen_holds) {
  const Guide guide = pharmacy();
  const pdf::Document page = page_of(guide, {GuideSheet::a4, Language::zh, "http://x/guide", "大厅", ""});
  std::size_t headings = 0;
  for (const pdf::Block& block : page.blocks) headings += std::holds_alternative<pdf::Heading>(block);
  EXPECT_EQ(headings, view_of(guide).sections.size());
  EXPECT_EQ(page.title, "开药店 办事指南");
  EXPECT_FALSE(page.large_print);
  EXPECT_TRUE(page_of(guide, {GuideSheet::large, Language::zh, "http://x/guide", "大厅", ""}).large_print);
}

std::string pages_of(const std::string& pdf) {
  const std::string path = testing::TempDir() + "/poster.pdf";
  std::ofstream(path, std::ios::binary) << pdf;
  FILE* const info = popen(("pdfinfo " + path).c_str(), "r");
  std::string said;
  std::array<char, 4096> piece{};
  while (const std::size_t read = std::fread(piece.data(), 1, piece.size(), info))
    said.append(piece.data(), read);
  pclose(info);
  const std::size_t at = said.find("Pages:");
  return at == said.npos ? said : said.substr(at, said.find('\n', at) - at);
}

TEST(Guides, posters_are_one_page_for_every_package) {
  for (const Package& package : shipped().packages) {
    for (const Language language : {Language::zh, Language::en}) {
      const GuideSetting setting{GuideSheet::poster, language, "http://hall.example/guide/" + package.code,
                                 in(language, shipped().centre.name), "2026-01-05T09:00:00+08:00"};
      EXPECT_EQ(pages_of(pdf::render(page_of(package_guide(shipped(), package, kToday), setting))),
                "Pages:           1")
          << package.code << (language == Language::en ? " in English" : "");
    }
  }
}

std::string said_by(const pdf::Document& page) {
  std::string said;
  for (const pdf::Block& block : page.blocks)
    if (const auto* paragraph = std::get_if<pdf::Paragraph>(&block)) said += paragraph->text + "\n";
  return said;
}

TEST(Guides, posters_name_every_item_and_what_to_bring_where_there_is_room) {
  const Guide guide = pharmacy();
  const std::string said = said_by(
      page_of(guide, {GuideSheet::poster, Language::zh, "http://x/guide", "大厅", ""}));
  for (const GuideSection& section : guide.sections)
    for (const auto& row : section.rows)
      if (section.code == "items") EXPECT_NE(said.find(row.front().zh), said.npos) << row.front().zh;
  ASSERT_FALSE(guide.bring.empty());
  EXPECT_NE(said.find(guide.bring.front().zh), said.npos);
}

TEST(Guides, on_paper_never_give_the_code_a_page_of_its_own) {
  const pdf::Document page = page_of(pharmacy(), {GuideSheet::a4, Language::zh, "http://x/guide", "大厅", ""});
  EXPECT_FALSE(std::holds_alternative<pdf::QrCode>(page.blocks.back()));
}

TEST(DrawnGuides, are_drawn_once_and_the_least_wanted_make_room) {
  DrawnGuides kept;
  EXPECT_FALSE(kept.find("a"));
  kept.keep("a", "the first");
  kept.keep("a", "what somebody else drew meanwhile");
  for (int i = 0; i < 200; ++i) {
    kept.keep("other " + std::to_string(i), "another");
    kept.find("a");
  }
  EXPECT_EQ(kept.find("a"), "the first") << "what is asked for again and again stays";
  EXPECT_FALSE(kept.find("other 0")) << "what nobody asked for since is gone";
  EXPECT_TRUE(kept.find("other 199"));
}

}  // namespace
}  // namespace yichuang::app
