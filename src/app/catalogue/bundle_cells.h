// How a record becomes cells of a spreadsheet, and cells a record.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/catalogue/document.h"
#include "platform/sheet/workbook.h"

namespace yichuang::app {

// A number, true and false are what they are; nothing in a cell is no member, `null` is null, a text is itself. A text that
// could be taken for something else stands in double quotes; what begins with {, [ or " is YAML on one line.
sheet::Cell cell_of(const Node& node);
// Several values in one cell, a line each. Only for lists that have an element.
sheet::Cell cell_of_list(const Node& list);

struct Unread {
  Text message;
};
// Nothing: the cell is empty. Unread: it is no YAML though it begins so.
std::variant<std::monostate, Node, Unread> node_of(const sheet::Cell& cell);
std::variant<std::monostate, Node, Unread> list_of(const sheet::Cell& cell);

// A member that may be a heading: name.zh. Others stand in the cell of what they are in.
bool is_heading(std::string_view name);

// The list of records `materials` of an item: it has a sheet of its own.
bool is_list_of_records(const Node& node);

struct FlatCell {
  std::string heading;  // name.zh, channels[]
  sheet::Cell cell;
};
struct FlatList {
  std::string path;  // particulars.faqs
  const Node* list;
};
struct FlatRecord {
  std::vector<FlatCell> cells;
  std::vector<FlatList> lists;
};
// `lists_apart`: lists of records are not put into a cell.
FlatRecord flattened(const Node& record, bool lists_apart);

// Sets the member a heading names; false: something else stands there already.
bool set_at(Node& record, std::string_view heading, Node value);

// "/name/zh" of name.zh or name.zh[].
std::string pointer_of_heading(std::string_view heading);

}  // namespace yichuang::app
