// A difference as somebody reads it who knows no codes: which paper, which question, which sentence.
#pragma once

#include <functional>

#include "app/catalogue/differences.h"
#include "app/catalogue/revision_views.h"
#include "core/catalogue/revision.h"

namespace yichuang::app {

using NameOfRecord = std::function<Words(const RecordName&)>;  // empty: there is no such record

// What an element of a list is called: the record it names, the law it cites, what it says itself. Empty: nothing.
Words element_in_words(const boost::json::value& element, const NameOfRecord& name_of);

// A row with the names of the elements it is in. Of another order only the names are told.
DifferenceRowView row_in_words(const DifferenceRow& row, const NameOfRecord& name_of);

}  // namespace yichuang::app
