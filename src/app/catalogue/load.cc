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

class Loader {
 public:
  explicit Loader(const CatalogueFiles& files) : files_(files) {}

  CatalogueReading load() {
    std::vector<std::string> paths = files_.paths;
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths)
      if (!belongs_to_others(path)) load_file(path);
    for (const std::string_view needed :
         {"district.yaml", "departments.yaml", "centre.yaml", "posts.yaml", "fields.yaml", "materials.yaml"})
      if (!std::binary_search(paths.begin(), paths.end(), needed))
        problem(std::string(needed), 0, "missing_file", {"缺少这个文件", "this file is missing"});
    // A record that could not be read would be reported again by everything that mentions it.
    if (!has_errors(reading_.problems)) {
      auto found = check(reading_.catalogue);
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
  void problem(const std::string& file, int line, std::string rule, Text message) {
    reading_.problems.push_back({std::move(rule), Severity::error, file, line, std::move(message)});
  }

  void load_file(const std::string& path) {
    const FileKind* kind = kind_of(path);
    if (kind == nullptr)
      return problem(path, 0, "unknown_file", {"目录里不该有这个文件", "this file does not belong here"});
    const std::optional<std::string> text = files_.read(path);
    if (!text) return problem(path, 0, "missing_file", {"读不到这个文件", "this file cannot be read"});
    hash_.update(path + "\n" + std::to_string(text->size()) + "\n");
    hash_.update(*text);
    const std::unique_ptr<Node> document = parse_yaml(*text, path, reading_.problems);
    if (document == nullptr || !conforms(*document, path, std::string(kind->schema))) return;
    reading_.catalogue.files.push_back(path);
    const Source source{static_cast<int>(reading_.catalogue.files.size()) - 1, path, reading_.problems};
    try {
      kind->read(*document, source, reading_.catalogue);
    } catch (const Misread& wrong) {
      problem(path, wrong.line, "misread", wrong.message);
    }
  }

  bool conforms(const Node& document, const std::string& path, const std::string& schema_path) {
    const auto found = schemas_.find(schema_path);
    if (found == schemas_.end()) {
      const std::optional<std::string> text = files_.read(schema_path);
      if (!text) {
        problem(schema_path, 0, "missing_file", {"缺少格式文件", "the schema is missing"});
        return false;
      }
      schemas_.emplace(schema_path, SchemaCheck(*text));
    }
    const std::vector<Problem> wrong = schemas_.at(schema_path).check(document, path);
    reading_.problems.insert(reading_.problems.end(), wrong.begin(), wrong.end());
    return wrong.empty();
  }

  const CatalogueFiles& files_;
  CatalogueReading reading_;
  std::map<std::string, SchemaCheck> schemas_;
  crypto::Sm3 hash_;
};

}  // namespace

CatalogueReading read_catalogue(const CatalogueFiles& files) { return Loader(files).load(); }

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
