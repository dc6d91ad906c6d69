#include "core/catalogue/compile.h"

#include "core/catalogue/delivery_ways.h"
#include "core/catalogue/explain.h"
#include "core/catalogue/gather.h"
#include "core/catalogue/schedule.h"
#include "core/catalogue/selection.h"
#include "core/catalogue/uncertain.h"

namespace yichuang {
namespace {

// 告知承诺: same-day decision; what the catalogue promises otherwise stays beside it.
void take_commitment(PlannedItem& planned, const Commitment& commitment) {
  planned.by_commitment = true;
  planned.commitment_bar = commitment.eligibility;
  planned.instant = true;
  planned.promised = {0, Unit::working, commitment.source, commitment.confidence, commitment.origin};
  planned.site_check = false;  // it comes afterwards
}

bool uncertain_limits(const PlannedItem& planned) {
  const auto doubtful = [](const Period& period) { return period.confidence != Confidence::certain; };
  return (planned.statutory && doubtful(*planned.statutory)) ||
         (!planned.by_commitment && doubtful(planned.promised)) ||
         (planned.issue.days > 0 && doubtful(planned.issue));
}

PlannedItem plan_item(const Catalogue& catalogue, const PackageItem& entry, const Selection& selection) {
  const Item* item = catalogue.item(entry.item);
  ensure(item != nullptr);
  PlannedItem planned;
  planned.code = item->code;
  planned.implementation_code = item->implementation_code;
  planned.name = item->name;
  planned.department = item->department;
  if (const Department* department = catalogue.department(item->department)) {
    planned.department_name = department->name;
    planned.section_name = department->section.name;
  }
  planned.section = item->section;
  planned.kind = item->kind;
  planned.domain = item->domain;
  planned.statutory = item->statutory;
  planned.promised = planned.ordinary_promise = item->promised;
  planned.instant = item->instant;
  planned.issue = item->issue;
  planned.site_check = item->site_check.needed && holds(item->site_check.when, selection.situation());
  planned.joint_site_check = planned.site_check && item->site_check.joint;
  planned.publicity = item->publicity;
  planned.result = item->result;
  planned.why = selection.why_kept(entry);
  if (item->commitment && entry.commitment_allowed && holds(item->commitment->when, selection.situation()))
    take_commitment(planned, *item->commitment);
  planned.uncertain = uncertain_limits(planned);
  return planned;
}

void add_items(Plan& plan, const Catalogue& catalogue, const Selection& selection) {
  for (const PackageItem* entry : selection.kept_items()) {
    const Item& item = *catalogue.item(entry->item);
    plan.items.push_back(plan_item(catalogue, *entry, selection));
    if (plan.items.back().by_commitment) {
      const Commitment& way = *item.commitment;
      plan.checks.push_back({item.code, way.after_check_months, way.after_check_days, way.after_check_unit,
                             way.source, way.confidence != Confidence::certain});
    }
    if (item.fee && item.fee->fen > 0) {
      plan.fees.push_back({item.code, item.fee->fen, item.fee->text});
      plan.fee_fen += item.fee->fen;
    }
    if (item.visits > 0 || only_at_the_window(item)) plan.trips = 1;
  }
  for (const PackageItem* entry : selection.dropped_items()) {
    const Item* item = catalogue.item(entry->item);
    plan.dropped.push_back(
        {entry->item, item == nullptr ? Text{} : item->name, entry->role, selection.why_dropped(*entry)});
  }
}

void add_edges(Plan& plan, const Package& package, const Selection& selection) {
  for (const Edge& edge : package.edges)
    if (selection.kept(edge.from) && selection.kept(edge.to)) plan.edges.emplace_back(edge.from, edge.to);
}

std::vector<Text> how_counted() {
  return {{"环节：以前按不同部门计，一个部门算一个；现在只到一个综合窗口。",
           "Steps: before, every department is one; now there is one window."},
          {"时间：以前按事项一件接一件办，每件按法定时限（没有法定时限的按公布的承诺时限）相加，日历日折算为"
           "工作日；"
           "现在按最长的一条办理路径的承诺时限，再加最后一件的出件时间。",
           "Days: before, one item after another, each with its statutory limit (or its published promise "
           "where the law "
           "sets none), in working days; now the longest path of promises, plus the issue of its last item."},
          {"跑动：以前每个部门、每个阶段去交一次，不能当场办结的再去取一次；现在要本人到场的一起去一次，"
           "不用到场的为零，结果可以邮寄或在线领取。",
           "Trips: before, one to each department at each stage to hand in, and one more to collect what is "
           "not decided on "
           "the spot; now one if anybody must appear, else none: results come by post or online."},
          {"材料：以前每个事项各交一套；现在相同的只交一份，能调取、能由前一件转来或签承诺的不用交。",
           "Materials: before, a set for every item; now the same paper once, and nothing that can be "
           "fetched, passed on or "
           "signed inside the form."}};
}

}  // namespace

Result<Plan> compile(const Catalogue& catalogue, std::string_view code,
                     const std::map<std::string, std::string>& typed) {
  const Package* package = catalogue.package(code);
  if (package == nullptr) return not_found("no_such_package", {{"package", std::string(code)}});
  Plan plan;
  plan.answers = TRY(read_answers(catalogue, *package, typed));
  const Selection selection(catalogue, *package, plan.answers);
  for (const Block& block : package->blocks)
    if (holds(block.when, selection.situation()))
      return refuse("package_blocked", block.basis.law + " " + block.basis.article,
                    {{"zh", block.text.zh}, {"en", block.text.en}});
  plan.package = package->code;
  plan.name = package->name;
  plan.lead = package->lead;
  plan.domain = package->domain;
  plan.catalogue_version = catalogue.version;
  plan.all_or_nothing = package->all_or_nothing;
  add_items(plan, catalogue, selection);
  add_edges(plan, *package, selection);
  gather_materials(plan, catalogue, selection);
  gather_fields(plan, catalogue, *package, selection);
  schedule(plan, package->promise);
  compare_effort(plan);
  plan.how_counted = how_counted();
  list_uncertain(plan, catalogue, *package, selection);
  return plan;
}

Result<Plan> compile(const Catalogue& catalogue, std::string_view package, const Answers& answers) {
  return compile(catalogue, package, write_answers(answers));
}

}  // namespace yichuang
