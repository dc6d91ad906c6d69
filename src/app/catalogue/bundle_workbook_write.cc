#include <algorithm>

#include "app/catalogue/bundle_cells.h"
#include "app/catalogue/bundle_workbook.h"

namespace yichuang::app {
namespace {

using sheet::Cell;
using Names = std::map<std::string, std::string>;

constexpr std::size_t kLongestSheetName = 31;

// Headings in the order in which records have them: a new one comes after the one before it in its own record.
class Headings {
 public:
  void add(const FlatRecord& record) {
    std::size_t after = 0;
    for (const FlatCell& cell : record.cells) {
      const auto found = std::find(order_.begin(), order_.end(), cell.heading);
      if (found != order_.end()) {
        after = static_cast<std::size_t>(found - order_.begin()) + 1;
        continue;
      }
      order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(after), cell.heading);
      ++after;
    }
  }
  const std::vector<std::string>& order() const { return order_; }

 private:
  std::vector<std::string> order_;
};

// 名称·中文 of name.zh; a step without a name stands in brackets, so that no label reads like a heading.
std::string label_of(std::string_view heading, const Names& names) {
  if (heading.ends_with('#'))
    return label_of(heading.substr(0, heading.size() - 1), names) + label_of("@position", names);
  std::string label;
  heading = heading.substr(heading.starts_with('@') ? 1 : 0, heading.find('['));
  while (!heading.empty()) {
    const std::size_t dot = std::min(heading.find('.'), heading.size());
    const std::string step(heading.substr(0, dot));
    const auto found = names.find(step);
    label += (label.empty() ? "" : "·") + (found == names.end() ? "(" + step + ")" : found->second);
    heading.remove_prefix(std::min(dot + 1, heading.size()));
  }
  return label;
}

// Rows under two head rows: what a column is called, and what it is.
sheet::Sheet begun(const std::string& name, const std::vector<std::string>& own, const Headings& headings,
                   const Names& names) {
  sheet::Sheet out{name, {{}, {}}, 2, std::clamp<std::size_t>(own.size(), 1, 2)};
  for (const auto* list : {&own, &headings.order()})
    for (const std::string& heading : *list) {
      out.rows[0].emplace_back(label_of(heading, names));
      out.rows[1].emplace_back(heading);
    }
  return out;
}

void fill(std::vector<Cell>& row, const FlatRecord& record, const Headings& headings, std::size_t first) {
  row.resize(first + headings.order().size());
  for (const FlatCell& cell : record.cells) {
    const auto at = std::find(headings.order().begin(), headings.order().end(), cell.heading);
    row[first + static_cast<std::size_t>(at - headings.order().begin())] = cell.cell;
  }
}

// One row of a list: of which record, at which position.
struct ListRow {
  std::string of;
  std::size_t position;
  FlatRecord record;
};

class KindSheets {
 public:
  KindSheets(const SheetKind& kind, const Names& names) : kind_(kind), names_(names) {}

  void add(const CatalogueRecord& record) {
    FlatRecord flat = flattened(record.content, true);
    for (const FlatList& list : flat.lists) {
      if (!lists_.contains(list.path)) list_order_.push_back(list.path);
      std::vector<ListRow>& rows = lists_[list.path];
      for (std::size_t i = 0; i < list.list->items.size(); ++i)
        rows.push_back({record.key.code, i + 1, flattened(list.list->items[i], false)});
    }
    headings_.add(flat);
    records_.push_back({record.key.code, record.path, std::move(flat)});
  }

  void write(sheet::Workbook& into) const {
    if (records_.empty()) return;
    into.sheets.push_back(records());
    for (const std::string& path : list_order_) into.sheets.push_back(list(path));
  }

 private:
  struct Row {
    std::string code, path;
    FlatRecord record;
  };

  bool has_code() const { return !headings_.order().empty() && headings_.order().front() == "code"; }
  bool is_entry() const { return kind_.kind != "item" && kind_.kind != "package" && kind_.kind != "file"; }

  // The code comes first, whichever column it is: it is what a row is.
  sheet::Sheet records() const {
    std::vector<std::string> own;
    const bool own_code = kind_.kind == "file" || !has_code();
    if (own_code) own.emplace_back(kCodeHeading);
    if (is_entry()) own.emplace_back(kFileHeading);
    sheet::Sheet out = begun(std::string(kind_.name), own, headings_, names_);
    for (const Row& row : records_) {
      std::vector<Cell>& cells = out.rows.emplace_back();
      if (own_code) cells.emplace_back(row.code);
      if (is_entry()) cells.emplace_back(row.path);
      fill(cells, row.record, headings_, own.size());
    }
    return out;
  }

