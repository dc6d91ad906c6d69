#include "app/catalogue/bundle.h"

#include <algorithm>
#include <boost/json.hpp>

#include "app/catalogue/bundle_workbook.h"
#include "app/catalogue/document_json.h"
#include "platform/files/archive.h"
#include "platform/sheet/workbook.h"

namespace yichuang::app {
namespace {

constexpr const char* kFormat = "yichuang-catalogue";
constexpr int kVersion = 1;
constexpr std::string_view kColumnTexts = "column.";
constexpr std::size_t kMostJson = 64U << 20;

Refusal refusal_of(std::vector<FieldFault> faults) {
  return {RefusalKind::malformed, "catalogue_malformed", {}, {}, std::move(faults)};
}

// A cell too long for a spreadsheet, found before half a workbook is written.
std::vector<CatalogueRecord> all_records(const CatalogueFiles& files) {
  std::vector<Problem> problems;
  std::vector<CatalogueRecord> records = read_records(files, problems);
  if (!problems.empty())
    throw Failure(problems.front().file + ":" + std::to_string(problems.front().line) + ": " +
                  problems.front().message.en);
  return records;
}

std::vector<std::string> paths_with_records(const CatalogueFiles& files) {
  std::vector<std::string> paths;
  std::copy_if(files.paths.begin(), files.paths.end(), std::back_inserter(paths), holds_records);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string write_archive(const CatalogueFiles& files) {
  std::map<std::string, std::string> entries;
  for (const std::string& path : paths_with_records(files))
    if (auto text = files.read(path)) entries.emplace(path, std::move(*text));
  return files::pack_archive(entries);
}

std::string write_json(const CatalogueFiles& files) {
  boost::json::object documents;
  std::vector<Problem> problems;
  for (const std::string& path : paths_with_records(files)) {
    const auto document = parse_yaml(files.read(path).value_or(""), path, problems);
    if (document == nullptr) throw Failure(path + ": " + problems.front().message.en);
    documents[path] = to_json(*document);
  }
  return boost::json::serialize(boost::json::object{
             {"format", kFormat}, {"version", kVersion}, {"files", std::move(documents)}}) +
         "\n";
}

std::string write_sheets(const CatalogueFiles& files) {
  std::map<std::string, std::string> names;
  std::vector<CatalogueRecord> records = all_records(files);
  for (const CatalogueRecord& record : records)
    if (record.key.kind == "text" && record.key.code.starts_with(kColumnTexts))
      if (const Node* zh = record.content.member("zh"))
        names[record.key.code.substr(kColumnTexts.size())] = zh->text;
  return sheet::write_workbook(to_workbook(records, names));
}

class BundleReader {
 public:
  Result<BundleReading> read(std::string_view bytes) {
    const std::size_t first = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n", first);
    if (bytes.starts_with("PK"))
      TRY(read_archive(bytes));
    else if (begin != bytes.npos && bytes[begin] == '{')
      read_json(bytes.substr(begin));
    else
      read_one_yaml(bytes.substr(first));
    if (faults_.empty() && reading_.records.empty())
      wrong("file", "bundle_empty", {"里面没有目录的记录", "there is no record of a catalogue in it"});
    if (!faults_.empty()) return refusal_of(std::move(faults_));
    return std::move(reading_);
  }

 private:
  void wrong(std::string field, std::string code, const Text& message) {
    faults_.push_back(told_fault(std::move(field), std::move(code), message));
  }

  Result<bool> read_archive(std::string_view bytes) {
    auto archive = files::ArchiveReader::open(bytes);
    // A workbook may unpack to more; its reader opens it anew, with its own limits.
    if (archive.ok() ? archive->has("[Content_Types].xml") : false) {
      reading_.format = BundleFormat::xlsx;
      auto workbook = sheet::read_workbook(bytes);
      if (!workbook.ok()) return said(workbook.refusal());
      from_workbook(*workbook, reading_, faults_);
      return true;
    }
    if (!archive.ok()) return said(archive.refusal());
    const std::string folder = common_folder(archive->names());
    for (const std::string& name : archive->names()) {
      const std::string path = name.substr(folder.size());
      if (!is_ours(path)) continue;
      auto text = archive.value().read(name);
      if (!text.ok()) return said(text.refusal());
      read_yaml(path, *text);
    }
    return true;
  }

  // A zip of the folder itself has its name before every path.
  static std::string common_folder(const std::vector<std::string>& names) {
    if (names.empty() || std::any_of(names.begin(), names.end(), holds_records)) return {};
    const std::string folder = names.front().substr(0, names.front().find('/') + 1);
    const bool common =
        std::all_of(names.begin(), names.end(), [&](const auto& name) { return name.starts_with(folder); });
    return common ? folder : std::string();
  }

  // What is no record is passed over, and that is told; YAML where there can be none is a mistake.
  bool is_ours(const std::string& path) {
    if (holds_records(path)) return true;
    const auto in = [&](std::string_view folder) { return path.starts_with(folder); };
    if (!path.ends_with(".yaml") || in("calendar/") || in("templates/") || in("demo/") || in("schema/"))
      reading_.passed_over.push_back(path);
    else
      wrong(path, "unknown_file", {"目录里不该有这个文件", "this file does not belong into a catalogue"});
    return false;
  }

  void read_yaml(const std::string& path, const std::string& text) {
    std::vector<Problem> problems;
    const auto document = parse_yaml(text, path, problems);
    for (const Problem& problem : problems)
      wrong(problem.file + ":" + std::to_string(problem.line), problem.rule, problem.message);
    if (document != nullptr) add(path, *document);
  }

  // A file taken out of the archive: its name did not come with it, so what it is is seen from what it says.
  void read_one_yaml(std::string_view text) {
    std::vector<Problem> problems;
    const auto document = text.find('\0') == text.npos ? parse_yaml(text, "file", problems) : nullptr;
    const bool written = document != nullptr || text.find(':') != text.npos;
    const std::string path = document == nullptr ? std::string() : path_of_one(*document);
    if (!path.empty()) return add(path, *document);
    if (written && !problems.empty())
      for (const Problem& problem : problems)
        wrong("file:" + std::to_string(problem.line), problem.rule, problem.message);
    else
      wrong("file", "bundle_format_unknown",
            {"看不出这是什么。可以导入：导出的压缩包（zip）、JSON、XLSX，或者其中一个 YAML 文件（一个事项、一件事，"
             "或者 materials、fields、texts、departments、posts 的清单）",
             "this is of no known form. What can be imported: an exported archive (zip), JSON, XLSX, or one YAML file out "
             "of it (an item, a package, or a list of materials, fields, texts, departments or posts)"});
  }

  // Where in a catalogue such a file stands; empty: nowhere.
  static std::string path_of_one(const Node& document) {
    const Node* code = document.member("code");
    const auto has = [&](std::string_view name) { return document.member(name) != nullptr; };
    if (code != nullptr && (has("implementation_code") || has("promised") || has("statutory")))
      return "items/" + code->text + ".yaml";
    if (code != nullptr && has("lead") && has("items")) return "packages/" + code->text + ".yaml";
    for (const char* library : {"materials", "fields", "texts"})
      if (has(library) && document.members.size() == 1) return std::string(library) + "/added.yaml";
    for (const char* list : {"departments", "posts"})
      if (has(list) && document.members.size() == 1) return std::string(list) + ".yaml";
    return {};
  }

  void read_json(std::string_view text) {
    reading_.format = BundleFormat::json;
    boost::system::error_code error;
    boost::json::parse_options options;
    options.max_depth = 64;
    if (text.size() > kMostJson)
      return wrong("file", "file_too_large", {"文件太大，最大 64 MB", "the file is over 64 MB"});
    const auto whole = boost::json::parse({text.data(), text.size()}, error, {}, options);
    if (error) return wrong("file", "not_json", {"不是有效的 JSON", "not valid JSON: " + error.message()});
    const auto* object = whole.if_object();
    const auto* format = object == nullptr ? nullptr : object->if_contains("format");
    const auto* version = object == nullptr ? nullptr : object->if_contains("version");
    const auto* files = object == nullptr ? nullptr : object->if_contains("files");
    if (format == nullptr || *format != boost::json::value(kFormat) || version == nullptr ||
        *version != boost::json::value(kVersion) || files == nullptr || !files->is_object())
      return wrong(
          "file", "bundle_format_unknown",
          {"这个 JSON 不是目录包（format 应是 yichuang-catalogue，version 应是 1，files 是各个文件）",
           "this JSON is no bundle: format yichuang-catalogue, version 1 and files are expected"});
    for (const auto& file : files->get_object()) {
      const std::string path(file.key());
      if (is_ours(path)) add(path, from_json(file.value()));
    }
  }

  void add(const std::string& path, const Node& document) {
    std::vector<CatalogueRecord> records = records_in(path, document);
    if (records.empty())
      wrong(path, "bundle_file_empty", {"这个文件里没有记录", "there is no record in this file"});
    for (CatalogueRecord& record : records) {
      const std::string place = path + ":" + std::to_string(record.content.line);
      if (!is_record_key(record.key))
        wrong(place, "bad_code",
              {"“" + record.key.code + "”不是这类记录的代码",
               "“" + record.key.code + "” is no code of such a record"});
      else if (!seen_.insert(record.key).second)
        wrong(place, "record_twice",
              {"“" + record.key.code + "”出现了两次", "“" + record.key.code + "” stands twice"});
      else
        reading_.records.push_back(std::move(record));
    }
  }

  // What the archive or the spreadsheet says, in words.
  Refusal said(const Refusal& refusal) {
    static const std::map<std::string_view, Text> kWords{
        {"file_damaged", {"文件不完整或者已损坏", "the file is incomplete or damaged"}},
        {"file_unpacks_too_large", {"文件展开后太大", "the file is too large once unpacked"}},
        {"archive_path",
         {"压缩包里的文件名指向了目录以外", "a name in the archive leads out of the catalogue"}},
        {"archive_name_twice", {"压缩包里有两个同名文件", "two files in the archive have one name"}},
        {"sheet_too_large", {"表太大", "the sheet is too large"}},
        {"sheet_cell_unknown", {"这一格的内容读不出来", "what stands in this cell cannot be read"}}};
    for (const FieldFault& fault : refusal.fields) {
      const auto words = kWords.find(fault.code);
      wrong(fault.field, fault.code,
            words == kWords.end()
                ? Text{"读不出来（" + fault.code + "）", "cannot be read (" + fault.code + ")"}
                : words->second);
    }
    return refusal_of(std::move(faults_));
  }

  BundleReading reading_;
  std::set<RecordKey> seen_;
  std::vector<FieldFault> faults_;
};

}  // namespace

FieldFault told_fault(std::string field, std::string code, const Text& message) {
  return {std::move(field), std::move(code), {{"text", message.zh}, {"text_en", message.en}}};
}

std::string write_bundle(const CatalogueFiles& files, BundleFormat format) {
  switch (format) {
    case BundleFormat::yaml:
      return write_archive(files);
    case BundleFormat::json:
      return write_json(files);
    case BundleFormat::xlsx:
      return write_sheets(files);
  }
  throw Bug("a bundle of no format");
}

Result<BundleReading> read_bundle(std::string_view bytes) { return BundleReader().read(bytes); }

}  // namespace yichuang::app
