// The guide of a package: what is asked first, which items, whose, how long each takes, which papers may be needed.
#include <map>

#include "core/catalogue/guide_parts.h"
#include "core/catalogue/makers.h"

namespace yichuang {
namespace {

using guiding::add;
using guiding::quoted;
using guiding::word;
using guiding::operator+;

const char* role_code(PackageRole role) {
  switch (role) {
    case PackageRole::required:
      return "item_role.required";
    case PackageRole::optional:
      return "item_role.optional";
    case PackageRole::situational:
      return "item_role.situational";
  }
  return "";
}

Text count(std::size_t number, const char* zh, const char* one, const char* many) {
  const std::string digits = std::to_string(number);
  return {digits + " " + zh, digits + " " + (number == 1 ? one : many)};
}

std::size_t departments_of(const Catalogue& catalogue, const Package& package) {
  std::map<std::string, int> seen;
  for (const PackageItem& one : package.items)
    if (const Item* item = catalogue.item(one.item)) ++seen[item->department];
  return seen.size();
}

// Where a paper comes from in this package, as gather.cc settles it for a plan: what no item of the package makes does not
// come from an earlier one, whatever the library says.
Text source_in(const Catalogue& catalogue, const Package& package, const Material& material) {
  if (material.source != MaterialSource::result || is_made_in(catalogue, package, material.code))
    return word(catalogue, guiding::source_code(material.source));
  return word(catalogue, guiding::source_code(source_without_maker(material)));
}

bool is_asked(const Catalogue& catalogue, const Package& package, const Material& material) {
  return material.source == MaterialSource::applicant ||
         (material.source == MaterialSource::result && !is_made_in(catalogue, package, material.code) &&
          source_without_maker(material) == MaterialSource::applicant);
}

// Union of the items' papers, each once, with the items that may ask for it; and those one brings oneself.
GuideSection materials(const Catalogue& catalogue, const Package& package, std::vector<Text>& bring) {
  GuideSection section{"materials", {"可能用到的材料", "Papers that may be needed"}, {}, {}, {}, {}, {}};
  section.columns = {{"材料", "Paper"}, {"从哪里来", "From"}, {"哪些事项用", "For"}};
  std::vector<const Material*> order;
  std::map<std::string, std::vector<Text>> used;
  for (const PackageItem& one : package.items) {
    const Item* item = catalogue.item(one.item);
    if (item == nullptr) continue;
    for (const ItemMaterial& needed : item->materials) {
      const Material* material = catalogue.material(needed.material);
      if (material == nullptr) continue;
      auto& items = used[material->code];
      if (items.empty()) order.push_back(material);
      if (items.empty() || items.back() != item->name) items.push_back(item->name);
    }
  }
  for (const bool asked : {true, false})
    for (const Material* material : order)
      if (is_asked(catalogue, package, *material) == asked) {
        section.rows.push_back({material->name, source_in(catalogue, package, *material),
                                join(used.at(material->code), "、", ", ")});
        if (asked) bring.push_back(material->name);
      }
  section.paragraphs = {
      {"先回答几个问题，就知道您的情况要哪些；同一样材料只交一次。",
       "A few questions tell which of them your case needs; each paper is handed in once."}};
  return section;
}

GuideSection items(const Catalogue& catalogue, const Package& package, Date day) {
  GuideSection section{"items", {"包含的事项", "What it is made of"}, {}, {}, {}, {}, {}};
  section.columns = {{"事项", "Item"},
                     {"部门", "Department"},
                     {"什么时候办", "When"},
                     {"法定时限", "Legal limit"},
                     {"承诺时限", "Promised"}};
  for (const PackageItem& one : package.items) {
    const Item* item = catalogue.item(one.item);
    if (item == nullptr) continue;
    const Department* department = catalogue.department(item->department);
    Text when = word(catalogue, role_code(one.role));
    if (one.when)
      if (const Text told = describe(*one.when, catalogue, package); !told.empty())
        when = {when.zh + "：" + told.zh, when.en + ": " + told.en};
    when = join({when, guiding::standing_mark(*item, day)});
    section.rows.push_back(
        {item->name, department == nullptr ? quoted(item->department) : department->short_name,
         std::move(when), guiding::statutory_in_words(*item), guiding::promised_in_words(*item)});
  }
  return section;
}

// On paper nobody can open the list of answers.
Text options_of(const Question& question) {
  std::vector<Text> labels;
  for (const Option& option : question.options) labels.push_back(option.label);
  const Text all = join(labels, "、", ", ");
  return labels.empty() ? Text{} : Text{"可以回答：" + all.zh + "。", "Answers: " + all.en + "."};
}

GuideSection asked(const Catalogue& catalogue, const Package& package) {
  GuideSection section{"questions", {"先问几个问题", "A few questions first"}, {}, {}, {}, {}, {}};
  for (const Question& question : package.questions) {
    Text why = question.why + options_of(question);
    if (question.when)
      if (const Text told = describe(*question.when, catalogue, package); !told.empty())
        why = why + Text{"（只在" + told.zh + "时问）", "(only asked when " + told.en + ")"};
    section.facts.push_back({question.text, std::move(why)});
  }
  return section;
}

GuideSection order(const Catalogue& catalogue, const Package& package) {
  std::vector<const Item*> makers;
  std::map<const Item*, std::vector<Text>> takers;
  for (const Edge& edge : package.edges) {
    const Item* from = catalogue.item(edge.from);
    const Item* to = catalogue.item(edge.to);
    if (from == nullptr || to == nullptr) continue;
    if (takers[from].empty()) makers.push_back(from);
    takers[from].push_back(to->name);
  }
  std::vector<Text> texts;
  for (const Item* from : makers) {
    const Text to = join(takers.at(from), "、", ", ");
    texts.push_back({"“" + from->name.zh + "”办好后，结果自动转给：" + to.zh,
                     "The result of “" + from->name.en + "” goes on by itself to: " + to.en});
  }
  return guiding::points("order", {"先后次序", "What waits for what"}, std::move(texts));
}

GuideSection not_covered(const Catalogue& catalogue, const Package& package) {
  std::vector<Text> texts;
  for (const Block& block : package.blocks) {
    const Text when = describe(block.when, catalogue, package);
    texts.push_back(when.empty() ? block.text
                                 : Text{when.zh + "：" + block.text.zh, when.en + ": " + block.text.en});
  }
  return guiding::points("not_covered", {"不能这样办的情形", "What it does not cover"}, std::move(texts));
}

GuideSection how() {
  return guiding::points(
      "how", {"怎么办", "How it goes"},
      {{"回答几个问题，生成您自己的办理方案。", "Answer a few questions and get a plan of your own."},
       {"填一张表，交一套材料，网上或者任一综合窗口都可以。",
        "Fill in one form and hand in one set of papers, online or at any window."},
       {"缺什么只告知一次；各部门同时办理。",
        "What is missing is told once; the departments work side by side."},
       {"结果在一个窗口领取，也可以邮寄或者电子送达。",
        "Results come out at one window, by courier or electronically."}});
}

}  // namespace

Guide package_guide(const Catalogue& catalogue, const Package& package, Date day) {
  Guide guide{"package",
              package.code,
              GuideReader::applicant,
              catalogue.version,
              package.name,
              package.summary,
              {},
              {},
              {},
              {}};
  const Department* lead = catalogue.department(package.lead);
  guide.headline = {{{"最多事项", "Items at most"}, count(package.items.size(), "项", "item", "items")},
                    {{"涉及部门", "Departments"},
                     count(departments_of(catalogue, package), "个", "department", "departments")},
                    {{"要去的窗口", "Windows"}, {"1 个", "one"}},
                    {{"要填的表", "Forms"}, {"1 张", "one"}}};
  // The head has room for four: how long it takes is asked before how many tables there are.
  if (package.promise)
    guide.headline.back() = {{"整件事承诺", "Promised for the whole"},
                             days_in_words(package.promise->days, package.promise->unit)};
  add(guide, guiding::standing_section(catalogue, package, day));
  GuideSection basics{"basics", {"基本信息", "At a glance"}, {}, {}, {}, {}, {}};
  basics.facts.push_back(
      {{"牵头部门", "Lead department"}, lead == nullptr ? quoted(package.lead) : lead->name});
  if (const Domain* domain = catalogue.domain(package.domain))
    basics.facts.push_back({{"办理窗口", "Windows"}, domain->name});
  if (package.promise)
    basics.facts.push_back({{"整件事承诺时限", "Promised for the whole"},
                            days_in_words(package.promise->days, package.promise->unit) +
                                guiding::mark(package.promise->confidence)});
  if (package.coordination.value != Coordination::none)
    basics.facts.push_back(
        {{"统筹", "Coordinated by"},
         (package.coordination.value == Coordination::municipal ? Text{"市统筹", "the city"}
                                                                : Text{"区统筹", "the district"}) +
             guiding::mark(package.coordination.confidence)});
  add(guide, std::move(basics));
  add(guide, how());
  add(guide, asked(catalogue, package));
  add(guide, items(catalogue, package, day));
  add(guide, order(catalogue, package));
  add(guide, materials(catalogue, package, guide.bring));
  add(guide, not_covered(catalogue, package));
  add(guide, guiding::place_section(catalogue, lead));
  guide.note = {"标有“以本区公布为准”的内容，以本区正式公布的为准。",
                "What is marked “as published by the district” counts as the district publishes it."};
  return guide;
}

}  // namespace yichuang