  std::string sheet_name(const std::string& path) const {
    const std::string last = path.substr(path.rfind('.') + 1);
    const bool twice = std::count_if(list_order_.begin(), list_order_.end(), [&](const std::string& other) {
                         return other.substr(other.rfind('.') + 1) == last;
                       }) > 1;
    std::string name = std::string(kind_.token) + "." + (twice ? path : last);
    if (name.size() > kLongestSheetName) {
      const auto at = std::find(list_order_.begin(), list_order_.end(), path) - list_order_.begin();
      name = std::string(kind_.token) + "." + std::to_string(at + 1);
    }
    return name;
  }

  sheet::Sheet list(const std::string& path) const {
    Headings headings;
    const std::vector<ListRow>& rows = lists_.at(path);
    for (const ListRow& row : rows) headings.add(row.record);
    const std::vector<std::string> own{std::string(kOfHeading), path + "#"};
    sheet::Sheet out = begun(sheet_name(path), own, headings, names_);
    for (const ListRow& row : rows) {
      std::vector<Cell>& cells = out.rows.emplace_back();
      cells.emplace_back(row.of);
      cells.emplace_back(static_cast<double>(row.position));
      fill(cells, row.record, headings, own.size());
    }
    return out;
  }

  const SheetKind& kind_;
  const Names& names_;
  Headings headings_;
  std::vector<Row> records_;
  std::map<std::string, std::vector<ListRow>> lists_;
  std::vector<std::string> list_order_;
};

sheet::Sheet readme() {
  return {
      "说明 readme",
      {{"怎样填写", "How to fill it in"},
       {"一行一条记录；第二行是列的名字，不要改；第一行是给人看的。",
        "One row a record. The second row names the columns and stays as it is; the first is for people."},
       {"空格子表示没有这一项；写 null 表示“没有”。",
        "An empty cell: the record has no such member. null: it has it, and it is nothing."},
       {"列名以 [] 结尾的，一格写几个值，一个一行。",
        "In a column that ends with [] one cell holds several values, a line each."},
       {"01 这样的代码按文字填写；以 { [ \" 开头的按 YAML 理解，本来就这样开头的文字请加双引号。",
        "Type codes such as 01 as text. What begins with { [ \" is YAML; put a text that does into double "
        "quotes."},
       {"items.materials 这样的表是事项里的清单：@of 写事项代码，带 # 的列写先后次序。",
        "A sheet such as items.materials is a list inside the items: @of is the item, the column with # the "
        "position."},
       {"可以只留要改的行：导入时有的写入，没有的不动。",
        "Keep only the rows to change: what is here is put, the rest stays."}},
      1,
      0};
}

}  // namespace

const std::vector<SheetKind>& sheet_kinds() {
  static const std::vector<SheetKind> kinds{{"item", "items", "事项 items", ""},
                                            {"package", "packages", "一件事 packages", ""},
                                            {"material", "materials", "材料 materials", ""},
                                            {"field", "fields", "字段 fields", ""},
                                            {"rule", "rules", "填写规则 rules", ""},
                                            {"department", "departments", "部门 departments", ""},
                                            {"post", "posts", "岗位 posts", ""},
                                            {"parameter", "parameters", "参数 parameters", ""},
                                            {"file", "district", "本区 district", "district.yaml"},
                                            {"file", "centre", "大厅 centre", "centre.yaml"},
                                            {"file", "licences", "许可清单 licences", "licence-list.yaml"},
                                            {"file", "template", "市级模板 template", "city-template.yaml"},
                                            {"text", "texts", "文字 texts", ""}};
  return kinds;
}

sheet::Workbook to_workbook(const std::vector<CatalogueRecord>& records, const Names& column_names) {
  sheet::Workbook workbook;
  workbook.sheets.push_back(readme());
  for (const SheetKind& kind : sheet_kinds()) {
    KindSheets sheets(kind, column_names);
    for (const CatalogueRecord& record : records)
      if (record.key.kind == kind.kind && (kind.path.empty() || record.path == kind.path)) sheets.add(record);
    sheets.write(workbook);
  }
  return workbook;
}

}  // namespace yichuang::app
