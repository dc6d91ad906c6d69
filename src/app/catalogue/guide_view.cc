#include "app/catalogue/guide_view.h"

#include <algorithm>

#include "app/catalogue/terminal.h"
#include "core/catalogue/explain.h"

namespace yichuang::app {
namespace {

Words words(const Text& text) { return {text.zh, text.en}; }

std::vector<Words> words(const std::vector<Text>& texts) {
  std::vector<Words> all;
  for (const Text& text : texts) all.push_back(words(text));
  return all;
}

std::vector<GuideFactView> words(const std::vector<GuideFact>& facts) {
  std::vector<GuideFactView> all;
  for (const GuideFact& fact : facts) all.push_back({words(fact.label), words(fact.value)});
  return all;
}

// By what stands in it: halfway between its usual and its longest cell, within what a page can give one column.
double weight_of(const GuideSection& section, std::size_t column, Language language) {
  constexpr std::size_t kNarrow = 6, kWide = 40;  // columns of a terminal
  const auto width = [&](const Text& text) { return std::min(columns(in(language, text)), kWide); };
  std::size_t longest = width(section.columns[column]), sum = 0;
  for (const auto& row : section.rows) {
    sum += width(row[column]);
    longest = std::max(longest, width(row[column]));
  }
  const std::size_t mean = section.rows.empty() ? longest : sum / section.rows.size();
  return static_cast<double>(std::max((mean + longest) / 2, kNarrow));
}

class Sheet {
 public:
  Sheet(const Guide& guide, const GuideSetting& setting) : guide_(guide), setting_(setting) {}

  pdf::Document draw() {
    const bool examiner = guide_.reader == GuideReader::examiner;
    if (setting_.sheet != GuideSheet::poster)
      page_.masthead = setting_.issuer;  // the poster has no room for it
    page_.title = say(guide_.title) + (examiner ? say({" 审查工作细则", ": examination manual"})
                                                : say({" 办事指南", ": service guide"}));
    // All items and papers in ordinary print say more than some in large.
    page_.large_print = setting_.sheet == GuideSheet::large;
    page_.author = setting_.issuer;
    page_.subject = guide_.code;
    page_.language = setting_.language == Language::zh ? "zh-CN" : "en";
    page_.created = setting_.created;
    page_.footer = say({"目录版本 ", "catalogue "}) + guide_.catalogue_version;
    page_.blocks.push_back(pdf::Paragraph{say(guide_.lead), false});
    if (setting_.sheet == GuideSheet::poster)
      poster();
    else
      whole();
    return std::move(page_);
  }

 private:
  std::string say(const Text& text) const { return in(setting_.language, text); }
  void heading(const Text& text) { page_.blocks.push_back(pdf::Heading{say(text)}); }
  void facts(const std::vector<GuideFact>& facts, int pairs) {
    if (facts.empty()) return;
    pdf::KeyValues table{{}, pairs};
    for (const GuideFact& fact : facts) table.rows.emplace_back(say(fact.label), say(fact.value));
    page_.blocks.push_back(std::move(table));
  }
  void points(const std::vector<Text>& texts) {
    if (texts.empty()) return;
    pdf::NumberedList list;
    for (const Text& text : texts) list.items.push_back(say(text));
    page_.blocks.push_back(std::move(list));
  }
  void table(const GuideSection& section) {
    if (section.rows.empty()) return;
    pdf::Grid grid;
    for (std::size_t i = 0; i < section.columns.size(); ++i)
      grid.columns.push_back(
          {say(section.columns[i]), weight_of(section, i, setting_.language), pdf::Align::left});
    for (const auto& row : section.rows) {
      std::vector<std::string> cells;
      for (const Text& cell : row) cells.push_back(say(cell));
      grid.rows.push_back(std::move(cells));
    }
    page_.blocks.push_back(std::move(grid));
  }

  void whole() {
    // At the head: whoever holds an old sheet looks there first, and the code never has a page to itself.
    page_.blocks.push_back(pdf::QrCode{
        setting_.address, say({"扫码看最新的办事指南", "Scan for the latest version of this guide"})});
    for (const GuideSection& section : guide_.sections) {
      heading(section.heading);
      for (const Text& text : section.paragraphs) page_.blocks.push_back(pdf::Paragraph{say(text)});
      facts(section.facts, 1);
      points(section.points);
      table(section);
    }
    page_.blocks.push_back(pdf::Paragraph{say(guide_.note), false});
  }

