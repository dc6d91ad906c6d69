#include "app/catalogue/revision_queries.h"

#include <algorithm>
#include <boost/json.hpp>

#include "app/catalogue/revision_can.h"
#include "app/catalogue/revision_ground.h"
#include "app/catalogue/revision_notes.h"
#include "app/catalogue/revision_problems.h"
#include "app/catalogue/yaml_writer.h"

namespace yichuang::app {
namespace {

constexpr int kPage = 50;

const sql::Statement kName{"catalogue/name_of_person",
                           "SELECT name FROM person WHERE district = $1 AND id = $2"};

class Names {
 public:
  Names(const Centre& centre, const StoredRevision& stored) {
    centre.store.read([&](store::Reader& reader) {
      names_.clear();
      for (const RevisionEvent& event : stored.events) {
        if (names_.contains(event.by)) continue;
        const auto rows = reader.run(kName, {centre.district, event.by.value});
        names_[event.by] = rows.empty() ? std::string() : rows.text(0, 0);
      }
    });
  }
  std::string of(PersonId person) const {
    const auto found = names_.find(person);
    return found == names_.end() ? std::string() : found->second;
  }

 private:
  std::map<PersonId, std::string> names_;
};

Words words(const Text& text) { return {text.zh, text.en}; }

std::optional<Named> department_named(const Catalogue& catalogue, const std::string& code) {
  if (code.empty()) return std::nullopt;
  const Department* department = catalogue.department(code);
  return Named{code, department == nullptr ? Words{code, code} : words(department->name)};
}

// What happened, for the list of steps.
struct Telling {
  RevisionStep& step;
  const Catalogue& catalogue;
  const StoredRevision& stored;

