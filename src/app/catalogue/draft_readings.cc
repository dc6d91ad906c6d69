#include "app/catalogue/draft_readings.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <tuple>

#include "app/catalogue/document_json.h"
#include "app/catalogue/stored_version.h"

namespace yichuang::app {
namespace {

PlacedProblem placed(const CatalogueFiles& files, Problem problem) {
  PlacedProblem one{std::move(problem), {}, {}, true};
  if (auto place = place_of(files, one.problem)) {
    one.record = {place->key.kind, place->key.code};
    one.pointer = std::move(place->pointer);
  }
  return one;
}

// The same problem in a file that nobody touched stands on the same line.
using AtLine = std::tuple<std::string, std::string, int, std::string>;
AtLine at_line(const Problem& problem) {
  return {problem.rule, problem.file, problem.line, problem.message.zh};
}
using AtPlace = std::tuple<std::string, RecordName, std::string>;
AtPlace at_place(const PlacedProblem& one) { return {one.problem.rule, one.record, one.pointer}; }

void place_problems(DraftReading& draft, const std::vector<std::string>& changed_paths,
                    std::vector<Problem> problems) {
  const std::set<std::string> changed(changed_paths.begin(), changed_paths.end());
  std::map<AtLine, const PlacedProblem*> known;
  std::set<AtPlace> before;
  for (const PlacedProblem& one : draft.base->problems) {
    known.emplace(at_line(one.problem), &one);
    before.insert(at_place(one));
  }
  for (Problem& problem : problems) {
    const auto same = known.find(at_line(problem));
    PlacedProblem one = same != known.end() && !changed.contains(problem.file)
                            ? *same->second
                            : placed(draft.files, std::move(problem));
    one.news = !before.contains(at_place(one));
    draft.problems.push_back(std::move(one));
  }
}

// What was changed on both sides waits for somebody who looks at it and saves it again.
void place_conflicts(DraftReading& draft, const Revision& revision) {
  for (const RecordName& name : revision.open_conflicts()) {
    Problem problem{
        "changed_on_both_sides",
        Severity::error,
        {},
        0,
        {"这条记录在新发布的版本里也改过。请对照差异，确认后重新保存。",
         "This record was changed in the newly published version too. Compare the two, then save it again."}};
    draft.problems.push_back({std::move(problem), name, {}, true});
  }
}

template <class Reading, class Same>
std::shared_ptr<const Reading> take(std::deque<std::shared_ptr<const Reading>>& from, const Same& same) {
  const auto found = std::find_if(from.begin(), from.end(), [&](const auto& one) { return same(*one); });
  if (found == from.end()) return nullptr;
  auto reading = *found;
  from.erase(found);
  from.push_front(reading);
  return reading;
}

template <class Reading>
void keep(std::deque<std::shared_ptr<const Reading>>& in, std::shared_ptr<const Reading> reading) {
  in.push_front(std::move(reading));
  if (in.size() > kMostReadings) in.pop_back();
}

// `before_it`: an earlier reading of the same revision, or none.
std::shared_ptr<DraftReading> read_draft(const StoredRevision& stored,
                                         std::shared_ptr<const BaseReading> base,
                                         const DraftReading* before_it) {
  auto draft = std::make_shared<DraftReading>();
  draft->revision = stored.id.value;
  draft->save = stored.state.version;
  draft->base = std::move(base);
  draft->index = draft->base->index;
  Overlay overlay(draft->base->files);
  for (const auto& [name, text] : stored.documents) {
    const auto before = draft->base->index.find(name);
    const bool stood = before != draft->base->index.end();
    if (text.empty()) {
      overlay.remove({name.first, name.second});
      draft->index.erase(name);
      if (stood) draft->changes[name] = "removed";
      continue;
    }
    const boost::json::value document = boost::json::parse(text);
    overlay.put({name.first, name.second}, from_json(document));
    draft->index[name] = index_record(name, document);
    if (!stood)
      draft->changes[name] = "added";
    else if (boost::json::parse(before->second.document) != document)
      draft->changes[name] = "changed";
  }
  draft->files = overlay.files();
  draft->read = before_it != nullptr ? before_it->read : draft->base->read;
  CatalogueReading reading = read_catalogue(draft->files, draft->read, draft->base->day);
  draft->catalogue = std::move(reading.catalogue);
  place_problems(*draft, overlay.changed_paths(), std::move(reading.problems));
  place_conflicts(*draft, stored.revision);
  return draft;
}

}  // namespace

int DraftReading::errors() const {
  return static_cast<int>(std::count_if(problems.begin(), problems.end(), [](const PlacedProblem& one) {
    return one.problem.severity == Severity::error;
  }));
}

std::shared_ptr<const BaseReading> DraftReadings::base(const Centre& centre, const std::string& version) {
  const Date today = legal_day(centre.clock());
  {
    const std::lock_guard lock(mutex_);
    if (auto known =
            take(bases_, [&](const BaseReading& one) { return one.version == version && one.day == today; }))
      return known;
  }
  std::optional<CatalogueFiles> files;
  centre.store.read([&](store::Reader& reader) { files = stored_version(reader, centre.district, version); });
  if (!files) throw Failure("catalogue version " + version + " is not in the database");
  auto base = std::make_shared<BaseReading>();
  base->version = version;
  base->day = today;
  base->files = std::move(*files);
  base->index = index_records(base->files);
  CatalogueReading reading = read_catalogue(base->files, base->read, today);
  base->catalogue = std::move(reading.catalogue);
  for (Problem& problem : reading.problems) base->problems.push_back(placed(base->files, std::move(problem)));
  const std::lock_guard lock(mutex_);
  keep<BaseReading>(bases_, base);
  return base;
}

std::shared_ptr<const DraftReading> DraftReadings::draft(const Centre& centre, const StoredRevision& stored) {
  const Date today = legal_day(centre.clock());
  std::shared_ptr<const DraftReading> before;
  {
    const std::lock_guard lock(mutex_);
    const auto of_it = [&](const DraftReading& one) { return one.revision == stored.id.value; };
    if (auto known = take(drafts_, [&](const DraftReading& one) {
          return of_it(one) && one.save == stored.state.version && one.base->day == today;
        }))
      return known;
    const auto newest =
        std::find_if(drafts_.begin(), drafts_.end(), [&](const auto& one) { return of_it(*one); });
    if (newest != drafts_.end()) before = *newest;
  }
  auto read = read_draft(stored, base(centre, stored.revision.base), before.get());
  const std::lock_guard lock(mutex_);
  keep<DraftReading>(drafts_, read);
  return read;
}

}  // namespace yichuang::app
