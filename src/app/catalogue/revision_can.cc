#include "app/catalogue/revision_can.h"

#include <algorithm>

#include "app/catalogue/review_circle.h"
#include "app/record/answers.h"

namespace yichuang::app {
namespace {

RevisionCan can(const Catalogue& catalogue, const char* action, const Result<RevisionFact>& decided) {
  if (decided) return {action, true, std::nullopt};
  const Refusal& refusal = decided.refusal();
  // Several departments wait for the same reviewer: they choose which, so the act is open.
  if (refusal.kind == RefusalKind::malformed) return {action, true, std::nullopt};
  return {action, false, text_of(catalogue, refusal.code, refusal.values)};
}

Date first_day(const PublicationGround& ground) {
  return std::max(ground.today, ground.latest_from.value_or(ground.today));
}

}  // namespace

std::vector<RevisionCan> what_actor_can_do(const Catalogue& catalogue, const Actor& actor,
                                           const StoredRevision& stored, const DraftReading& draft,
                                           const PublicationGround& ground) {
  const Revision& revision = stored.revision;
  // A record that is new takes the save numbers from the beginning; whether there is room for it is asked of any name.
  const RecordToSave any{{"item", std::string()}, 0, false, {}};
  return {can(catalogue, "save", decide_saving(revision, actor, any)),
          can(catalogue, "undo", decide_undo(revision, actor)),
          can(catalogue, "submit",
              decide_submission(revision, actor, review_circle(draft).departments, draft.errors())),
          can(catalogue, "review_department", decide_department_review(revision, actor, std::nullopt, {})),
          can(catalogue, "give_opinion", decide_opinion(revision, actor, {})),
          can(catalogue, "review_legal", decide_legal_review(revision, actor, {})),
          can(catalogue, "return", decide_return(revision, actor, {})),
          can(catalogue, "publish", decide_publication(revision, actor, ground, first_day(ground))),
          can(catalogue, "drop", decide_drop(revision, actor)),
          can(catalogue, "rebase", decide_rebase(revision, actor, ground.latest, {}))};
}

}  // namespace yichuang::app
