// What is called what in a catalogue, and what uses what: for lists of records, also of a draft that has errors.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <string>
#include <vector>

#include "app/catalogue/load.h"
#include "app/catalogue/revision_views.h"
#include "core/catalogue/revision.h"

namespace yichuang::app {

struct IndexedRecord {
  Words name;
  std::string place;  // code of a department, or a group's own words
  Words place_words;  // where it is no department
  std::string standing;
  std::vector<RecordName> uses;
  std::string document;  // JSON
};
using RecordIndex = std::map<RecordName, IndexedRecord>;

IndexedRecord index_record(const RecordName& name, const boost::json::value& document);
RecordIndex index_records(const CatalogueFiles& files);

// How often each record is used.
std::map<RecordName, int> uses_of(const RecordIndex& index);
RecordSummary summary_of(const RecordIndex& index, const RecordName& name,
                         const std::map<RecordName, int>& uses, const std::string& change = {});

}  // namespace yichuang::app
