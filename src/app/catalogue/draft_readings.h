// A revision as the catalogue it would be: the version it is based on with its records laid over, read and checked as a
// whole. What was read is remembered by revision, save and day, and file by file: the next save reads the file it changes.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/catalogue/record_index.h"
#include "app/catalogue/record_place.h"
#include "app/catalogue/revision_store.h"

namespace yichuang::app {

// A problem with the record it is in, where it is in one.
struct PlacedProblem {
  Problem problem;
  RecordName record;  // empty: the catalogue as a whole
  std::string pointer;
  bool news = true;
};

struct BaseReading {
  std::string version;
  Date day;  // it was checked on
  CatalogueFiles files;
  RecordIndex index;
  std::vector<PlacedProblem> problems;
  Catalogue catalogue;
  FilesRead read;
};

struct DraftReading {
  std::int64_t revision = 0;
  std::int64_t save = 0;  // version of the stream it was read at
  std::shared_ptr<const BaseReading> base;
  CatalogueFiles files;
  RecordIndex index;
  std::map<RecordName, std::string> changes;  // added, changed, removed
  std::vector<PlacedProblem> problems;
  Catalogue catalogue;  // incomplete with errors
  FilesRead read;  // shares with its base all that it does not change
  int errors() const;
};

inline constexpr std::size_t kMostReadings = 4;

class DraftReadings {
 public:
  // Failure when the version is not in the database.
  std::shared_ptr<const BaseReading> base(const Centre& centre, const std::string& version);
  std::shared_ptr<const DraftReading> draft(const Centre& centre, const StoredRevision& stored);

 private:
  std::mutex mutex_;
  std::deque<std::shared_ptr<const BaseReading>> bases_;  // newest first
  std::deque<std::shared_ptr<const DraftReading>> drafts_;
};

}  // namespace yichuang::app
