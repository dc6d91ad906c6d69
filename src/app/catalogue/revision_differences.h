// What a revision says otherwise: than the version it is based on, than the one published last, than the city's template.
#pragma once

#include <map>
#include <string>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"

namespace yichuang::app {

// `grounds`: the codes of the records that new ones were begun from.
DifferencesView differences_from(const RecordIndex& before, const DraftReading& draft, const std::string& against,
                                 const std::map<RecordName, std::string>& grounds = {});
std::map<RecordName, std::string> grounds_of(const Revision& revision);

// Item by item of what the template lists: the papers either side asks. Without a template: none.
DifferencesView differences_from_template(const DraftReading& draft);

}  // namespace yichuang::app
