#include <algorithm>
#include <set>

#include "app/catalogue/bundle_cells.h"
#include "app/catalogue/bundle_workbook.h"

namespace yichuang::app {
namespace {

using sheet::Cell;

constexpr std::string_view kCode = "code";
constexpr std::size_t kHeadIsAmong = 5;  // rows: people put a title above

const std::string* text_in(const Cell& cell) { return std::get_if<std::string>(&cell); }

bool is_head(const std::vector<Cell>& row) {
  for (const Cell& cell : row)
    if (const std::string* text = text_in(cell))
      return *text == kCode || *text == kCodeHeading || *text == kOfHeading || *text == kFileHeading;
  return false;
}

bool is_blank(const std::vector<Cell>& row) {
  return std::all_of(row.begin(), row.end(),
                     [](const Cell& cell) { return std::holds_alternative<std::monostate>(cell); });
}

bool is_member(std::string_view heading) {
  if (heading.ends_with("[]")) heading.remove_suffix(2);
  while (true) {
    const std::size_t dot = heading.find('.');
    if (!is_heading(heading.substr(0, dot))) return false;
    if (dot == heading.npos) return true;
    heading.remove_prefix(dot + 1);
  }
}

// A sheet with its columns known.
class Table {
 public:
  Table(const sheet::Sheet& sheet, std::vector<FieldFault>& faults) : sheet_(sheet), faults_(faults) {
    while (head_ < std::min(sheet.rows.size(), kHeadIsAmong) && !is_head(sheet.rows[head_])) ++head_;
    if (head_ == std::min(sheet.rows.size(), kHeadIsAmong)) {
      wrong(sheet.name, "sheet_without_head",
            {"这张表没有列名行（code 或 @of 开头）",
             "this sheet has no row that names its columns (code or @of first)"});
      head_ = sheet.rows.size();
      return;
    }
    for (std::size_t column = 0; column < sheet.rows[head_].size(); ++column) name_column(column);
  }

  std::size_t first_row() const { return head_ + 1; }
  std::size_t rows() const { return sheet_.rows.size(); }
  const std::vector<Cell>& row(std::size_t at) const { return sheet_.rows[at]; }
  const std::string& list() const { return list_; }  // the path before #; empty: rows are records

  std::string place(std::size_t row, std::size_t column) const {
    return sheet_.name + "!" + sheet::cell_name(row, column);
  }
  std::string place(std::size_t row, std::string_view heading) const {
    return place(row, column_of(heading));
  }

  // The text under a heading; empty: none.
  std::string text(std::size_t row, std::string_view heading) const {
    const std::size_t column = column_of(heading);
    if (column >= sheet_.rows[row].size()) return {};
    const std::string* text = text_in(sheet_.rows[row][column]);
    return text == nullptr ? std::string() : *text;
  }
  const Cell* cell(std::size_t row, std::string_view heading) const {
    const std::size_t column = column_of(heading);
    return column < sheet_.rows[row].size() ? &sheet_.rows[row][column] : nullptr;
  }

  // The members of a row, and the cell of each by pointer.
  Node record(std::size_t row, const std::string& pointer, std::map<std::string, std::string>& cells) {
    Node record;
    record.kind = Node::Kind::map;
    for (std::size_t column = 0; column < std::min(headings_.size(), sheet_.rows[row].size()); ++column) {
      const std::string& heading = headings_[column];
      if (heading.empty() || heading.front() == '@' || heading.back() == '#') continue;
      const Cell& cell = sheet_.rows[row][column];
      auto read = heading.ends_with("[]") ? list_of(cell) : node_of(cell);
      if (std::holds_alternative<std::monostate>(read)) continue;
      cells[pointer + pointer_of_heading(heading)] = place(row, column);
      if (const auto* unread = std::get_if<Unread>(&read))
        wrong(place(row, column), "cell_unreadable", unread->message);
      else if (!set_at(record, heading, std::move(std::get<Node>(read))))
        wrong(place(row, column), "cell_in_conflict",
              {"“" + heading + "”与同一行的另一列矛盾：那一列已经填了这一项",
               "“" + heading + "” contradicts another column of this row, which says this already"});
    }
    return record;
  }

  void wrong(std::string field, std::string code, const Text& message) {
    faults_.push_back(told_fault(std::move(field), std::move(code), message));
  }

 private:
  std::size_t column_of(std::string_view heading) const {
    return static_cast<std::size_t>(std::find(headings_.begin(), headings_.end(), heading) -
                                    headings_.begin());
  }

  void name_column(std::size_t column) {
    const Cell& cell = sheet_.rows[head_][column];
    const std::string* name = text_in(cell);
    headings_.emplace_back();
    if (std::holds_alternative<std::monostate>(cell)) return under_nothing(column);
    const bool list = name != nullptr && name->ends_with('#') && is_member(name->substr(0, name->size() - 1));
    const bool own =
        name != nullptr && (*name == kCodeHeading || *name == kFileHeading || *name == kOfHeading);
    if (name == nullptr || (!own && !list && !is_member(*name)))
      return wrong(place(head_, column), "column_unknown", {"列名看不懂", "this is no name of a column"});
    if (std::find(headings_.begin(), headings_.end(), *name) != headings_.end())
      return wrong(place(head_, column), "column_twice", {"这一列出现了两次", "this column stands twice"});
    headings_.back() = *name;
    if (list) list_ = name->substr(0, name->size() - 1);
  }

