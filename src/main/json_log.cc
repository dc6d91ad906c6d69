#include "main/json_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <new>

namespace yichuang::main_program {
namespace {

constexpr std::size_t kMostCharacters = 2000;  // of a text; what an engine says can be long

const char* word(LogLevel level) {
  switch (level) {
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
  }
  return "error";
}

boost::json::value value_of(const LogField& field) {
  if (const auto* text = std::get_if<std::string_view>(&field.second)) {
    const std::string_view shown = text->substr(0, kMostCharacters);
    return boost::json::string(shown.data(), shown.size());
  }
  if (const auto* whole = std::get_if<std::int64_t>(&field.second)) return *whole;
  return std::get<double>(field.second);
}

spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> one = [] {
    auto made = spdlog::stderr_logger_mt("yichuang");
    made->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%e%z",%v)");
    return made;
  }();
  return *one;
}

}  // namespace

std::string log_text(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  boost::json::object line{{"level", word(level)},
                           {"event", boost::json::string(event.data(), event.size())}};
  for (const LogField& field : fields)
    line[boost::json::string_view(field.first.data(), field.first.size())] = value_of(field);
  return boost::json::serialize(line);
}

void log_line(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  try {
    logger().info("{}", std::string_view(log_text(level, event, fields)).substr(1));
  } catch (const std::bad_alloc&) {  // whoever tells of a failure must not fail by it
    static constexpr std::string_view kLine = "{\"level\":\"error\",\"event\":\"no_memory\"}\n";
    if (::write(STDERR_FILENO, kLine.data(), kLine.size()) < 0) return;
  }
}

}  // namespace yichuang::main_program
