// What a publication of a draft is measured by.
#pragma once

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/publications.h"

namespace yichuang::app {

// `all`: every publication so far, in order.
PublicationGround publication_ground(const Centre& centre, const DraftReading& draft,
                                     const std::vector<Publication>& all);

}  // namespace yichuang::app
