// Where the records of a catalogue live: in which file, at which place of it.
#pragma once

#include <boost/json/value.hpp>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue/document.h"
#include "app/catalogue/load.h"

namespace yichuang::app {

// One record that is written, reviewed and published by itself. By kind:
//   item, package                 a file each, items/<code>.yaml, packages/<code>.yaml
//   material, field, text         an entry of materials.yaml or materials/*.yaml; fields…; texts/*.yaml
//   department, post, parameter   an entry of departments.yaml, posts.yaml, district.yaml
//   file                          what is a document of its own: centre.yaml, district.yaml (but its parameters),
//                                 licence-list.yaml, city-template.yaml; its code is the path
struct RecordKey {
  std::string kind, code;
  auto operator<=>(const RecordKey&) const = default;
};

// Of a known kind, with a code that kind can have. No other key may be put: a code becomes part of a path.
bool is_record_key(const RecordKey& key);

// A file of the catalogue that holds records. The others (calendar/, templates/, demo/, schema/) belong to others.
bool holds_records(const std::string& path);

struct CatalogueRecord {
  RecordKey key;
  std::string path;  // of its file
  Node content;
};

// The records of one file in its order. A text's content is {zh, en}; of an entry without a code nothing is made.
std::vector<CatalogueRecord> records_in(const std::string& path, const Node& document);

// All records, files by path. A file that is no YAML is told in `problems`.
std::vector<CatalogueRecord> read_records(const CatalogueFiles& files, std::vector<Problem>& problems);

std::vector<RecordKey> records_of(const CatalogueFiles& files);
std::optional<Node> read_record(const CatalogueFiles& files, const RecordKey& key);

// A catalogue with some of its records put and removed. Files that were not touched keep their bytes; a touched one is
// written anew as write_yaml writes (its comments go).
class Overlay {
 public:
  explicit Overlay(CatalogueFiles base) : base_(std::move(base)) {}

  // An existing record is replaced where it stands. A new entry goes to `path_if_new` when that is a file for its kind, or
  // to the file of its kind (materials/added.yaml, fields/added.yaml, texts/added.yaml). What says the same as before
  // changes nothing. A `file` district.yaml without parameters keeps them.
  void put(const RecordKey& key, const Node& content, const std::string& path_if_new = {});
  void remove(const RecordKey& key);  // one that is not there: nothing

  CatalogueFiles files() const;
  // The same with changed files written so that place_of finds the very member a problem speaks of: for checking.
  CatalogueFiles files_apart() const;
  std::vector<std::string> changed_paths() const;  // removed files too

 private:
  std::vector<std::string> paths() const;
  CatalogueFiles written(std::string (*write)(const Node&)) const;
  Node* document_at(const std::string& path);  // nullptr: there is no such file, or it is no YAML
  void put_entry(const RecordKey& key, const Node& content, const std::string& path_if_new);
  std::map<std::string, std::string>& entry_paths(const std::string& kind);
  void put_file(const std::string& path, const Node& content);

  CatalogueFiles base_;
  std::map<std::string, std::optional<Node>>
      documents_;  // read so far, or made; none: no such file (any more)
  std::map<std::string, std::map<std::string, std::string>>
      entry_paths_;  // kind → code → file, once asked for
  std::set<std::string> changed_;
};

// The place a problem speaks of: a record and, inside it, a JSON pointer such as /materials/3/basis/article; empty: the
// record as a whole. None for a file that holds no record there.
struct RecordProblemPlace {
  RecordKey key;
  std::string pointer;
};
std::optional<RecordProblemPlace> place_of(const CatalogueFiles& files, const Problem& problem);

// One step of a JSON pointer (RFC 6901) with its slash.
std::string pointer_step(std::string_view name);

}  // namespace yichuang::app