  void records(const std::vector<SavedRecord>& records) const {
    for (const SavedRecord& one : records) step.records.push_back({one.kind, one.code, one.members});
  }
  void operator()(const RevisionOpened& fact) const {
    step.what = "opened";
    step.text = fact.title;
  }
  void operator()(const RecordsSaved& fact) const {
    step.what = fact.imported ? "imported" : "saved";
    records(fact.records);
  }
  void operator()(const SaveUndone& fact) const {
    step.what = "undone";
    for (const RevisionAct& act : stored.revision.acts)
      if (act.number == fact.act) records(act.records);
  }
  void operator()(const RevisionSubmitted&) const { step.what = "submitted"; }
  void operator()(const DepartmentReviewed& fact) const {
    step.what = "department_reviewed";
    step.text = fact.text;
    step.department = department_named(catalogue, fact.department);
  }
  void operator()(const DepartmentOpined& fact) const {
    step.what = "department_opined";
    step.text = fact.text;
    step.department = department_named(catalogue, fact.department);
  }
  void operator()(const LegallyReviewed& fact) const {
    step.what = "legal_reviewed";
    step.text = fact.text;
  }
  void operator()(const RevisionReturned& fact) const {
    step.what = "returned";
    step.text = fact.text;
  }
  void operator()(const RevisionPublished& fact) const {
    step.what = "published";
    step.text = fact.version;
  }
  void operator()(const RevisionDropped&) const { step.what = "dropped"; }
  void operator()(const RevisionRebased& fact) const {
    step.what = "rebased";
    step.text = fact.base;
    records(fact.conflicts);
  }
};

std::vector<RevisionStep> steps_of(const Catalogue& catalogue, const StoredRevision& stored,
                                   const Names& names) {
  std::vector<RevisionStep> steps;
  for (auto event = stored.events.rbegin(); event != stored.events.rend(); ++event) {
    if (steps.size() == static_cast<std::size_t>(kMostStepsShown)) break;
    RevisionStep step;
    step.by = names.of(event->by);
    step.at = event->at;
    if (!event->post.empty()) {
      const Post* post = catalogue.post(event->post);
      step.post = Named{event->post, post == nullptr ? Words{event->post, event->post} : words(post->name)};
    }
    std::visit(Telling{step, catalogue, stored}, event->fact);
    steps.push_back(std::move(step));
  }
  return steps;
}

bool awaits(const RevisionRow& row, const Actor& actor) {
  const std::string self = to_string(actor.person);
  const bool maker = std::find(row.makers.begin(), row.makers.end(), self) != row.makers.end();
  for (const std::string& one : row.awaits) {
    if (one == "publication" && (actor.has(Role::maintainer) || actor.has(Role::reviewer))) return true;
    if (maker) continue;
    if (one == "legal" && actor.has(Role::legal_reviewer)) return true;
    const bool speaks = actor.has(Role::head) || actor.has(Role::reviewer);
    if (speaks && !actor.department.empty() && one == "opinion:" + actor.department) return true;
    if (!one.starts_with("department:")) continue;
    if (actor.has(Role::reviewer) && actor.department.empty()) return true;
    if (speaks && one == "department:" + actor.department) return true;
  }
  return false;
}

RevisionSummary summary_of(const RevisionRow& row, const Actor& actor) {
  return {to_string(row.id),
          row.title,
          row.stage,
          row.drafter_name,
          row.opened_at,
          row.changed_at,
          static_cast<int>(row.records),
          row.effective_from,
          row.version,
          awaits(row, actor)};
}

std::vector<AwaitedReview> reviews_of(const Catalogue& catalogue, const Revision& revision) {
  std::vector<AwaitedReview> reviews;
  for (const std::string& department : revision.departments)
    reviews.push_back(
        {"department", department_named(catalogue, department), revision.reviewed.contains(department), {}});
  if (!revision.departments.empty())
    reviews.push_back({"legal", std::nullopt, revision.legally_reviewed.has_value(), {}});
  for (const std::string& department : revision.concerned) {
    const auto said = revision.opinions.find(department);
    const bool given = said != revision.opinions.end();
    reviews.push_back({"opinion", department_named(catalogue, department), given, given ? said->second : ""});
  }
  return reviews;
}

bool says(const std::string& text, const std::string& words) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  return std::search(text.begin(), text.end(), words.begin(), words.end(), same) != text.end();
}

RecordList page_of(const RecordIndex& index, const std::map<RecordName, std::string>& changes,
                   const RecordIndex* gone, const RecordPage& page) {
  const auto uses = uses_of(index);
  std::map<RecordName, const RecordIndex*> all;
  for (const auto& [name, record] : index) all[name] = &index;
  for (const auto& [name, change] : changes)
    if (change == "removed" && gone != nullptr) all[name] = gone;
  RecordList list;
  for (const auto& [name, from] : all) {
    if (!page.kind.empty() && name.first != page.kind) continue;
    const IndexedRecord& record = from->at(name);
    if (!says(name.second, page.words) && !says(record.name.zh, page.words) &&
        !says(record.name.en, page.words))
      continue;
    ++list.total;
    const std::string key = name.first + "/" + name.second;
    if (key <= page.after || list.next) continue;
    if (list.records.size() == static_cast<std::size_t>(kPage)) {
      list.next = list.records.back().kind + "/" + list.records.back().code;
      continue;
    }
    const auto change = changes.find(name);
    list.records.push_back(summary_of(*from, name, uses, change == changes.end() ? "" : change->second));
  }
  return list;
}

std::vector<RecordSummary> users_of(const DraftReading& draft, const RecordName& used) {
  std::vector<RecordSummary> users;
  const auto uses = uses_of(draft.index);
  for (const auto& [name, record] : draft.index)
    if (std::find(record.uses.begin(), record.uses.end(), used) != record.uses.end())
      users.push_back(summary_of(draft.index, name, uses));
  return users;
}

std::vector<SaveView> saves_of(const StoredRevision& stored, const RecordName& name, const Names& names) {
  std::vector<SaveView> saves;
  for (const RevisionAct& act : stored.revision.acts)
    for (const SavedRecord& one : act.records)
      if (one.kind == name.first && one.code == name.second)
        saves.push_back({one.number, names.of(act.by),
                         stored.events.at(static_cast<std::size_t>(act.number - 1)).at, act.undone});
  return saves;
}

}  // namespace

