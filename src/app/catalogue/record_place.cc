#include "app/catalogue/record_place.h"

#include <algorithm>
#include <array>
#include <memory>

#include "app/catalogue/document_json.h"
#include "app/catalogue/yaml_writer.h"

namespace yichuang::app {
namespace {

// Records that stand as entries of a list, or of a map by their code.
struct EntryKind {
  std::string_view kind;
  std::string_view file;    // that holds them; empty: only the folder does
  std::string_view folder;  // over whose files they go on; empty: none
  std::string_view member;  // of the document
  bool by_code = false;     // a map
};
constexpr std::array<EntryKind, 7> kEntryKinds{{{"material", "materials.yaml", "materials/", "materials"},
                                                {"field", "fields.yaml", "fields/", "fields"},
                                                {"rule", "field-rules.yaml", "", "rules"},
                                                {"department", "departments.yaml", "", "departments"},
                                                {"post", "posts.yaml", "", "posts"},
                                                {"parameter", "district.yaml", "", "parameters", true},
                                                {"text", "", "texts/", "texts", true}}};
constexpr std::array<std::string_view, 4> kWholeFiles{"centre.yaml", "district.yaml", "licence-list.yaml",
                                                      "city-template.yaml"};
constexpr std::string_view kItems = "items/", kPackages = "packages/", kEnding = ".yaml";
constexpr std::string_view kParameters = "parameters", kDistrict = "district.yaml";

const EntryKind* entry_kind(std::string_view kind) {
  const auto found =
      std::find_if(kEntryKinds.begin(), kEntryKinds.end(), [&](const auto& one) { return one.kind == kind; });
  return found == kEntryKinds.end() ? nullptr : found;
}

bool is_in_folder(std::string_view path, std::string_view folder) {
  return !folder.empty() && path.starts_with(folder) && path.ends_with(kEnding) &&
         path.size() > folder.size() + kEnding.size() && path.find('/', folder.size()) == path.npos;
}

bool holds(const EntryKind& kind, const std::string& path) {
  return !path.empty() && (path == kind.file || is_in_folder(path, kind.folder));
}

const EntryKind* entries_of(const std::string& path) {
  const auto found =
      std::find_if(kEntryKinds.begin(), kEntryKinds.end(), [&](const auto& one) { return holds(one, path); });
  return found == kEntryKinds.end() ? nullptr : found;
}

bool is_whole_file(std::string_view path) {
  return std::find(kWholeFiles.begin(), kWholeFiles.end(), path) != kWholeFiles.end();
}

std::string stem_of(std::string_view path, std::string_view folder) {
  return std::string(path.substr(folder.size(), path.size() - folder.size() - kEnding.size()));
}

// The record that is the whole file, or all of it that is no entry.
std::optional<RecordKey> whole_record(const std::string& path) {
  if (is_in_folder(path, kItems)) return RecordKey{"item", stem_of(path, kItems)};
  if (is_in_folder(path, kPackages)) return RecordKey{"package", stem_of(path, kPackages)};
  if (is_whole_file(path)) return RecordKey{"file", path};
  return std::nullopt;
}

std::string path_of_whole(const RecordKey& key) {
  if (key.kind == "item") return std::string(kItems) + key.code + std::string(kEnding);
  if (key.kind == "package") return std::string(kPackages) + key.code + std::string(kEnding);
  return key.kind == "file" ? key.code : std::string();
}

const std::string* code_of(const Node& entry) {
  const Node* code = entry.member("code");
  return code != nullptr && code->kind == Node::Kind::text ? &code->text : nullptr;
}

void drop_member(Node& map, std::size_t at) {
  map.members.erase(map.members.begin() + static_cast<std::ptrdiff_t>(at));
  map.member_lines.erase(map.member_lines.begin() + static_cast<std::ptrdiff_t>(at));
}

void set_member(Node& map, std::string_view name, Node value) {
  map.kind = Node::Kind::map;
  for (auto& [key, member] : map.members)
    if (key == name) {
      member = std::move(value);
      return;
    }
  map.members.emplace_back(name, std::move(value));
  map.member_lines.push_back(0);
}

Node without_parameters(const Node& district) {
  Node rest = district;
  for (std::size_t i = 0; i < rest.members.size(); ++i)
    if (rest.members[i].first == kParameters) drop_member(rest, i--);
  return rest;
}

Node* member_of(Node& map, std::string_view name) { return const_cast<Node*>(map.member(name)); }

// Where the entry stands in its file; nullptr: not there.
Node* entry_in(Node& document, const EntryKind& kind, const std::string& code) {
  Node* entries = member_of(document, kind.member);
  if (entries == nullptr) return nullptr;
  if (kind.by_code) return member_of(*entries, code);
  for (Node& entry : entries->items)
    if (const std::string* own = code_of(entry); own != nullptr && *own == code) return &entry;
  return nullptr;
}

void erase_entry(Node& document, const EntryKind& kind, const std::string& code) {
  Node* entries = member_of(document, kind.member);
  if (kind.by_code) {
    for (std::size_t i = 0; i < entries->members.size(); ++i)
      if (entries->members[i].first == code) drop_member(*entries, i--);
  } else {
    std::erase_if(entries->items, [&](const Node& entry) {
      const std::string* own = code_of(entry);
      return own != nullptr && *own == code;
    });
  }
}

std::string file_for_new(const EntryKind& kind, const std::string& wish) {
  if (holds(kind, wish)) return wish;
  return kind.folder.empty() ? std::string(kind.file) : std::string(kind.folder) + "added.yaml";
}

std::vector<std::string> sorted_paths(const CatalogueFiles& files) {
  std::vector<std::string> paths = files.paths;
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::unique_ptr<Node> parsed(const CatalogueFiles& files, const std::string& path,
                             std::vector<Problem>& problems) {
  const auto text = files.read(path);
  return text ? parse_yaml(*text, path, problems) : nullptr;
}

bool says_the_same(const Node& a, const Node& b) { return to_json(a) == to_json(b); }

}  // namespace

bool is_record_key(const RecordKey& key) {
  constexpr std::size_t kLongest = 120;
  const auto made_of = [&](std::string_view others) {
    return !key.code.empty() && key.code.size() <= kLongest &&
           std::all_of(key.code.begin(), key.code.end(), [&](char c) {
             return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || others.find(c) != others.npos;
           });
  };
  if (key.kind == "file") return is_whole_file(key.code);
  if (key.kind == "item" || key.kind == "package") return made_of("-");
  const EntryKind* kind = entry_kind(key.kind);
  // Texts are named after what they speak of: item_kind.01, error.not_found, confidence.C.
  return kind != nullptr && (kind->kind == "text" ? !key.code.empty() : made_of("-_"));
}

bool holds_records(const std::string& path) {
  return whole_record(path).has_value() || entries_of(path) != nullptr;
}

std::vector<CatalogueRecord> records_in(const std::string& path, const Node& document) {
  std::vector<CatalogueRecord> records;
  if (const auto whole = whole_record(path))
    records.push_back({*whole, path, path == kDistrict ? without_parameters(document) : document});
  const EntryKind* kind = entries_of(path);
  const Node* entries = kind == nullptr ? nullptr : document.member(kind->member);
  if (entries == nullptr) return records;
  const std::string name(kind->kind);
  for (const Node& entry : entries->items)
    if (const std::string* code = code_of(entry)) records.push_back({{name, *code}, path, entry});
  for (const auto& [code, entry] : entries->members)
    if (kind->by_code) records.push_back({{name, code}, path, entry});
  return records;
}

std::vector<CatalogueRecord> read_records(const CatalogueFiles& files, std::vector<Problem>& problems) {
  std::vector<CatalogueRecord> records;
  for (const std::string& path : sorted_paths(files)) {
    if (!holds_records(path)) continue;
    const auto document = parsed(files, path, problems);
    if (document == nullptr) continue;
    for (CatalogueRecord& record : records_in(path, *document)) records.push_back(std::move(record));
  }
  return records;
}

std::vector<RecordKey> records_of(const CatalogueFiles& files) {
  std::vector<RecordKey> keys;
  std::vector<Problem> unread;
  for (const std::string& path : sorted_paths(files)) {
    if (const auto whole = whole_record(path)) keys.push_back(*whole);
    if (entries_of(path) == nullptr) continue;
    if (const auto document = parsed(files, path, unread))
      for (const CatalogueRecord& record : records_in(path, *document))
        if (record.key.kind != "file") keys.push_back(record.key);
  }
  return keys;
}

std::optional<Node> read_record(const CatalogueFiles& files, const RecordKey& key) {
  std::vector<Problem> unread;
  if (const std::string path = path_of_whole(key); !path.empty()) {
    const auto document = parsed(files, path, unread);
    if (document == nullptr) return std::nullopt;
    return path == kDistrict ? without_parameters(*document) : *document;
  }
  const EntryKind* kind = entry_kind(key.kind);
  if (kind == nullptr) return std::nullopt;
  for (const std::string& path : sorted_paths(files)) {
    if (!holds(*kind, path)) continue;
    const auto document = parsed(files, path, unread);
    if (document == nullptr) continue;
    if (const Node* entry = entry_in(*document, *kind, key.code)) return *entry;
  }
  return std::nullopt;
}

Node* Overlay::document_at(const std::string& path) {
  auto found = documents_.find(path);
  if (found == documents_.end()) {
    std::vector<Problem> unread;
    const auto document = parsed(base_, path, unread);
    found =
        documents_.emplace(path, document == nullptr ? std::nullopt : std::optional<Node>(*document)).first;
  }
  return found->second ? &*found->second : nullptr;
}

void Overlay::put_file(const std::string& path, const Node& content) {
  Node* before = document_at(path);
  Node after = content;
  if (path == kDistrict && before != nullptr && content.member(kParameters) == nullptr)
    if (const Node* parameters = before->member(kParameters)) set_member(after, kParameters, *parameters);
  if (before != nullptr && says_the_same(*before, after)) return;
  documents_[path] = std::move(after);
  changed_.insert(path);
  if (path == kDistrict) entry_paths_.erase("parameter");
}

std::map<std::string, std::string>& Overlay::entry_paths(const std::string& kind) {
  const auto [known, first] = entry_paths_.try_emplace(kind);
  if (!first) return known->second;
  for (const std::string& path : paths()) {
    const Node* document = holds(*entry_kind(kind), path) ? document_at(path) : nullptr;
    if (document == nullptr) continue;
    for (const CatalogueRecord& record : records_in(path, *document))
      if (record.key.kind == kind) known->second.emplace(record.key.code, path);
  }
  return known->second;
}

void Overlay::put_entry(const RecordKey& key, const Node& content, const std::string& path_if_new) {
  const EntryKind& kind = *entry_kind(key.kind);
  std::map<std::string, std::string>& paths = entry_paths(key.kind);
  if (const auto known = paths.find(key.code); known != paths.end()) {
    Node& entry = *entry_in(*document_at(known->second), kind, key.code);
    if (says_the_same(entry, content)) return;
    entry = content;
    changed_.insert(known->second);
    return;
  }
  const std::string path = file_for_new(kind, path_if_new);
  if (document_at(path) == nullptr) documents_[path] = Node{.kind = Node::Kind::map};
  Node& document = *documents_[path];
  if (document.member(kind.member) == nullptr)
    set_member(document, kind.member, Node{.kind = kind.by_code ? Node::Kind::map : Node::Kind::list});
  Node& entries = *member_of(document, kind.member);
  if (kind.by_code)
    set_member(entries, key.code, content);
  else
    entries.items.push_back(content);
  paths.emplace(key.code, path);
  changed_.insert(path);
}

void Overlay::put(const RecordKey& key, const Node& content, const std::string& path_if_new) {
  ensure(is_record_key(key));
  if (const std::string path = path_of_whole(key); !path.empty()) return put_file(path, content);
  put_entry(key, content, path_if_new);
}

void Overlay::remove(const RecordKey& key) {
  if (const std::string path = path_of_whole(key); !path.empty()) {
    if (document_at(path) == nullptr) return;
    documents_[path].reset();
    changed_.insert(path);
    if (path == kDistrict) entry_paths_.erase("parameter");
    return;
  }
  const EntryKind* kind = entry_kind(key.kind);
  if (kind == nullptr) return;
  std::map<std::string, std::string>& paths = entry_paths(key.kind);
  const auto known = paths.find(key.code);
  if (known == paths.end()) return;
  erase_entry(*document_at(known->second), *kind, key.code);
  changed_.insert(known->second);
  paths.erase(known);
}

std::vector<std::string> Overlay::paths() const {
  std::set<std::string> paths(base_.paths.begin(), base_.paths.end());
  for (const std::string& path : changed_) paths.insert(path);
  for (const auto& [path, document] : documents_)
    if (!document && changed_.contains(path)) paths.erase(path);
  return {paths.begin(), paths.end()};
}

CatalogueFiles Overlay::written(std::string (*write)(const Node&)) const {
  auto written = std::make_shared<std::map<std::string, std::string>>();
  for (const std::string& path : changed_)
    if (const auto& document = documents_.at(path)) written->emplace(path, write(*document));
  return {paths(),
          [written, base = base_, changed = changed_](const std::string& path) -> std::optional<std::string> {
            if (!changed.contains(path)) return base.read(path);
            const auto found = written->find(path);
            if (found == written->end()) return std::nullopt;
            return found->second;
          }};
}

CatalogueFiles Overlay::files() const { return written(write_yaml); }
CatalogueFiles Overlay::files_apart() const { return written(write_yaml_apart); }

std::vector<std::string> Overlay::changed_paths() const { return {changed_.begin(), changed_.end()}; }

}  // namespace yichuang::app
