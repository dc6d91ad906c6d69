// Publications 发布: which version of the catalogue takes effect on which day, and who published it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/catalogue/load.h"
#include "app/record/centre.h"
#include "core/catalogue/revision.h"

namespace yichuang::app {

struct Publication {
  std::int64_t number = 0;  // 0: what the program shipped, published by nobody
  std::string version;
  std::optional<Date> effective_from;  // none: ever since
  Instant published_at;
  PersonId by;
  RevisionId revision;
};

// By number; those above `after`.
std::vector<Publication> publications(store::Reader& reader, std::int64_t district, std::int64_t after = -1);

// The district whose catalogues a database keeps. Failure when it keeps none yet, or those of several.
std::int64_t published_district(store::Reader& reader);

// What is in force on a day: the newest whose day has come. nullptr: none.
const Publication* in_force(const std::vector<Publication>& publications, Date day);

// Number 0, replaced by whatever the program ships until a person has published.
void keep_shipped(store::WriteSet& set, std::int64_t district, const std::string& version, Instant now);

// The files of what is in force on `day`; without a day of what was published last, also when its day is still to come:
// the next revision begins there. Failure as published_district() has it, and when that day nothing was in force.
CatalogueFiles published_files(sql::Connection& connection, std::optional<Date> day);

// Part of the write that publishes; two at once get the same number, and one of them is stale.
void keep_publication(store::WriteSet& set, std::int64_t district, const Publication& publication);

}  // namespace yichuang::app
