// Conditions 情形: one small typed tree decides which questions are asked, which items, materials and fields a
// matter needs. The answers are values; nothing here asks anybody anything.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "core/catalogue/text.h"

namespace yichuang {

struct Condition;

struct AllOf {
  std::vector<Condition> parts;
};
struct AnyOf {
  std::vector<Condition> parts;
};
struct Not {
  std::vector<Condition> part;
};  // exactly one; a vector because Condition is not complete yet

// A choice is that option, a yes_no is "true" or "false", a multi contains the option.
struct Is {
  std::string question, option;
};

// A bound is a number, or a parameter of the district, which the district may change without a new package.
using Bound = std::variant<double, std::string>;
struct AtLeast {
  std::string question;
  Bound bound;
};
struct LessThan {
  std::string question;
  Bound bound;
};

struct Answered {
  std::string question;
};
struct Kept {
  std::string item;
};  // another item of the same package is kept

struct Condition {
  std::variant<AllOf, AnyOf, Not, Is, AtLeast, LessThan, Answered, Kept> test;
  Origin origin;
};

// No condition: always.
using When = std::optional<Condition>;

// Answers by question code: yes_no is bool, number is double, choice is string, multi is a set.
using Answer = std::variant<bool, double, std::string, std::set<std::string>>;
using Answers = std::map<std::string, Answer>;

// What a district sets for itself: a threshold the law leaves to it.
struct Parameter {
  std::string code;
  double value = 0;
  std::string unit;
  Text name;
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
  Origin origin;
};

// What a condition is judged by. A question without an answer makes every test on it false.
struct Situation {
  const Answers& answers;  // only of visible questions
  const std::function<const Parameter*(const std::string&)>& parameter;
  const std::function<bool(const std::string&)>& kept;
};

bool holds(const Condition& condition, const Situation& situation);
inline bool holds(const When& when, const Situation& situation) { return !when || holds(*when, situation); }

// A number, or the parameter's value; nullopt: there is no such parameter.
std::optional<double> value_of(const Bound& bound, const Situation& situation);

// What a condition mentions, for the checker and for the list of uncertain values.
struct Mentions {
  std::set<std::string> questions, parameters, items;
};
void collect(const Condition& condition, Mentions& into);

}  // namespace yichuang
