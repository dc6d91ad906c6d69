// What changed between two catalogues, record by record.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/catalogue/record_place.h"

namespace yichuang::app {

enum class RecordChange { added, removed, changed };

// One place that differs. A step into a list is the position; of an element that is only in `before` its position there,
// else the position in `after`. No value: there is nothing on that side (null is a value).
struct DifferenceRow {
  std::string pointer;  // JSON pointer inside the record; empty: the record as a whole
  std::optional<boost::json::value> before, after;
  std::vector<boost::json::value> within = {};  // the list elements the pointer goes through, outermost first
  bool order = false;  // the same elements stand in another order
};

// How far a comparison goes down: to single values, or to what somebody reads at once: a sentence in both languages, a
// condition, a short list of words. By sentence a list that is only on one side is told element by element.
enum class Grain { value, sentence };

struct RecordDifference {
  RecordKey key;
  RecordChange change = RecordChange::changed;
  Text name;  // as it is called after, or was before; empty: it has none
  std::vector<DifferenceRow> rows;  // of a changed record, in the order of the record; of the others one row
};

// By kind and code. Lists are compared by what their elements are called (code, material, item, field, serial …; a basis by
// law and article), so that an element put in between is one row and no row tells that those behind it moved.
// A file that is no YAML is a Failure: its records would seem to be gone.
std::vector<RecordDifference> differences(const CatalogueFiles& before, const CatalogueFiles& after);

// Of two contents of one record.
std::vector<DifferenceRow> difference_rows(const boost::json::value& before, const boost::json::value& after,
                                           Grain grain = Grain::value);

// Which members of a record two contents say otherwise, in the order of the record.
std::vector<std::string> members_changed(const boost::json::value& before, const boost::json::value& after);

}  // namespace yichuang::app