  const GuideSection* section(std::string_view code) const {
    const auto found = std::find_if(guide_.sections.begin(), guide_.sections.end(),
                                    [&](const GuideSection& one) { return one.code == code; });
    return found == guide_.sections.end() ? nullptr : &*found;
  }

  // As many names as the page has room for.
  void named(const Text& title, const std::vector<Text>& all, std::size_t& used, std::size_t room) {
    if (all.empty()) return;
    heading(title);
    std::vector<Text> names;
    for (const Text& name : all) {
      if (used + columns(say(name)) > room) break;
      used += columns(say(name)) + 2;
      names.push_back(name);
    }
    const std::string more = std::to_string(all.size() - names.size());
    Text list = join(names, "、", ", ");
    if (names.size() < all.size())
      list = names.empty() ? Text{"共 " + more + " 项，扫码查看", more + " in all, see the code"}
                           : Text{list.zh + "；另有 " + more + " 项，扫码查看",
                                  list.en + "; and " + more + " more, see the code"};
    page_.blocks.push_back(pdf::Paragraph{say(list), false});
  }

  // What has to be known before one comes; everything else is behind the code.
  void poster() {
    std::size_t used = columns(say(guide_.lead));
    if (const GuideSection* standing = section("standing")) {
      heading(standing->heading);
      for (const auto* texts : {&standing->paragraphs, &standing->points})
        for (const Text& text : *texts) {
          page_.blocks.push_back(pdf::Paragraph{say(text), false});
          used += columns(say(text));
        }
    }
    facts(guide_.headline, 2);
    const GuideSection* items = section("items");
    std::vector<Text> names;
    for (const auto& row : items == nullptr ? std::vector<std::vector<Text>>{} : items->rows)
      names.push_back(row.front());
    if (items != nullptr) named(items->heading, names, used, poster_items());
    named({"可能要带的材料", "Papers you may need to bring"}, guide_.bring, used, poster_columns());
    if (const GuideSection* place = section("place")) {
      const auto shown = std::min<std::ptrdiff_t>(3, std::ssize(place->facts));  // place, hours, telephone
      facts({place->facts.begin(), place->facts.begin() + shown}, 1);
    }
    page_.blocks.push_back(pdf::Closing{
        {setting_.issuer}, {}, pdf::QrCode{setting_.address, say({"扫码在线办理", "Scan to apply"})}, {}});
  }

  // Of lead, standing, items and papers together, in columns of a terminal; and of that what items may take. Words that
  // are not broken fill a line less well.
  std::size_t poster_columns() const { return setting_.language == Language::zh ? 660 : 500; }
  std::size_t poster_items() const { return setting_.language == Language::zh ? 500 : 340; }
  const Guide& guide_;
  const GuideSetting& setting_;
  pdf::Document page_;
};

}  // namespace

GuideView view_of(const Guide& guide) {
  GuideView view{guide.kind,
                 guide.code,
                 guide.reader == GuideReader::examiner ? "examiner" : "applicant",
                 guide.catalogue_version,
                 words(guide.title),
                 words(guide.lead),
                 words(guide.headline),
                 {},
                 words(guide.note)};
  for (const GuideSection& section : guide.sections) {
    GuideSectionView shown{section.code,
                           words(section.heading),
                           words(section.facts),
                           words(section.paragraphs),
                           words(section.points),
                           words(section.columns),
                           {}};
    for (const auto& row : section.rows) shown.rows.push_back(words(row));
    view.sections.push_back(std::move(shown));
  }
  return view;
}

pdf::Document page_of(const Guide& guide, const GuideSetting& setting) {
  return Sheet(guide, setting).draw();
}

bool DrawnGuides::to_front(const std::string& key) {
  const auto found =
      std::find_if(drawn_.begin(), drawn_.end(), [&](const auto& one) { return one.first == key; });
  if (found == drawn_.end()) return false;
  drawn_.splice(drawn_.begin(), drawn_, found);
  return true;
}

std::optional<std::string> DrawnGuides::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (!to_front(key)) return std::nullopt;
  return drawn_.front().second;
}

void DrawnGuides::keep(const std::string& key, const std::string& guide) {
  const std::lock_guard lock(mutex_);
  if (!to_front(key)) drawn_.emplace_front(key, guide);
  if (drawn_.size() > kMostDrawn) drawn_.pop_back();
}

}  // namespace yichuang::app
