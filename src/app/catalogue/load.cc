#include "app/catalogue/load.h"

#include <algorithm>
#include <map>

#include "app/catalogue/readers.h"
#include "app/catalogue/schema_check.h"
#include "core/catalogue/check.h"
#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

struct FileKind {
  std::string_view schema;
  void (*read)(const Node&, const Source&, Catalogue&);
};

const FileKind* kind_of(const std::string& path) {
  static const std::map<std::string_view, FileKind> kSingle{
      {"district.yaml", {"schema/district.json", read_district}},
      {"departments.yaml", {"schema/departments.json", read_departments}},
      {"centre.yaml", {"schema/centre.json", read_centre}},
      {"posts.yaml", {"schema/posts.json", read_posts}},
      {"city-template.yaml", {"schema/city-template.json", read_city_template}},
      {"licence-list.yaml", {"schema/licence-list.json", read_licence_list}},
      {"fields.yaml", {"schema/fields.json", read_fields}},
      {"field-rules.yaml", {"schema/field-rules.json", read_field_rules}},
      {"materials.yaml", {"schema/materials.json", read_materials}}};
  static const FileKind kItem{"schema/item.json", read_item};
  static const FileKind kPackage{"schema/package.json", read_package};
  static const FileKind kTexts{"schema/texts.json", read_texts};
  static const FileKind kFields{"schema/fields.json", read_fields};
  static const FileKind kMaterials{"schema/materials.json", read_materials};
  if (path.starts_with("items/")) return &kItem;
  if (path.starts_with("packages/")) return &kPackage;
  if (path.starts_with("texts/")) return &kTexts;
  // A library too long for one file goes on in a folder of its name.
  if (path.starts_with("fields/")) return &kFields;
  if (path.starts_with("materials/")) return &kMaterials;
  const auto found = kSingle.find(path);
  return found == kSingle.end() ? nullptr : &found->second;
}

bool belongs_to_others(const std::string& path) {
  for (const std::string_view folder : {"calendar/", "templates/", "demo/", "schema/"})
    if (path.starts_with(folder)) return true;
  return !path.ends_with(".yaml");
}

template <class Record>
void add_all(Listing<Record>& into, const Listing<Record>& part) {
  for (const Record& record : part) into.add(record);
}

// What one file says, after what the files before it said. What there is one of comes from one file.
void add_part(Catalogue& into, const Catalogue& part) {
  if (!part.district.code.empty()) into.district = part.district;
  if (!part.centre.code.empty()) into.centre = part.centre;
  if (part.city_template.loaded()) into.city_template = part.city_template;
  if (!part.licence_list.licences.empty()) into.licence_list = part.licence_list;
  add_all(into.parameters, part.parameters);
  add_all(into.departments, part.departments);
  add_all(into.domains, part.domains);
  add_all(into.windows, part.windows);
  add_all(into.posts, part.posts);
  add_all(into.fields, part.fields);
  add_all(into.field_rules, part.field_rules);
  add_all(into.materials, part.materials);
  add_all(into.items, part.items);
  add_all(into.packages, part.packages);
  add_all(into.texts, part.texts);
}

class Loader {
 public:
  // `known`: what was read before, and will have been; nullptr: nothing is remembered.
  Loader(const CatalogueFiles& files, FilesRead* known, std::optional<Date> today)
      : files_(files), known_(known), today_(today) {}

  CatalogueReading load() {
    std::vector<std::string> paths = files_.paths;
    std::sort(paths.begin(), paths.end());
    if (known_ != nullptr) forget_what_is_gone(paths);
    for (const std::string& path : paths)
      if (!belongs_to_others(path)) load_file(path);
    for (const std::string_view needed :
         {"district.yaml", "departments.yaml", "centre.yaml", "posts.yaml", "fields.yaml", "materials.yaml"})
      if (!std::binary_search(paths.begin(), paths.end(), needed))
        problem(reading_.problems, std::string(needed), 0, "missing_file",
                {"缺少这个文件", "this file is missing"});
    if (known_ != nullptr) reading_.catalogue.files = known_->paths;
    // A record that could not be read would be reported again by everything that mentions it.
    if (!has_errors(reading_.problems)) {
      auto found = check(reading_.catalogue, today_);
      reading_.problems.insert(reading_.problems.end(), found.begin(), found.end());
    }
    std::stable_sort(reading_.problems.begin(), reading_.problems.end(),
                     [](const Problem& a, const Problem& b) {
                       return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                     });
    reading_.catalogue.version = crypto::to_hex(hash_.finish()).substr(0, 16);
    return std::move(reading_);
  }

 private:
  static void problem(std::vector<Problem>& into, const std::string& file, int line, std::string rule,
                      Text message) {
    into.push_back({std::move(rule), Severity::error, file, line, std::move(message)});
  }

  // Files that are not there any more, and all of them when what they were compared with is another.
  void forget_what_is_gone(const std::vector<std::string>& sorted) {
    std::map<std::string, std::string> schemas;
    for (const std::string& path : sorted)
      if (path.starts_with("schema/"))
        if (auto text = files_.read(path)) schemas.emplace(path, std::move(*text));
    if (schemas != known_->schemas) *known_ = {{}, {}, std::move(schemas)};
    std::erase_if(known_->files, [&](const auto& one) {
      return !std::binary_search(sorted.begin(), sorted.end(), one.first);
    });
  }

