// The one way a case changes: load it with the letters of whoever asks, let the core decide, record what was decided
// with everything that follows from it — documents, items that waited, rows, the answer — as one WriteSet.
#pragma once

#include <functional>
#include <string>

#include "app/intake/case_record.h"
#include "app/intake/case_view.h"
#include "app/record/command.h"

namespace yichuang::app {

using Decide = std::function<Result<Facts>(const Matter&, const Acting&)>;

// Runs `decide` on the case and records its facts. Stale reads are retried kMostTries times, then refused `stale`; an
// If-Match that no longer holds is refused at once. A key used before answers as it did then.
// Refuses not_found `no_such_case` also when the asker may not know that the case exists.
enum class Entry {
  by_sight,
  by_receipt
};  // by_receipt: the asker was shown the code, which the caller checked
Result<Taken> act_on_case(Centre& centre, const Command& command, CaseId kase, const Decide& decide,
                          Entry entry = Entry::by_sight);

// Records a new case: the first of `decided` is the filing. The case id is made here.
Result<Taken> open_case(Centre& centre, const Command& command, const Facts& decided,
                        const store::WriteSet& besides);

// What happens to a case without anybody's asking, recorded as done by `by` (none: the law). Never throws for a stale
// case: it is `missed`, and found again by the next round.
enum class ByItself { nothing, done, missed };
ByItself change_by_itself(Centre& centre, CaseId kase, PersonId by,
                          const std::function<Facts(const Matter&, Instant now)>& decide);

// What the law's own clock does: papers deemed complete, items deemed accepted. Nothing due: false. Never throws for a
// stale case: the next sweep finds it again.
bool sweep_case(Centre& centre, CaseId kase);

}  // namespace yichuang::app