  // What stands in a column without a name would be lost.
  void under_nothing(std::size_t column) {
    for (std::size_t row = head_ + 1; row < sheet_.rows.size(); ++row)
      if (column < sheet_.rows[row].size() &&
          !std::holds_alternative<std::monostate>(sheet_.rows[row][column]))
        return wrong(place(row, column), "column_unknown", {"这一列没有列名", "this column has no name"});
  }

  const sheet::Sheet& sheet_;
  std::vector<FieldFault>& faults_;
  std::size_t head_ = 0;
  std::vector<std::string> headings_;
  std::string list_;
};

class WorkbookReader {
 public:
  WorkbookReader(BundleReading& reading, std::vector<FieldFault>& faults)
      : reading_(reading), faults_(faults) {}

  void read(const sheet::Workbook& workbook) {
    std::vector<std::pair<const SheetKind*, Table>> lists;
    for (const sheet::Sheet& sheet : workbook.sheets) {
      const std::string name = sheet.name.substr(sheet.name.rfind(' ') + 1);
      const std::string token = name.substr(0, name.find('.'));
      if (token == kReadme || std::all_of(sheet.rows.begin(), sheet.rows.end(), is_blank)) continue;
      const auto kind = std::find_if(sheet_kinds().begin(), sheet_kinds().end(),
                                     [&](const SheetKind& one) { return one.token == token; });
      if (kind == sheet_kinds().end()) {
        faults_.push_back(
            told_fault(sheet.name, "sheet_unknown",
                       {"不认识这张表；表名以 items、materials 等结尾",
                        "this sheet is of no kind; its name ends with items, materials or the like"}));
        continue;
      }
      Table table(sheet, faults_);
      if (table.list().empty())
        read_records(*kind, table);
      else
        lists.emplace_back(&*kind, std::move(table));
    }
    for (auto& [kind, table] : lists) read_list(*kind, table);
  }

 private:
  void read_records(const SheetKind& kind, Table& table) {
    for (std::size_t row = table.first_row(); row < table.rows(); ++row) {
      if (is_blank(table.row(row))) continue;
      std::string code = table.text(row, kCodeHeading);
      const bool own = kind.kind != "file" && code.empty();
      if (own) code = table.text(row, kCode);
      const std::string place = table.place(row, own ? kCode : kCodeHeading);
      const RecordKey key{std::string(kind.kind), code};
      if (!is_record_key(key) || (kind.kind == "file" && code != kind.path)) {
        table.wrong(table.place(row, std::size_t{0}), "bad_code",
                    {"“" + code + "”不是这类记录的代码", "“" + code + "” is no code of such a record"});
        continue;
      }
      if (!at_.emplace(key, reading_.records.size()).second) {
        table.wrong(place, "record_twice", {"“" + code + "”出现了两次", "“" + code + "” stands twice"});
        continue;
      }
      std::map<std::string, std::string>& cells = reading_.cells[key];
      cells[""] = place;
      const std::string path = kind.kind == "file" ? code : table.text(row, kFileHeading);
      reading_.records.push_back({key, path, table.record(row, "", cells)});
    }
  }

  struct Element {
    double position;
    std::size_t row;
  };

  void read_list(const SheetKind& kind, Table& table) {
    std::map<RecordKey, std::vector<Element>> lists;
    const std::string heading = table.list() + "#";
    for (std::size_t row = table.first_row(); row < table.rows(); ++row) {
      if (is_blank(table.row(row))) continue;
      const RecordKey key{std::string(kind.kind), table.text(row, kOfHeading)};
      if (!at_.contains(key)) {
        table.wrong(table.place(row, kOfHeading), "row_without_record",
                    {"没有“" + key.code + "”这一行可以归入",
                     "there is no row “" + key.code + "” it could belong to"});
        continue;
      }
      const Cell* cell = table.cell(row, heading);
      const double* position = cell == nullptr ? nullptr : std::get_if<double>(cell);
      if (cell != nullptr && position == nullptr && !std::holds_alternative<std::monostate>(*cell)) {
        table.wrong(table.place(row, heading), "position_unreadable",
                    {"次序应是数字", "a position is a number"});
        continue;
      }
      // A row without a position comes after the one above it.
      std::vector<Element>& list = lists[key];
      list.push_back({position != nullptr ? *position : list.empty() ? 0 : list.back().position, row});
    }
    for (auto& [key, elements] : lists) put_list(key, elements, table);
  }

  void put_list(const RecordKey& key, std::vector<Element>& elements, Table& table) {
    std::stable_sort(elements.begin(), elements.end(),
                     [](const Element& a, const Element& b) { return a.position < b.position; });
    Node list;
    list.kind = Node::Kind::list;
    const std::string base = pointer_of_heading(table.list());
    std::map<std::string, std::string>& cells = reading_.cells[key];
    for (const Element& element : elements) {
      const std::string pointer = base + "/" + std::to_string(list.items.size());
      cells[pointer] = table.place(element.row, kOfHeading);
      list.items.push_back(table.record(element.row, pointer, cells));
    }
    if (!set_at(reading_.records[at_.at(key)].content, table.list(), std::move(list)))
      table.wrong(table.place(elements.front().row, kOfHeading), "cell_in_conflict",
                  {"“" + key.code + "”那一行已经填了这一项", "the row “" + key.code + "” says this already"});
  }

  BundleReading& reading_;
  std::vector<FieldFault>& faults_;
  std::map<RecordKey, std::size_t> at_;
};

}  // namespace

void from_workbook(const sheet::Workbook& workbook, BundleReading& reading, std::vector<FieldFault>& faults) {
  WorkbookReader(reading, faults).read(workbook);
}

}  // namespace yichuang::app
