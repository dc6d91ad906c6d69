#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <pugixml.hpp>

#include "platform/files/archive.h"
#include "platform/sheet/workbook.h"

namespace yichuang::sheet {
namespace {

constexpr files::ArchiveLimits kArchive{.unpacked_bytes = 256U << 20, .entries = 2'000};
constexpr std::size_t kMostInAPart = 64U << 20;
constexpr std::size_t kMostRows = 100'000, kMostColumns = 1'000, kMostCells = 4'000'000, kMostSheets = 200;
constexpr std::size_t kMostFaults = 200;

struct Unreadable {
  Refusal refusal;
};

[[noreturn]] void damaged(const std::string& part) {
  throw Unreadable{malformed("file", "file_damaged", {{"part", part}})};
}
[[noreturn]] void too_large(const std::string& where) {
  throw Unreadable{
      malformed(where, "sheet_too_large",
                {{"rows", std::to_string(kMostRows)}, {"columns", std::to_string(kMostColumns)}})};
}

// Names without their prefix: one program writes <row>, another <x:row>.
std::string_view local(const char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.find(':');
  return colon == whole.npos ? whole : whole.substr(colon + 1);
}
pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& one) { return local(one.name()) == name; });
}
std::string attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& one : node.attributes())
    if (local(one.name()) == name) return one.value();
  return {};
}

std::string utf8_of(unsigned code) {
  std::string out;
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
  }
  return out + static_cast<char>(0x80 | (code & 0x3F));
}

// _x000D_ stands for a character XML cannot hold (ECMA-376, ST_Xstring).
std::string unescaped(std::string_view text) {
  constexpr std::size_t kLength = 7;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    unsigned code = 0;
    const std::string_view here = text.substr(at, kLength);
    if (here.size() == kLength && here.starts_with("_x") && here.back() == '_' &&
        std::from_chars(here.data() + 2, here.data() + 6, code, 16).ptr == here.data() + 6 &&
        (code < 0xD800 || code > 0xDFFF)) {
      out += utf8_of(code);
      at += kLength;
    } else {
      out += text[at++];
    }
  }
  return out;
}

// The text of <si> or <is>: its own <t>, or those of its runs; not the reading aids.
std::string text_in(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& part : node.children()) {
    if (local(part.name()) == "t") text += part.text().get();
    if (local(part.name()) == "r") text += text_in(part);
  }
  return text;
}

// "AB12" → row and column from 0; nothing for what is no name of a cell.
std::optional<std::pair<std::size_t, std::size_t>> place_of(const std::string& name) {
  std::size_t column = 0, at = 0, row = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 4; ++at)
    column = column * 26 + static_cast<std::size_t>(name[at] - 'A' + 1);
  const char* const end = name.data() + name.size();
  if (column == 0 || at == name.size() || std::from_chars(name.data() + at, end, row).ptr != end || row == 0)
    return std::nullopt;
  return std::pair{row - 1, column - 1};
}

class Reader {
 public:
  explicit Reader(files::ArchiveReader& archive) : archive_(archive) {}

  Result<Workbook> read() {
    const std::string book = target_of("_rels/.rels", "", "officeDocument");
    if (book.empty()) damaged("_rels/.rels");
    const std::string folder = book.substr(0, book.rfind('/') + 1);
    const std::string links = folder + "_rels/" + book.substr(folder.size()) + ".rels";
    if (const std::string shared = target_of(links, folder, "sharedStrings"); !shared.empty())
      read_shared(shared);
    const std::map<std::string, std::string> targets = targets_of(links, folder);
    const auto document = part(book);
    for (const pugi::xml_node& one : child(child(*document, "workbook"), "sheets").children()) {
      const auto target = targets.find(attribute_id(one));
      if (target == targets.end()) damaged(book);
      if (workbook_.sheets.size() == kMostSheets) too_large("file");
      if (archive_.has(target->second)) read_sheet(one.attribute("name").value(), target->second);
    }
    if (workbook_.sheets.empty()) damaged(book);
    if (!faults_.fields.empty()) return faults_;
    return std::move(workbook_);
  }

