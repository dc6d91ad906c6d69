#include "core/catalogue/revision.h"

#include <algorithm>

namespace yichuang {
namespace {

template <class... Parts>
struct Cases : Parts... {
  using Parts::operator()...;
};

RevisionStage stage_after_reviews(const Revision& revision) {
  if (revision.reviewed.size() < revision.departments.size()) return RevisionStage::department_review;
  return revision.legally_reviewed ? RevisionStage::approved : RevisionStage::legal_review;
}

void void_reviews(Revision& revision) {
  revision.departments.clear();
  revision.reviewed.clear();
  revision.concerned.clear();
  revision.opinions.clear();
  revision.legally_reviewed.reset();
}

void apply(Revision& revision, const RevisionEvent& event) {
  ++revision.version;
  revision.changed_at = event.at;
  std::visit(Cases{[&](const RevisionOpened& fact) {
                     revision.title = fact.title;
                     revision.base = fact.base;
                     revision.undoes = fact.undoes;
                     revision.drafter = event.by;
                     revision.opened_at = event.at;
                     revision.makers.insert(event.by);
                   },
                   [&](const RecordsSaved& fact) {
                     revision.acts.push_back({revision.version, event.by, fact.records, false});
                     revision.makers.insert(event.by);
                   },
                   [&](const SaveUndone& fact) {
                     for (RevisionAct& act : revision.acts) act.undone |= act.number == fact.act;
                   },
                   [&](const RevisionSubmitted& fact) {
                     revision.departments = fact.departments;
                     revision.concerned = fact.concerned;
                     // What touches no department is looked at once by somebody who did not write it.
                     if (revision.departments.empty()) revision.departments.emplace_back();
                     revision.stage = RevisionStage::department_review;
                   },
                   [&](const DepartmentReviewed& fact) {
                     revision.reviewed[fact.department] = event.by;
                     revision.stage = stage_after_reviews(revision);
                   },
                   [&](const DepartmentOpined& fact) { revision.opinions[fact.department] = fact.text; },
                   [&](const LegallyReviewed&) {
                     revision.legally_reviewed = event.by;
                     revision.stage = stage_after_reviews(revision);
                   },
                   [&](const RevisionReturned&) {
                     void_reviews(revision);
                     revision.stage = RevisionStage::drafting;
                   },
                   [&](const RevisionPublished& fact) {
                     revision.publication = fact;
                     revision.stage = RevisionStage::published;
                   },
                   [&](const RevisionDropped&) { revision.stage = RevisionStage::dropped; },
                   [&](const RevisionRebased& fact) {
                     revision.base = fact.base;
                     for (const SavedRecord& one : fact.conflicts)
                       revision.conflicts[{one.kind, one.code}] = revision.version;
                   }},
             event.fact);
}

Result<void> drafting(const Revision& revision, const Actor& actor) {
  if (!actor.has(Role::maintainer)) return deny("only_maintainers_draft");
  if (!revision.open()) return refuse("revision_over");
  if (revision.stage != RevisionStage::drafting) return refuse("revision_not_drafting");
  if (revision.version >= kMostRevisionFacts)
    return refuse("revision_too_long", {}, {{"limit", std::to_string(kMostRevisionFacts)}});
  return {};
}

SavedRecord saved(const Revision& revision, const RecordToSave& record) {
  std::string from = record.copied_from;
  if (const auto before = revision.record(record.name); before && from.empty() && !record.removed)
    from = before->copied_from;
  return {record.name.first, record.name.second, revision.next_number(record.name), record.removed,
          record.digest, std::move(from), record.members};
}

bool reviews_for_any(const Actor& actor) { return actor.has(Role::reviewer) && actor.department.empty(); }

bool may_review(const Actor& actor, const std::string& department) {
  if (reviews_for_any(actor)) return true;
  return !department.empty() && actor.department == department &&
         (actor.has(Role::head) || actor.has(Role::reviewer));
}

// Which department's review somebody gives who named none: their own, or the only one that is left.
Result<std::string> department_meant(const Revision& revision, const Actor& actor,
                                     const std::optional<std::string>& named) {
  if (named) return *named;
  if (!reviews_for_any(actor)) return actor.department;
  std::vector<std::string> left;
  for (const std::string& one : revision.departments)
    if (!revision.reviewed.contains(one)) left.push_back(one);
  if (left.size() != 1) return malformed("department", "missing");
  return left.front();
}

}  // namespace

std::map<RecordName, SavedRecord> Revision::records() const {
  std::map<RecordName, SavedRecord> current;
  for (const RevisionAct& act : acts)
    if (!act.undone)
      for (const SavedRecord& one : act.records) current[{one.kind, one.code}] = one;
  return current;
}

std::optional<SavedRecord> Revision::record(const RecordName& name) const {
  for (auto act = acts.rbegin(); act != acts.rend(); ++act)
    if (!act->undone)
      for (const SavedRecord& one : act->records)
        if (one.kind == name.first && one.code == name.second) return one;
  return std::nullopt;
}

std::int64_t Revision::next_number(const RecordName& name) const {
  std::int64_t last = 0;
  for (const RevisionAct& act : acts)
    for (const SavedRecord& one : act.records)
      if (one.kind == name.first && one.code == name.second) last = std::max(last, one.number);
  return last + 1;
}

const RevisionAct* Revision::newest_act() const {
  for (auto act = acts.rbegin(); act != acts.rend(); ++act)
    if (!act->undone) return &*act;
  return nullptr;
}

std::vector<RecordName> Revision::open_conflicts() const {
  std::vector<RecordName> open;
  for (const auto& [name, rebased] : conflicts) {
    const bool looked_at = std::any_of(acts.begin(), acts.end(), [&](const RevisionAct& act) {
      return !act.undone && act.number > rebased &&
             std::any_of(act.records.begin(), act.records.end(), [&](const SavedRecord& one) {
               return one.kind == name.first && one.code == name.second;
             });
    });
    // A record whose saves were all taken back stands as published and is in nobody's way.
    if (!looked_at && record(name)) open.push_back(name);
  }
  return open;
}

bool Revision::awaits(const std::string& department) const {
  return stage == RevisionStage::department_review && !reviewed.contains(department) &&
         std::find(departments.begin(), departments.end(), department) != departments.end();
}

Revision fold(std::span<const RevisionEvent> events) {
  Revision revision;
  for (const RevisionEvent& event : events) apply(revision, event);
  return revision;
}

Result<RevisionFact> decide_opening(const Actor& actor, std::string title, std::string base,
                                    std::string undoes) {
  if (!actor.has(Role::maintainer)) return deny("only_maintainers_draft");
  return RevisionFact{RevisionOpened{std::move(title), std::move(base), std::move(undoes)}};
}

Result<RevisionFact> decide_saving(const Revision& revision, const Actor& actor, const RecordToSave& record) {
  TRY(drafting(revision, actor));
  const auto current = revision.record(record.name);
  if ((current ? current->number : 0) != record.seen) return stale();
  if (!current && static_cast<std::int64_t>(revision.records().size()) >= kMostRevisionRecords)
    return refuse("revision_full", {}, {{"limit", std::to_string(kMostRevisionRecords)}});
  return RevisionFact{RecordsSaved{{saved(revision, record)}, false}};
}

Result<RevisionFact> decide_import(const Revision& revision, const Actor& actor,
                                   const std::vector<RecordToSave>& records) {
  TRY(drafting(revision, actor));
  if (records.empty()) return refuse("nothing_to_import");
  auto after = revision.records();
  RecordsSaved fact{{}, true};
  for (const RecordToSave& record : records) {
    fact.records.push_back(saved(revision, record));
    after[record.name] = fact.records.back();
  }
  if (static_cast<std::int64_t>(after.size()) > kMostRevisionRecords)
    return refuse("revision_full", {}, {{"limit", std::to_string(kMostRevisionRecords)}});
  return RevisionFact{std::move(fact)};
}

Result<RevisionFact> decide_undo(const Revision& revision, const Actor& actor) {
  TRY(drafting(revision, actor));
  const RevisionAct* newest = revision.newest_act();
  if (newest == nullptr) return refuse("nothing_to_undo");
  return RevisionFact{SaveUndone{newest->number}};
}

Result<RevisionFact> decide_submission(const Revision& revision, const Actor& actor,
                                       std::vector<std::string> departments, int errors,
                                       std::vector<std::string> concerned) {
  TRY(drafting(revision, actor));
  if (revision.records().empty()) return refuse("revision_empty");
  if (errors > 0) return refuse("revision_has_errors", {}, {{"count", std::to_string(errors)}});
  return RevisionFact{RevisionSubmitted{std::move(departments), std::move(concerned)}};
}

Result<RevisionFact> decide_department_review(const Revision& revision, const Actor& actor,
                                              const std::optional<std::string>& department,
                                              std::string text) {
  if (!actor.has(Role::head) && !actor.has(Role::reviewer)) return deny("not_this_review");
  if (revision.stage != RevisionStage::department_review) return refuse("revision_not_in_review");
  if (revision.makers.contains(actor.person)) return deny("made_it_oneself");
  const std::string meant = TRY(department_meant(revision, actor, department));
  if (!may_review(actor, meant)) return deny("not_this_review");
  if (revision.reviewed.contains(meant)) return refuse("already_reviewed");
  if (!revision.awaits(meant)) return refuse("department_not_awaited");
  return RevisionFact{DepartmentReviewed{meant, std::move(text)}};
}

Result<RevisionFact> decide_opinion(const Revision& revision, const Actor& actor, std::string text) {
  const bool speaks = !actor.department.empty() && (actor.has(Role::head) || actor.has(Role::reviewer));
  const bool asked = std::find(revision.concerned.begin(), revision.concerned.end(), actor.department) !=
                     revision.concerned.end();
  if (!speaks) return deny("not_this_review");
  if (!revision.open() || revision.stage == RevisionStage::drafting) return refuse("revision_not_in_review");
  if (!asked) return deny("not_this_review");
  if (revision.makers.contains(actor.person)) return deny("made_it_oneself");
  if (revision.opinions.contains(actor.department)) return refuse("already_reviewed");
  if (text.empty()) return malformed("text", "missing");
  return RevisionFact{DepartmentOpined{actor.department, std::move(text)}};
}

Result<RevisionFact> decide_legal_review(const Revision& revision, const Actor& actor, std::string text) {
  if (!actor.has(Role::legal_reviewer)) return deny("not_this_review");
  if (revision.stage != RevisionStage::legal_review) return refuse("revision_not_in_review");
  if (revision.makers.contains(actor.person)) return deny("made_it_oneself");
  return RevisionFact{LegallyReviewed{std::move(text)}};
}

Result<RevisionFact> decide_return(const Revision& revision, const Actor& actor, std::string text) {
  const bool heads = actor.has(Role::head) &&
                     std::find(revision.departments.begin(), revision.departments.end(), actor.department) !=
                         revision.departments.end();
  if (!heads && !actor.has(Role::reviewer) && !actor.has(Role::legal_reviewer) &&
      !actor.has(Role::maintainer))
    return deny("not_this_review");
  if (!revision.open()) return refuse("revision_over");
  if (revision.stage == RevisionStage::drafting) return refuse("revision_not_in_review");
  return RevisionFact{RevisionReturned{std::move(text)}};
}

Result<RevisionFact> decide_drop(const Revision& revision, const Actor& actor) {
  if (!actor.has(Role::maintainer)) return deny("only_maintainers_draft");
  if (!revision.open()) return refuse("revision_over");
  return RevisionFact{RevisionDropped{}};
}

Result<RevisionFact> decide_publication(const Revision& revision, const Actor& actor,
                                        const PublicationGround& ground, Date effective_from) {
  if (!actor.has(Role::maintainer) && !actor.has(Role::reviewer)) return deny("only_catalogue_staff_publish");
  if (!revision.open()) return refuse("revision_over");
  if (revision.stage != RevisionStage::approved) return refuse("revision_not_approved");
  if (revision.base != ground.latest) return refuse("base_is_old");
  if (ground.errors > 0) return refuse("revision_has_errors", {}, {{"count", std::to_string(ground.errors)}});
  if (ground.unknown_limits > 0 && !ground.demo)
    return refuse("limits_unknown", {}, {{"count", std::to_string(ground.unknown_limits)}});
  if (effective_from < ground.today) return malformed("effective_from", "in_the_past");
  if (ground.latest_from && effective_from < *ground.latest_from)
    return malformed("effective_from", "before_the_last_publication",
                     {{"day", to_string(*ground.latest_from)}});
  return RevisionFact{RevisionPublished{ground.next_number, ground.version, effective_from}};
}

Result<RevisionFact> decide_rebase(const Revision& revision, const Actor& actor, std::string latest,
                                   const std::set<RecordName>& changed_there) {
  TRY(drafting(revision, actor));
  if (revision.base == latest) return refuse("already_current");
  RevisionRebased fact{std::move(latest), {}};
  for (const auto& [name, record] : revision.records())
    if (changed_there.contains(name)) fact.conflicts.push_back(record);
  return RevisionFact{std::move(fact)};
}

}  // namespace yichuang
