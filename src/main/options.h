// The arguments of a subcommand: --name VALUE or --name=VALUE, flags, and words; "--" ends the options.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "main/command.h"

namespace yichuang::command_line {

// The command line is wrong; the text says what to do. main() prints it and ends with kMisspoken.
struct Misspoken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Takes { nothing, one_value, many_values };

struct OptionRule {
  std::string_view name;  // with its dashes: "--from"
  Takes takes = Takes::one_value;
};

class Options {
 public:
  // Throws Misspoken for an option that is not in `rules`, stands twice, lacks its value or has one it cannot take, and
  // for more than `most_words` words.
  Options(std::span<const OptionRule> rules, Arguments arguments, std::size_t most_words = 0);

  bool has(std::string_view name) const { return values_.contains(name); }
  std::optional<std::string_view> value(std::string_view name) const;
  const std::vector<std::string_view>& values(std::string_view name) const;  // in order; empty when not given
  const std::vector<std::string_view>& words() const { return words_; }

 private:
  std::map<std::string_view, std::vector<std::string_view>> values_;
  std::vector<std::string_view> words_;
};

// The name most like `word`; empty when there are none.
std::string_view nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace yichuang::command_line
