#include "main/catalogue_bundle_command.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/catalogue/bundle.h"
#include "app/catalogue/differences_text.h"
#include "app/catalogue/publications.h"
#include "main/bundle_file.h"
#include "main/installation.h"
#include "main/language_option.h"

namespace yichuang::command_line {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelp =
    R"(usage: yichuang catalogue export --format yaml|json|xlsx --out FILE [--catalogue DIR | --data DIR | --database URL]
                                 [--on DAY]
       yichuang catalogue import FILE [--catalogue DIR] (--out DIR | --check)
       yichuang catalogue diff A B

export   a whole catalogue in one file: a zip of its YAML files, one JSON document, or a workbook with a sheet a kind.
import   puts the records of such a file, all or only some, into a catalogue and writes what it becomes. Everything that is
         wrong is told at once, by file and line or by sheet, row and column, and then nothing is written.
diff     what differs between two catalogues, record by record. A and B are folders or such files; “-” is the catalogue the
         program carries.

  --catalogue DIR  the catalogue in that folder instead of the one the program carries
  --data DIR       what was published last in that installation, also when its day is still to come: the next revision
                   begins there; --database URL: postgresql://…
  --on DAY         what is in force there on that day
  --format F       yaml, json or xlsx
  --out PATH       the file to write; of import the folder, new or empty, or the --catalogue itself: then only what changes
                   is written anew
  --check          only tell what the file would change
  --lang zh|en     language of the answer (zh)
  --json           the answer as one JSON object

To make such a file a revision in the database of an installation: yichuang catalogue propose --help.

examples: yichuang catalogue export --catalogue catalogue --format xlsx --out catalogue.xlsx
          yichuang catalogue import catalogue.xlsx --catalogue catalogue --check
          yichuang catalogue diff catalogue catalogue.xlsx --json

Ends with 0, with 1 when something is wrong with the file or, of diff, when the two differ, with 2 when the command line is
wrong.
)";

// Whole or not at all: what stood there stays until the new content is on the disk.
void write_file(const fs::path& path, const std::string& content) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const fs::path scratch = path.string() + ".new";
  {
    std::ofstream file(scratch, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.flush();
    if (!file) throw Failure(path.string() + " cannot be written");
  }
  fs::rename(scratch, path);
}

app::BundleFormat format_in(const Options& options) {
  const auto wanted = options.value("--format");
  if (wanted == "yaml") return app::BundleFormat::yaml;
  if (wanted == "json") return app::BundleFormat::json;
  if (wanted == "xlsx") return app::BundleFormat::xlsx;
  throw Misspoken("--format is yaml, json or xlsx");
}

app::CatalogueFiles base_of(const Options& options) {
  const auto folder = options.value("--catalogue");
  return folder ? app::catalogue_in(std::string(*folder)) : app::packed_catalogue();
}

std::optional<Date> day_in(const Options& options) {
  const auto wanted = options.value("--on");
  if (!wanted) return std::nullopt;
  const auto day = parse_date(*wanted);
  if (!day) throw Misspoken("--on takes a day, e.g. 2026-03-05");
  return day;
}

app::CatalogueFiles source_of(const Options& options) {
  if (!options.has("--data") && !options.has("--database")) {
    if (options.has("--on")) throw Misspoken("--on is about a database: --data or --database");
    return base_of(options);
  }
  if (options.has("--catalogue")) throw Misspoken("either --catalogue or a database, not both");
  return app::published_files(*database_of(options), day_in(options));
}

// What a folder or a file holds. A file of some records is a catalogue of these.
Result<app::CatalogueFiles> files_of(std::string_view what) {
  if (what == "-") return app::packed_catalogue();
  const std::string path(what);
  if (fs::is_directory(path)) return app::catalogue_in(path);
  const app::BundleReading bundle = TRY(app::read_bundle(bundle_at(path)));
  app::Overlay overlay({{}, [](const std::string&) { return std::nullopt; }});
  for (const app::CatalogueRecord& record : bundle.records)
    overlay.put(record.key, record.content, record.path);
  return overlay.files();
}

int refused(const Refusal& refusal, const Options& options) {
  const Language language = language_option(options);
  const bool json = options.has("--json");
  std::fputs((json ? app::faults_json(refusal, language) : app::faults_text(refusal, language)).c_str(),
             json ? stdout : stderr);
  return kRefused;
}

void tell(const std::vector<app::RecordDifference>& found, const Options& options) {
  const std::string told = options.has("--json") ? app::differences_json(found)
                                                 : app::differences_text(found, language_option(options));
  std::fputs(told.c_str(), stdout);
}

bool is_same_folder(const fs::path& a, const fs::path& b) {
  std::error_code none;
  return fs::exists(a, none) && fs::exists(b, none) && fs::equivalent(a, b, none);
}

void write_folder(const app::BundleImport& import, const fs::path& folder, const fs::path& base) {
  const bool in_place = !base.empty() && is_same_folder(folder, base);
  if (!in_place && fs::exists(folder) && !fs::is_empty(folder))
    throw Failure(folder.string() + " is not empty: name a new folder, or the catalogue itself");
  for (const std::string& path : in_place ? import.changed_paths : import.files.paths)
    if (const auto text = import.files.read(path)) write_file(folder / path, *text);
}

}  // namespace

int run_catalogue_export(Arguments arguments) {
  constexpr OptionRule kRules[] = {
      {"--catalogue"},           {"--data"}, {"--database"}, {"--on"}, {"--format"}, {"--out"},
      {"--help", Takes::nothing}};
  const Options options(kRules, arguments);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  const app::BundleFormat format = format_in(options);
  const auto out = options.value("--out");
  if (!out) throw Misspoken("--out is missing: the file to write");
  write_file(std::string(*out), app::write_bundle(source_of(options), format));
  return kDone;
}

int run_catalogue_import(Arguments arguments) {
  constexpr OptionRule kRules[] = {{"--catalogue"},
                                   {"--out"},
                                   {"--lang"},
                                   {"--check", Takes::nothing},
                                   {"--json", Takes::nothing},
                                   {"--help", Takes::nothing}};
  const Options options(kRules, arguments, 1);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options.words().empty()) throw Misspoken("the file to import is missing");
  if (options.has("--out") == options.has("--check"))
    throw Misspoken("either --out, the folder to write, or --check");
  const app::CatalogueFiles base = base_of(options);
  const auto bundle = app::read_bundle(bundle_at(std::string(options.words().front())));
  if (!bundle) return refused(bundle.refusal(), options);
  const auto import = app::import_bundle(base, *bundle);
  if (!import) return refused(import.refusal(), options);
  if (const auto out = options.value("--out"))
    write_folder(*import, std::string(*out), std::string(options.value("--catalogue").value_or("")));
  tell(app::differences(base, import->files), options);
  return kDone;
}

int run_catalogue_diff(Arguments arguments) {
  constexpr OptionRule kRules[] = {{"--lang"}, {"--json", Takes::nothing}, {"--help", Takes::nothing}};
  const Options options(kRules, arguments, 2);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options.words().size() != 2) throw Misspoken("two catalogues are compared: folders, files or -");
  const auto before = files_of(options.words()[0]);
  if (!before) return refused(before.refusal(), options);
  const auto after = files_of(options.words()[1]);
  if (!after) return refused(after.refusal(), options);
  const auto found = app::differences(*before, *after);
  tell(found, options);
  return found.empty() ? kDone : kRefused;
}

}  // namespace yichuang::command_line