  void load_file(const std::string& path) {
    const FileKind* kind = kind_of(path);
    if (kind == nullptr)
      return problem(reading_.problems, path, 0, "unknown_file",
                     {"目录里不该有这个文件", "this file does not belong here"});
    std::optional<std::string> text = files_.read(path);
    if (!text)
      return problem(reading_.problems, path, 0, "missing_file",
                     {"读不到这个文件", "this file cannot be read"});
    hash_.update(path + "\n" + std::to_string(text->size()) + "\n");
    hash_.update(*text);
    if (known_ == nullptr) {
      read_file(path, *text, *kind, numbered(reading_.catalogue.files, path), reading_.catalogue,
                reading_.problems);
      return;
    }
    std::shared_ptr<const FileReading>& known = known_->files[path];
    if (known == nullptr || known->text != *text) {
      auto fresh = std::make_shared<FileReading>();
      fresh->text = std::move(*text);
      fresh->number = known == nullptr ? numbered(known_->paths, path) : known->number;
      read_file(path, fresh->text, *kind, fresh->number, fresh->part, fresh->problems);
      known = std::move(fresh);
    }
    reading_.problems.insert(reading_.problems.end(), known->problems.begin(), known->problems.end());
    add_part(reading_.catalogue, known->part);
  }

  static int numbered(std::vector<std::string>& paths, const std::string& path) {
    paths.push_back(path);
    return static_cast<int>(paths.size()) - 1;
  }

  void read_file(const std::string& path, const std::string& text, const FileKind& kind, int number,
                 Catalogue& into, std::vector<Problem>& problems) {
    const std::unique_ptr<Node> document = parse_yaml(text, path, problems);
    if (document == nullptr || !conforms(*document, path, std::string(kind.schema), problems)) return;
    const Source source{number, path, problems};
    try {
      kind.read(*document, source, into);
    } catch (const Misread& wrong) {
      problem(problems, path, wrong.line, "misread", wrong.message);
    }
  }

  bool conforms(const Node& document, const std::string& path, const std::string& schema_path,
                std::vector<Problem>& problems) {
    const auto found = schemas_.find(schema_path);
    if (found == schemas_.end()) {
      const std::optional<std::string> text = files_.read(schema_path);
      if (!text) {
        problem(problems, schema_path, 0, "missing_file", {"缺少格式文件", "the schema is missing"});
        return false;
      }
      schemas_.emplace(schema_path, SchemaCheck(*text));
    }
    const auto names = [this]() -> const MemberNames& {
      if (!names_) names_.emplace(files_);
      return *names_;
    };
    const std::vector<Problem> wrong = schemas_.at(schema_path).check(document, path, names);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
    return wrong.empty();
  }

  const CatalogueFiles& files_;
  FilesRead* const known_;
  const std::optional<Date> today_;
  CatalogueReading reading_;
  std::map<std::string, SchemaCheck> schemas_;
  std::optional<MemberNames> names_;  // once something is to be told
  crypto::Sm3 hash_;
};

}  // namespace

CatalogueReading read_catalogue(const CatalogueFiles& files, std::optional<Date> today) {
  return Loader(files, nullptr, today).load();
}

CatalogueReading read_catalogue(const CatalogueFiles& files, FilesRead& known, std::optional<Date> today) {
  return Loader(files, &known, today).load();
}

Result<std::shared_ptr<const Catalogue>> load_catalogue(const CatalogueFiles& files) {
  CatalogueReading reading = read_catalogue(files);
  Refusal refusal{RefusalKind::malformed, "catalogue_malformed", {}, {}, {}};
  for (const Problem& problem : reading.problems)
    if (problem.severity == Severity::error)
      refusal.fields.push_back({problem.file + ":" + std::to_string(problem.line),
                                problem.rule,
                                {{"text", problem.message.zh}, {"text_en", problem.message.en}}});
  if (!refusal.fields.empty()) return refusal;
  return std::make_shared<const Catalogue>(std::move(reading.catalogue));
}

std::int64_t district_code(const CatalogueFiles& files) {
  const char* const kFile = "district.yaml";
  const auto text = files.read(kFile);
  if (!text) throw Failure("the catalogue has no district.yaml: it says of which district it is");
  std::vector<Problem> problems;
  const auto document = parse_yaml(*text, kFile, problems);
  const Node* code = document == nullptr ? nullptr : document->member("code");
  constexpr std::size_t kDigits = 6;  // GB/T 2260
  if (code == nullptr || code->text.size() != kDigits ||
      code->text.find_first_not_of("0123456789") != std::string::npos)
    throw Failure("district.yaml names no division code of six digits");
  return std::stoll(code->text);
}

CatalogueFiles catalogue_files(const assets::Assets& assets) {
  return {assets.list(), [assets](const std::string& path) -> std::optional<std::string> {
            const auto bytes = assets.find(path);
            if (!bytes) return std::nullopt;
            return std::string(*bytes);
          }};
}

CatalogueFiles packed_catalogue() { return catalogue_files(assets::Assets::packed("catalogue")); }

CatalogueFiles catalogue_in(const std::string& folder) {
  return catalogue_files(assets::Assets::directory(folder));
}

}  // namespace yichuang::app
