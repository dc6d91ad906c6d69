// What a revision says otherwise: than the version it is based on, than the one published last, than the city's template.
#pragma once

#include <string>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"

namespace yichuang::app {

DifferencesView differences_from(const RecordIndex& before, const DraftReading& draft,
                                 const std::string& against);

// Item by item of what the template lists: the papers either side asks. Without a template: none.
DifferencesView differences_from_template(const DraftReading& draft);

}  // namespace yichuang::app
