// Questions 情形引导: at most seven fix a case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/condition.h"
#include "core/catalogue/text.h"

namespace yichuang {

enum class QuestionKind { choice, yes_no, number, multi };

struct Option {
  std::string code;
  Text label;
  Origin origin;
};

struct Question {
  std::string code;
  Text text;    // as asked
  Text label;   // two or three words for explanations: 营业面积; empty: the text stands in
  Text why;     // why it is asked
  QuestionKind kind = QuestionKind::choice;
  std::vector<Option> options;  // of choice and multi
  std::string unit;             // of number
  std::optional<double> min, max;
  std::optional<std::string> default_answer;  // as a person would type it
  When when;                                  // none: always asked
  Origin origin;
};

}  // namespace yichuang
