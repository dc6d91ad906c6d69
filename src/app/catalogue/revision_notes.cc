#include "app/catalogue/revision_notes.h"

#include <algorithm>

namespace yichuang::app {

std::optional<UndoView> undo_of(const StoredRevision& stored, const DraftReading& draft, const NameOfPerson& names) {
  const RevisionAct* act = stored.revision.newest_act();
  if (act == nullptr || stored.revision.stage != RevisionStage::drafting) return std::nullopt;
  UndoView view;
  for (const SavedRecord& one : act->records) {
    const RecordName name{one.kind, one.code};
    const RecordIndex& index = one.removed ? draft.base->index : draft.index;
    const auto found = index.find(name);
    view.records.push_back(found == index.end() ? Words{one.code, one.code} : found->second.name);
  }
  view.by = names(act->by);
  view.at = stored.events.at(static_cast<std::size_t>(act->number - 1)).at;
  return view;
}

std::optional<Words> one_person_in(const Revision& revision, std::optional<PersonId> publisher,
                                   const NameOfPerson& names) {
  std::map<PersonId, std::vector<Words>> steps;
  for (const auto& [department, person] : revision.reviewed)
    if (steps[person].empty()) steps[person].push_back({"部门审核", "the departments' review"});
  if (revision.legally_reviewed)
    steps[*revision.legally_reviewed].push_back({"法制审核", "the legal review"});
  if (publisher) steps[*publisher].push_back({"发布", "the publication"});
  for (const auto& [person, taken] : steps) {
    if (taken.size() < 2) continue;
    Words line;
    for (const Words& one : taken) {
      line.zh += (line.zh.empty() ? "" : "、") + one.zh;
      line.en += (line.en.empty() ? "" : " and ") + one.en;
    }
    const std::string name = names(person);
    return Words{line.zh + "由同一人（" + name + "）办理。", "One person (" + name + ") gave " + line.en + "."};
  }
  return std::nullopt;
}

}  // namespace yichuang::app
