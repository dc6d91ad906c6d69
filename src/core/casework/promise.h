// 承诺提速: running cases take over a shorter promise, never a longer one.
#pragma once

#include "core/intake/matter.h"

namespace yichuang {

// What the district publishes for an item from now on.
struct NewPromise {
  std::string item;
  int days = 0;  // of `unit`
  Unit unit = Unit::working;
  std::string catalogue_version;
};

// Taken over where it helps the applicant and wrongs nobody: the item is not finished, the unit is the one the case counts
// in, the promise is shorter than the one that holds, and its last day is not past already (nobody is late by a promise
// that was not theirs in time). No facts otherwise; never a refusal, for nobody asked.
Facts decide_shorter_promise(const Matter& matter, const NewPromise& promise, Instant now);

}  // namespace yichuang