RevisionList list_revisions(const Centre& centre, const Actor& actor, const RevisionPage& page) {
  RevisionList list;
  list.current_version = centre.catalogues.current()->version;
  const bool reviews = page.tab == "to_review";
  // What awaits somebody is among the open ones, of which there are few enough to look at all.
  const int limit = reviews ? static_cast<int>(kMostOpenRevisionsShown) : kPage + 1;
  std::vector<RevisionRow> rows;
  centre.store.read([&](store::Reader& reader) {
    rows = revision_rows(reader, centre, {page.tab, actor.person, page.after, limit});
  });
  for (const RevisionRow& row : rows) {
    if (reviews && !awaits(row, actor)) continue;
    if (!reviews && list.revisions.size() == static_cast<std::size_t>(kPage)) {
      list.next = list.revisions.back().id;
      break;
    }
    list.revisions.push_back(summary_of(row, actor));
  }
  return list;
}

RevisionView view_revision(const Centre& centre, DraftReadings& readings, const Actor& actor,
                           const StoredRevision& stored) {
  const Revision& revision = stored.revision;
  const auto current = centre.catalogues.current();
  const auto draft = readings.draft(centre, stored);
  const Names names(centre, stored);
  RevisionView view;
  std::optional<RevisionRow> row;
  std::vector<Publication> published;
  centre.store.read([&](store::Reader& reader) {
    row = revision_row(reader, centre, stored.id);
    published = publications(reader, centre.district);
  });
  ensure(row.has_value() && !published.empty());
  const PublicationGround ground = publication_ground(centre, *draft, published);
  view.summary = summary_of(*row, actor);
  view.version = stored.state.version;
  view.base = revision.base;
  view.base_is_current = revision.base == ground.latest;
  const auto uses = uses_of(draft->index);
  for (const auto& [name, record] : revision.records()) {
    const auto change = draft->changes.find(name);
    const bool removed = record.removed;
    view.records.push_back(summary_of(removed ? draft->base->index : draft->index, name, uses,
                                      change == draft->changes.end() ? "" : change->second));
  }
  view.steps = steps_of(*current, stored, names);
  view.reviews = reviews_of(*current, revision);
  const NameOfPerson name_of = [&](PersonId person) { return names.of(person); };
  view.undo = undo_of(stored, *draft, name_of);
  std::optional<PersonId> publisher;
  for (const RevisionEvent& event : stored.events)
    if (std::holds_alternative<RevisionPublished>(event.fact)) publisher = event.by;
  view.one_person = one_person_in(revision, publisher, name_of);
  const RevisionProblems problems = problems_of(*draft);
  view.errors = problems.errors;
  view.warnings = problems.warnings;
  view.hints = problems.hints;
  view.can = what_actor_can_do(*current, actor, stored, *draft, ground);
  return view;
}

RecordList list_records(const DraftReading& draft, const RecordPage& page) {
  return page_of(draft.index, draft.changes, &draft.base->index, page);
}

RecordList list_records(const BaseReading& base, const RecordPage& page) {
  return page_of(base.index, {}, nullptr, page);
}

Result<RecordView> view_record(const Centre& centre, DraftReadings& readings, const StoredRevision& stored,
                               const RecordName& name) {
  const auto draft = readings.draft(centre, stored);
  const auto before = draft->base->index.find(name);
  const auto saved = stored.revision.record(name);
  if (!saved && before == draft->base->index.end()) return not_found("no_such_record");
  RecordView view;
  view.kind = name.first;
  view.code = name.second;
  view.save = saved ? saved->number : 0;
  if (before != draft->base->index.end()) view.base = boost::json::parse(before->second.document);
  if (!saved)
    view.document = view.base;
  else if (!saved->removed)
    view.document = boost::json::parse(stored.documents.at(name));
  if (!view.document.is_null()) view.yaml = write_yaml(view.document);
  view.saves = saves_of(stored, name, Names(centre, stored));
  view.problems = problems_in(*draft, name);
  view.used_by = users_of(*draft, name);
  return view;
}

}  // namespace yichuang::app
