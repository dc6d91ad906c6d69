// A declared parameter, ready to check a request against. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace yichuang::http {

class ParameterCheck {
 public:
  // A schema this class cannot enforce is a Bug: a contract nobody keeps must not be published.
  explicit ParameterCheck(const Parameter& parameter);

  const Parameter& parameter() const { return parameter_; }
  // The code of what is wrong with the text: wrong_type, too_short, too_long, out_of_range, not_allowed,
  // wrong_form. nullopt: nothing.
  std::optional<std::string_view> fault(const std::string& text) const;

 private:
  enum class Type { string, integer, boolean };
  std::optional<std::string_view> string_fault(const std::string& text) const;
  std::optional<std::string_view> integer_fault(const std::string& text) const;

  Parameter parameter_;
  Type type_ = Type::string;
  std::optional<std::int64_t> minimum_, maximum_;
  std::optional<std::size_t> min_length_, max_length_;
  std::vector<std::string> allowed_;
  std::optional<std::regex> pattern_;
};

// Every fault of the request's parameters as the `fields` text of a problem; empty: none.
struct ParameterFaults {
  std::string fields;
  bool precondition_missing = false;  // If-Match is required and absent
};
ParameterFaults check_parameters(const std::vector<ParameterCheck>& checks, const Request& request);

}  // namespace yichuang::http
