#include "app/catalogue/check_report.h"

#include <algorithm>
#include <boost/json.hpp>

namespace yichuang::app {
namespace {

const char* level_of(const Problem& problem) {
  switch (problem.severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::hint:
      return "hint";
  }
  return "";
}

std::size_t count_of(const CatalogueReading& reading, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(reading.problems.begin(), reading.problems.end(),
                    [&](const Problem& problem) { return problem.severity == severity; }));
}

// Where an editor, or a person, jumps to.
std::string place_of(const Problem& problem) {
  return problem.line > 0 ? problem.file + ":" + std::to_string(problem.line) : problem.file;
}

}  // namespace

std::string check_text(const CatalogueReading& reading, Language language) {
  std::string text;
  for (const Problem& problem : reading.problems) {
    text += place_of(problem) + ": " + level_of(problem) + ": " + in(language, problem.message) + " [" +
            problem.rule + "]\n";
  }
  const std::string errors = std::to_string(count_of(reading, Severity::error));
  const std::string items = std::to_string(reading.catalogue.items.size());
  const std::string packages = std::to_string(reading.catalogue.packages.size());
  const std::string warnings = std::to_string(count_of(reading, Severity::warning));
  const std::string hints = std::to_string(count_of(reading, Severity::hint));
  text +=
      in(language, {"版本 " + reading.catalogue.version + "：" + packages + " 件事，" + items + " 个事项；" +
                        errors + " 个错误，" + warnings + " 个提醒，" + hints + " 个提示\n",
                    "version " + reading.catalogue.version + ": " + packages + " packages, " + items +
                        " items; " + errors + " errors, " + warnings + " warnings, " + hints + " hints\n"});
  return text;
}

std::string check_json(const CatalogueReading& reading, Language language) {
  boost::json::array problems;
  for (const Problem& problem : reading.problems)
    problems.push_back({{"rule", problem.rule},
                        {"level", level_of(problem)},
                        {"file", problem.file},
                        {"line", problem.line},
                        {"at", place_of(problem)},
                        {"message", in(language, problem.message)}});
  const boost::json::object report{{"version", reading.catalogue.version},
                                   {"packages", reading.catalogue.packages.size()},
                                   {"items", reading.catalogue.items.size()},
                                   {"errors", count_of(reading, Severity::error)},
                                   {"warnings", count_of(reading, Severity::warning)},
                                   {"hints", count_of(reading, Severity::hint)},
                                   {"problems", std::move(problems)}};
  return boost::json::serialize(report) + "\n";
}

}  // namespace yichuang::app
