#include "main/options.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace yichuang::command_line {
namespace {

// Levenshtein: letters to add, drop or change.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

const OptionRule& rule_of(std::span<const OptionRule> rules, std::string_view name) {
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const OptionRule& one) { return one.name == name; });
  if (rule != rules.end()) return *rule;
  std::vector<std::string_view> names;
  for (const OptionRule& one : rules) names.push_back(one.name);
  throw Misspoken("there is no option " + std::string(name) + "; did you mean " +
                  std::string(nearest(name, names)) + "?");
}

}  // namespace

Options::Options(std::span<const OptionRule> rules, Arguments arguments, std::size_t most_words) {
  bool only_words = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (only_words || !argument.starts_with('-') || argument == "-") {
      if (words_.size() == most_words)
        throw Misspoken("what is " + std::string(argument) + " for? Leave it out");
      words_.push_back(argument);
      continue;
    }
    if (argument == "--") {
      only_words = true;
      continue;
    }
    const auto equals = argument.find('=');
    const std::string name(argument.substr(0, equals));
    const OptionRule& rule = rule_of(rules, name);
    auto& values = values_[rule.name];
    if (rule.takes == Takes::nothing) {
      if (equals != argument.npos) throw Misspoken(name + " takes no value");
      continue;
    }
    if (rule.takes == Takes::one_value && !values.empty())
      throw Misspoken(name + " stands twice; give it once");
    if (equals != argument.npos) {
      values.push_back(argument.substr(equals + 1));
    } else {
      if (i + 1 == arguments.size()) throw Misspoken(name + " needs a value after it");
      values.push_back(arguments[++i]);
    }
  }
}

std::optional<std::string_view> Options::value(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

const std::vector<std::string_view>& Options::values(std::string_view name) const {
  static const std::vector<std::string_view> none;
  const auto found = values_.find(name);
  return found == values_.end() ? none : found->second;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> names) {
  const auto closer = [&](std::string_view a, std::string_view b) {
    return distance(word, a) < distance(word, b);
  };
  const auto found = std::min_element(names.begin(), names.end(), closer);
  return found == names.end() ? std::string_view{} : *found;
}

}  // namespace yichuang::command_line
