#include "main/settings.h"

#include <algorithm>
#include <fstream>

namespace yichuang::command_line {
namespace {

// Every name a configuration file may have, whichever command takes it.
constexpr OptionRule kNames[] = {
    {"--data"},
    {"--database"},
    {"--catalogue"},
    {"--web"},
    {"--port"},
    {"--address"},
    {"--node"},
    {"--public-url"},
    {"--drain"},
    {"--log-requests", Takes::nothing},
    {"--trusted-proxy", Takes::many_values},
};

const OptionRule* find(std::span<const OptionRule> rules, std::string_view name) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const OptionRule& rule) { return rule.name == name; });
  return found == rules.end() ? nullptr : &*found;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

struct Line {
  std::string name, value;  // the name with its dashes
};

Line read_line(std::string_view text, const std::string& where) {
  const auto equals = text.find('=');
  if (equals == text.npos) throw Misspoken(where + " is not \"name = value\"");
  Line line{"--" + std::string(trimmed(text.substr(0, equals))),
            std::string(trimmed(text.substr(equals + 1)))};
  const OptionRule* known = find(kNames, line.name);
  if (known == nullptr) {
    std::vector<std::string_view> names;
    for (const OptionRule& one : kNames) names.push_back(one.name.substr(2));
    throw Misspoken(where + ": there is no setting " + line.name.substr(2) + "; did you mean " +
                    std::string(nearest(line.name.substr(2), names)) + "?");
  }
  if (known->takes == Takes::nothing && line.value != "yes" && line.value != "no")
    throw Misspoken(where + ": " + line.name.substr(2) + " takes yes or no");
  return line;
}

std::vector<Line> read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Misspoken("the configuration file " + path + " cannot be read");
  std::vector<Line> lines;
  std::string text;
  for (int number = 1; std::getline(file, text); ++number) {
    const std::string_view line = trimmed(text);
    if (line.empty() || line.starts_with('#')) continue;
    lines.push_back(read_line(line, path + " line " + std::to_string(number)));
  }
  return lines;
}

// The command line, and what the file adds to it.
std::vector<std::string_view> merged(std::deque<std::string>& held, std::span<const OptionRule> rules,
                                     Arguments arguments, std::size_t most_words) {
  const Options spoken(rules, arguments, most_words);
  std::vector<std::string_view> all;
  const auto path = spoken.value("--config");
  if (path) {
    for (const Line& line : read_file(std::string(*path))) {
      const OptionRule* rule = find(rules, line.name);
      if (rule == nullptr || spoken.has(line.name)) continue;
      if (rule->takes == Takes::nothing && line.value == "no") continue;
      all.push_back(held.emplace_back(line.name));
      if (rule->takes != Takes::nothing) all.push_back(held.emplace_back(line.value));
    }
  }
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

}  // namespace

Settings::Settings(std::span<const OptionRule> rules, Arguments arguments, std::size_t most_words)
    : options_(rules, merged(held_, rules, arguments, most_words), most_words) {}

Place place_of(const Options& options) {
  Place place;
  place.data = options.value("--data").value_or("data");
  place.database = options.value("--database").value_or("sqlite:" + database_file(place.data));
  return place;
}

}  // namespace yichuang::command_line
