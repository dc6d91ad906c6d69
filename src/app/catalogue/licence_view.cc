#include "app/catalogue/licence_view.h"

#include <algorithm>

#include "app/catalogue/page.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kWidth = 110;
constexpr std::string_view kModePrefix = "reform_mode.";
constexpr ReformMode kModes[] = {ReformMode::cancelled, ReformMode::record, ReformMode::commitment,
                                 ReformMode::service};

Words words(const Text& text) { return {text.zh, text.en}; }
Text text(const Words& words) { return {words.zh, words.en}; }
std::string code_of(ReformMode mode) { return reform_mode_code(mode).substr(kModePrefix.size()); }

Words said(const Catalogue& catalogue, const std::string& code) {
  const Text* found = catalogue.text(code);
  return found == nullptr ? Words{code, code} : words(*found);
}

std::vector<Named> packages_with(const Catalogue& catalogue, const std::vector<std::string>& items) {
  std::vector<Named> packages;
  for (const Package& package : catalogue.packages)
    if (std::any_of(items.begin(), items.end(),
                    [&](const std::string& code) { return package.item(code) != nullptr; }))
      packages.push_back({package.code, words(package.name)});
  return packages;
}

BusinessLicenceView view_of(const Catalogue& catalogue, const BusinessLicence& one, Date day) {
  BusinessLicenceView view;
  view.code = one.code;
  view.name = words(one.name);
  view.authority = words(one.authority);
  for (const Basis& basis : one.basis)
    view.basis.push_back(basis.law + (basis.article.empty() ? "" : " " + basis.article));
  view.mode = code_of(one.mode);
  view.mode_certain = one.mode_confidence == Confidence::certain;
  view.measures = words(one.measures);
  view.district = one.district;
  view.source = one.source;
  view.certain = one.confidence == Confidence::certain;
  for (const std::string& code : one.items) {
    const Item& item = *catalogue.item(code);  // the checker refuses an unknown one
    view.items.push_back({code, words(item.name)});
    if (auto standing = view_standing(catalogue, item, day)) view.standings.push_back(std::move(*standing));
  }
  view.packages = packages_with(catalogue, one.items);
  return view;
}

std::string names(const Page& page, const std::vector<Named>& all) {
  std::string list;
  for (const Named& one : all) list += (list.empty() ? "" : page.say("、", ", ")) + page.say(text(one.name));
  return list;
}

}  // namespace

LicenceListView licences_of(const Catalogue& catalogue, Date day) {
  const LicenceList& list = catalogue.licence_list;
  LicenceListView view;
  view.catalogue_version = catalogue.version;
  if (list.loaded()) view.name = words(list.name);
  view.note = words(list.note);
  view.source = list.source;
  for (const ReformMode mode : kModes) {
    const std::string code = reform_mode_code(mode);
    const auto count = std::count_if(list.licences.begin(), list.licences.end(),
                                     [&](const BusinessLicence& one) { return one.mode == mode; });
    view.modes.push_back(
        {code_of(mode), said(catalogue, code), said(catalogue, code + ".about"), static_cast<int>(count)});
  }
  for (const BusinessLicence& one : list.licences) view.licences.push_back(view_of(catalogue, one, day));
  return view;
}

std::string licences_json(const LicenceListView& list) { return json::write(list); }

std::string licences_text(const LicenceListView& list, Language language) {
  Page page(language, kWidth);
  if (!list.name) {
    page.line(page.say("没有导入涉企经营许可事项清单", "no list of business licences is loaded"));
    return page.take();
  }
  page.line(page.say(text(*list.name)));
  page.paragraph("", page.say(text(list.note)));
  for (const ReformModeView& mode : list.modes) {
    page.heading(page.say(text(mode.name)) + "  " + std::to_string(mode.licences));
    for (const BusinessLicenceView& one : list.licences) {
      if (one.mode != mode.code) continue;
      page.paragraph(
          "  ◇ ",
          page.say(text(one.name)) + page.say("（", " (") + page.say(text(one.authority)) +
              page.say("）", ")") +
              (one.mode_certain ? "" : page.say("（以本区公布为准）", " (as published by the district)")));
      page.paragraph("    ", page.say(text(one.measures)));
      if (!one.items.empty()) page.paragraph("    ", page.say("事项：", "items: ") + names(page, one.items));
      if (!one.packages.empty())
        page.paragraph("    ", page.say("一件事：", "packages: ") + names(page, one.packages));
      for (const StandingView& standing : one.standings)
        page.paragraph("    ", page.say(text(standing.item.name)) + page.say("：", ": ") +
                                   page.say(text(standing.text)));
    }
  }
  return page.take();
}

}  // namespace yichuang::app
