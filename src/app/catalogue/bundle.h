// A catalogue, or some of its records, in one file that travels: to another district, to a spreadsheet, and back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue/load.h"
#include "app/catalogue/record_place.h"
#include "base/result.h"

namespace yichuang::app {

// yaml: a zip of the catalogue's files as they stand. json: {"format": "yichuang-catalogue", "version": 1, "files": {path:
// document}}. xlsx: a workbook, one sheet a kind, one row a record (docs/catalogue-format.md, Bundles).
enum class BundleFormat { yaml, json, xlsx };

// The records of all files, the same bytes each time. What does not fit (a cell takes 32 767 characters) is a Failure.
std::string write_bundle(const CatalogueFiles& files, BundleFormat format);

struct BundleReading {
  BundleFormat format = BundleFormat::yaml;
  std::vector<CatalogueRecord> records;  // each key once
  std::vector<std::string> passed_over;  // files in it that hold no records (holidays, schemas, notes)
  // Of a workbook: the cells of each record by JSON pointer; "" is its row.
  std::map<RecordKey, std::map<std::string, std::string>> cells;

  // Where in the bundle that stands: "事项 items!C17", "items/x.yaml:12", of JSON "items/x.yaml#/basis/0".
  std::string place_of(const RecordKey& key, const std::string& pointer) const;
};

// Any of the three; which it is is seen from the bytes. Refuses `malformed` with everything that is wrong as field faults:
// field the place in the bundle, values `text` and `text_en` what is wrong. At most 64 MB unpacked (a workbook: 256), 10 000
// files; a name that leads out of the catalogue is refused.
Result<BundleReading> read_bundle(std::string_view bytes);

// A fault in words of both languages, as read_bundle and load_catalogue tell them.
FieldFault told_fault(std::string field, std::string code, const Text& message);

// What `base` becomes: every record of the bundle is put, nothing is removed.
struct BundleImport {
  CatalogueFiles files;
  std::vector<std::string> changed_paths;
  std::vector<Problem> problems;  // warnings and hints, by file and line of `files`
};

// The same, checked whole: an error anywhere refuses `malformed` with all of them, each at its place in the bundle (or,
// where the bundle does not hold it, in the catalogue), and nothing is changed. What is wrong about 暂停 and 取消 is found as
// of `today`.
Result<BundleImport> import_bundle(const CatalogueFiles& base, const BundleReading& bundle,
                                   std::optional<Date> today = {});

}  // namespace yichuang::app
