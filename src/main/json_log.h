// The log: one JSON object a line on stderr. What may stand in it are kinds, names of routes and statements, traces and
// figures — never what somebody wrote, an address somebody asked for, or who asked.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace yichuang::main_program {

enum class LogLevel { info, warning, error };
using LogField = std::pair<std::string_view, std::variant<std::string_view, std::int64_t, double>>;

void log_line(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
// The line itself, without its time.
std::string log_text(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);

}  // namespace yichuang::main_program
