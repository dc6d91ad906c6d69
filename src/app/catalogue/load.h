// Reading the catalogue: files in, a checked Catalogue out, or every problem at once with file and line.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/problem.h"
#include "platform/assets/assets.h"

namespace yichuang::app {

// The files of a catalogue, wherever they are: packed into the program or in a folder.
struct CatalogueFiles {
  std::vector<std::string> paths;                                            // relative, with slashes
  std::function<std::optional<std::string>(const std::string& path)> read;  // nullopt: there is no such file
};

// What was read and what is wrong with it. With an error among the problems the catalogue is incomplete and only good
// for looking at.
struct CatalogueReading {
  Catalogue catalogue;
  std::vector<Problem> problems;  // by file and line
};

// Reads district, departments, centre, posts, fields, materials, items/, packages/ and texts/, each against its schema
// (schema/ of the same files), then checks the whole. calendar/, templates/, demo/ and schema/ belong to others; any
// other YAML file is an error. What the checker finds out about standings it finds out as of `today`.
CatalogueReading read_catalogue(const CatalogueFiles& files, std::optional<Date> today = {});

// One file as it was read: what it adds to a catalogue, and what is wrong with it by itself.
struct FileReading {
  std::string text;
  int number = 0;  // of its path
  Catalogue part;
  std::vector<Problem> problems;
};
// What was read of a catalogue, so that one that differs in few files is read at the price of these.
struct FilesRead {
  std::vector<std::string> paths;  // each has its number for ever: what Origin::file points into
  std::map<std::string, std::shared_ptr<const FileReading>> files;
  std::map<std::string, std::string> schemas;  // they were read by: with others everything is read anew
};

// The same reading as read_catalogue(files) gives; of a file that says what it said in `known` nothing is parsed or compared
// with its schema again. What files say of each other is checked anew. Afterwards `known` is of these files.
CatalogueReading read_catalogue(const CatalogueFiles& files, FilesRead& known,
                                std::optional<Date> today = {});

// The same for whoever wants to work with it. Refuses `malformed` with every error as a field fault: field "file:line",
// code the rule, value `text` what is wrong.
Result<std::shared_ptr<const Catalogue>> load_catalogue(const CatalogueFiles& files);

// The division code of district.yaml, by which everything of a district is kept, without reading the rest: 500112. Failure
// in words where there is none.
std::int64_t district_code(const CatalogueFiles& files);

// The files of a pack or folder.
CatalogueFiles catalogue_files(const assets::Assets& assets);
// The catalogue packed into this program under the name "catalogue".
CatalogueFiles packed_catalogue();
// A folder. One that cannot be read is a Failure in words.
CatalogueFiles catalogue_in(const std::string& folder);

}  // namespace yichuang::app