 private:
  // A sheet has two numbers: sheetId, and r:id of the relation, which alone has a prefix.
  static std::string attribute_id(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& one : node.attributes())
      if (local(one.name()) == "id") return one.value();
    return {};
  }

  std::unique_ptr<pugi::xml_document> part(const std::string& name) {
    if (!archive_.has(name)) damaged(name);
    Result<std::string> text = archive_.read(name);
    if (!text.ok()) throw Unreadable{text.refusal()};
    if (text->size() > kMostInAPart) too_large("file");
    // No spreadsheet has one, and entities are what they are abused for.
    if (text->find("<!DOCTYPE") != std::string::npos) damaged(name);
    auto document = std::make_unique<pugi::xml_document>();
    if (!document->load_buffer(text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata))
      damaged(name);
    return document;
  }

  static std::string resolved(const std::string& target, const std::string& folder) {
    return target.starts_with('/') ? target.substr(1) : folder + target;
  }

  std::map<std::string, std::string> targets_of(const std::string& links, const std::string& folder) {
    std::map<std::string, std::string> targets;
    const auto document = part(links);
    for (const pugi::xml_node& link : child(*document, "Relationships").children())
      targets.emplace(attribute(link, "Id"), resolved(attribute(link, "Target"), folder));
    return targets;
  }

  std::string target_of(const std::string& links, const std::string& folder, std::string_view type) {
    const auto document = part(links);
    for (const pugi::xml_node& link : child(*document, "Relationships").children())
      if (const std::string kind = attribute(link, "Type"); kind.ends_with("/" + std::string(type)))
        return resolved(attribute(link, "Target"), folder);
    return {};
  }

  void read_shared(const std::string& name) {
    const auto document = part(name);
    for (const pugi::xml_node& one : child(*document, "sst").children())
      if (local(one.name()) == "si") shared_.push_back(unescaped(text_in(one)));
  }

  void read_sheet(const std::string& name, const std::string& path) {
    const auto document = part(path);
    Sheet sheet;
    sheet.name = name;
    std::size_t next_row = 0;
    for (const pugi::xml_node& row : child(child(*document, "worksheet"), "sheetData").children()) {
      if (local(row.name()) != "row") continue;
      const std::string told = attribute(row, "r");
      std::size_t number = 0;
      std::from_chars(told.data(), told.data() + told.size(), number);
      const std::size_t at = number == 0 ? next_row : number - 1;
      if (at >= kMostRows) too_large(name);
      read_row(row, sheet, at);
      next_row = at + 1;
    }
    workbook_.sheets.push_back(std::move(sheet));
  }

  void read_row(const pugi::xml_node& row, Sheet& sheet, std::size_t at) {
    std::size_t next_column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (local(cell.name()) != "c") continue;
      const auto place = place_of(attribute(cell, "r"));
      const std::size_t column = place ? place->second : next_column;
      if (column >= kMostColumns || ++cells_ > kMostCells) too_large(sheet.name);
      next_column = column + 1;
      Cell value = value_of(cell, sheet.name, at, column);
      if (std::holds_alternative<std::monostate>(value)) continue;
      if (sheet.rows.size() <= at) sheet.rows.resize(at + 1);
      if (sheet.rows[at].size() <= column) sheet.rows[at].resize(column + 1);
      sheet.rows[at][column] = std::move(value);
    }
  }

  Cell value_of(const pugi::xml_node& cell, const std::string& sheet, std::size_t row, std::size_t column) {
    const std::string type = attribute(cell, "t");
    const std::string_view value = child(cell, "v").text().get();
    if (type == "inlineStr") return text(unescaped(text_in(child(cell, "is"))));
    if (type == "str") return text(unescaped(value));
    if (value.empty()) return {};
    const char* const end = value.data() + value.size();
    if (type == "b" && (value == "0" || value == "1")) return value == "1";
    if (type == "s") {
      std::size_t index = 0;
      if (std::from_chars(value.data(), end, index).ptr == end && index < shared_.size())
        return text(shared_[index]);
    }
    if (type.empty() || type == "n") {
      double number = 0;
      if (const auto read = std::from_chars(value.data(), end, number);
          read.ptr == end && read.ec == std::errc())
        return number;
    }
    if (faults_.fields.size() < kMostFaults)
      faults_.fields.push_back(
          {sheet + "!" + cell_name(row, column), "sheet_cell_unknown", {{"text", std::string(value)}}});
    return {};
  }

  static Cell text(std::string value) { return value.empty() ? Cell{} : Cell{std::move(value)}; }

  files::ArchiveReader& archive_;
  Workbook workbook_;
  std::vector<std::string> shared_;
  std::size_t cells_ = 0;
  Refusal faults_{RefusalKind::malformed, "malformed", {}, {}, {}};
};

}  // namespace

Result<Workbook> read_workbook(std::string_view bytes) {
  auto archive = files::ArchiveReader::open(bytes, kArchive);
  if (!archive.ok()) return archive.refusal();
  try {
    return Reader(archive.value()).read();
  } catch (const Unreadable& unreadable) {
    return unreadable.refusal;
  }
}

}  // namespace yichuang::sheet
