#include "core/catalogue/guide_parts.h"

#include <algorithm>

#include "core/catalogue/standing.h"

namespace yichuang::guiding {

std::string source_code(MaterialSource source) {
  switch (source) {
    case MaterialSource::applicant:
      return "material_source.applicant";
    case MaterialSource::fetched:
      return "material_source.fetched";
    case MaterialSource::result:
      return "material_source.result";
    case MaterialSource::commitment:
      return "material_source.commitment";
  }
  return {};
}

std::string necessity_code(Necessity necessity) {
  switch (necessity) {
    case Necessity::required:
      return "necessity.required";
    case Necessity::tolerable:
      return "necessity.tolerable";
    case Necessity::optional:
      return "necessity.optional";
  }
  return {};
}

Text statutory_in_words(const Item& item) {
  if (item.statutory_unknown) return {"待本区确认", "still to be confirmed by the district"};
  if (!item.statutory) return {"法律没有规定时限", "the law sets no limit"};
  Text text = days_in_words(item.statutory->days, item.statutory->unit);
  if (item.statutory->extension_days > 0) {
    const Text more = days_in_words(item.statutory->extension_days, item.statutory->unit);
    text = {text.zh + "，经批准可延长 " + more.zh, text.en + ", may be extended by " + more.en};
  }
  return text + mark(item.statutory->confidence);
}

Text promised_in_words(const Item& item) {
  return days_in_words(item.instant ? 0 : item.promised.days, item.promised.unit) +
         mark(item.promised.confidence);
}

Text when_in_words(const Catalogue& catalogue, const Item& item, const When& when) {
  if (!when) return {};
  // Packages ask the same thing in longer and shorter words: the longest says it for all.
  std::vector<Text> told;
  for (const Package& package : catalogue.packages) {
    if (package.item(item.code) == nullptr) continue;
    Text text = describe(*when, catalogue, package);
    const auto within = [](const Text& a, const Text& b) { return b.zh.find(a.zh) != b.zh.npos; };
    if (text.empty() ||
        std::any_of(told.begin(), told.end(), [&](const Text& one) { return within(text, one); }))
      continue;
    std::erase_if(told, [&](const Text& one) { return within(one, text); });
    told.push_back(std::move(text));
  }
  return join(told);
}

Text standing_mark(const Item& item, Date day) {
  const Standing* standing = standing_on(item, day);
  if (standing == nullptr) return {};
  const bool closed = standing->closed_on(day);
  if (standing->kind == StandingKind::retired)
    return closed ? Text{"已取消", "abolished"} : Text{"将取消", "to be abolished"};
  return closed ? Text{"暂停办理", "suspended"} : Text{"将暂停办理", "to be suspended"};
}

GuideSection standing_section(const Catalogue& catalogue, const Item& item, Date day) {
  GuideSection section{"standing", standing_mark(item, day), {}, {}, {}, {}, {}};
  if (section.heading.empty()) return section;
  section.heading.en.front() = static_cast<char>(section.heading.en.front() - 'a' + 'A');
  section.paragraphs = {
      standing_in_words(catalogue, *item.standing),
      {"在这以前已经提交的申请照常办理。", "Applications handed in before go on as usual."}};
  return section;
}

GuideSection standing_section(const Catalogue& catalogue, const Package& package, Date day) {
  std::vector<Text> texts;
  for (const PackageItem& entry : package.items)
    if (const Item* item = catalogue.item(entry.item);
        item != nullptr && standing_on(*item, day) != nullptr) {
      const Text told = standing_in_words(catalogue, *item->standing);
      texts.push_back({"“" + item->name.zh + "”" + told.zh, "“" + item->name.en + "”: " + told.en});
    }
  return points("standing", {"暂停办理和取消的事项", "Suspended and abolished items"}, std::move(texts));
}

GuideSection points(std::string code, Text heading, std::vector<Text> texts) {
  GuideSection section{std::move(code), std::move(heading), {}, {}, {}, {}, {}};
  section.points = std::move(texts);
  return section;
}

void add(Guide& guide, GuideSection section) {
  if (section.facts.empty() && section.paragraphs.empty() && section.points.empty() && section.rows.empty())
    return;
  guide.sections.push_back(std::move(section));
}

namespace {

Text hours_in_words(const std::vector<OpeningHours::Span>& spans, const Text& day) {
  if (spans.empty()) return {};
  std::string times;
  for (const auto& span : spans) times += (times.empty() ? "" : ", ") + span.open + "–" + span.close;
  return {day.zh + " " + times, day.en + " " + times};
}

}  // namespace

GuideSection place_section(const Catalogue& catalogue, const Department* department) {
  const Centre& centre = catalogue.centre;
  GuideSection section{"place", {"到哪里办、问谁", "Where to go and whom to ask"}, {}, {}, {}, {}, {}};
  section.facts.push_back({{"地点", "Place"}, centre.name + Text{"，", ", "} + centre.address});
  std::vector<Text> hours;
  for (const auto& [spans, day] : {std::pair{&centre.hours.weekdays, Text{"周一至周五", "Monday to Friday"}},
                                   std::pair{&centre.hours.saturday, Text{"周六", "Saturday"}},
                                   std::pair{&centre.hours.sunday, Text{"周日", "Sunday"}}})
    if (Text text = hours_in_words(*spans, day); !text.empty()) hours.push_back(std::move(text));
  section.facts.push_back({{"办公时间", "Hours"}, join(hours) + mark(centre.hours.confidence)});
  section.facts.push_back({{"咨询电话", "Questions"}, quoted(centre.phone)});
  section.facts.push_back({{"投诉电话", "Complaints"}, quoted(centre.complaint_phone)});
  if (department != nullptr)
    section.facts.push_back(
        {{"部门电话", "Department"}, department->short_name + Text{" ", " "} + quoted(department->phone)});
  return section;
}

}  // namespace yichuang::guiding
