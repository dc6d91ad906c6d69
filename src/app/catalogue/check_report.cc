#include "app/catalogue/check_report.h"

#include <algorithm>
#include <boost/json.hpp>

namespace yichuang::app {
namespace {

const char* level_of(const Problem& problem) {
  return problem.severity == Severity::error ? "error" : "warning";
}

std::size_t errors_in(const CatalogueReading& reading) {
  return static_cast<std::size_t>(
      std::count_if(reading.problems.begin(), reading.problems.end(),
                    [](const Problem& problem) { return problem.severity == Severity::error; }));
}

}  // namespace

std::string check_text(const CatalogueReading& reading, Language language) {
  std::string text;
  for (const Problem& problem : reading.problems) {
    text += problem.file;
    if (problem.line > 0) text += ":" + std::to_string(problem.line);
    text += std::string(": ") + level_of(problem) + ": " + in(language, problem.message) + " [" +
            problem.rule + "]\n";
  }
  const std::size_t errors = errors_in(reading);
  const std::string items = std::to_string(reading.catalogue.items.size());
  const std::string packages = std::to_string(reading.catalogue.packages.size());
  const std::string warnings = std::to_string(reading.problems.size() - errors);
  text += in(language, {"版本 " + reading.catalogue.version + "：" + packages + " 件事，" + items +
                            " 个事项；" + std::to_string(errors) + " 个错误，" + warnings + " 个提醒\n",
                        "version " + reading.catalogue.version + ": " + packages + " packages, " + items +
                            " items; " + std::to_string(errors) + " errors, " + warnings + " warnings\n"});
  return text;
}

std::string check_json(const CatalogueReading& reading, Language language) {
  boost::json::array problems;
  for (const Problem& problem : reading.problems)
    problems.push_back({{"rule", problem.rule},
                        {"level", level_of(problem)},
                        {"file", problem.file},
                        {"line", problem.line},
                        {"message", in(language, problem.message)}});
  const std::size_t errors = errors_in(reading);
  const boost::json::object report{
      {"version", reading.catalogue.version},         {"packages", reading.catalogue.packages.size()},
      {"items", reading.catalogue.items.size()},      {"errors", errors},
      {"warnings", reading.problems.size() - errors}, {"problems", std::move(problems)}};
  return boost::json::serialize(report) + "\n";
}

}  // namespace yichuang::app
