// Shorter promises to be taken over by running cases: written with the publication, carried out by casework.
#pragma once

#include <string>
#include <vector>

#include "app/record/centre.h"
#include "base/ids.h"
#include "core/catalogue/catalogue.h"

namespace yichuang::app {

struct PromiseAdoption {
  std::string version;  // of the catalogue that promises it
  std::string item, department;
  int days = 0;
  Unit unit = Unit::working;
  PersonId by;  // who published it
};

// Part of the publication's WriteSet: every item of `items` whose promise is shorter in `next` than in `before`, in the
// same unit and not on the spot. Refuses malformed `adopt` `not_shorter` for any other.
Result<void> ask_adoption(store::WriteSet& set, const Centre& centre, const Catalogue& before,
                          const Catalogue& next, const std::vector<std::string>& items, Date effective_from,
                          PersonId by);

// In force by `today`, and not done yet.
std::vector<PromiseAdoption> open_adoptions(const Centre& centre, Date today);
void close_adoption(Centre& centre, const PromiseAdoption& adoption);

}  // namespace yichuang::app
