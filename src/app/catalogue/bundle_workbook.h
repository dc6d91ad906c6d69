// The workbook of a bundle: one sheet a kind, one row a record, lists of records on sheets of their own.
#pragma once

#include "app/catalogue/bundle.h"
#include "platform/sheet/workbook.h"

namespace yichuang::app {

// `texts` names the headings in Chinese: the text column.<key> for each step of name.zh.
sheet::Workbook to_workbook(const std::vector<CatalogueRecord>& records,
                            const std::map<std::string, std::string>& column_names);

// The records and their cells are added to `reading`, what is wrong to `faults`.
void from_workbook(const sheet::Workbook& workbook, BundleReading& reading, std::vector<FieldFault>& faults);

// The sheet of a kind, as its name ends: "items" of 事项 items. Files have one each: "centre".
struct SheetKind {
  std::string_view kind;  // of RecordKey
  std::string_view token;
  std::string_view name;
  std::string_view path;  // of kind `file`
};
const std::vector<SheetKind>& sheet_kinds();

// Headings that are no member of a record.
inline constexpr std::string_view kCodeHeading = "@code";  // of records whose content has no code of its own
inline constexpr std::string_view kFileHeading = "@file";  // where an entry stands
inline constexpr std::string_view kOfHeading = "@of";  // the record a row of a list belongs to
inline constexpr std::string_view kReadme = "readme";

}  // namespace yichuang::app
