// A condition in words: which of the citizen's own answers decided, and at which threshold.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace yichuang {

// What the situation says about the condition, as facts: “店面面积 120 平方米，小于 300 平方米（以本区公布为准）”.
// Of a condition that fails only the parts that make it fail are told, of one that holds only those that make it hold.
Text explain(const Condition& condition, const Catalogue& catalogue, const Package& package,
             const Situation& situation);

// The question in two or three words; a question without a label lends its own text.
Text label_of(const Question& question);

// 以本区公布为准, in brackets, after a value that is not certain.
Text district_mark();

// “卖第二类”, “120 平方米”, “是”: an answer as the page shows it.
Text answer_in_words(const Catalogue& catalogue, const Question& question, const Answer& answer);

// “9 个工作日”, “30 日”, “当场”.
Text days_in_words(int days, Unit unit);
// A day as people write it: 2026年11月27日, 27 November 2026.
Text day_in_words(Date day);
// How long a result is good for: “5 年”, 长期, or for a licence or certificate 以证照载明为准. Empty: the kind has no validity.
Text validity_in_words(const ResultSpecification& result);
// A unit of a number as people write it: the catalogue's text unit.m2. One without a text stays as it is.
Text unit_in_words(const Catalogue& catalogue, const std::string& unit);
// A number without needless decimals.
std::string number_in_words(double number);

// Facts joined in one sentence, each once.
Text join(const std::vector<Text>& parts, const std::string& zh_between, const std::string& en_between);
Text join(const std::vector<Text>& parts);  // “；” and "; "
// Without the full stop at its end, so that more can follow.
Text without_stop(Text text);

}  // namespace yichuang
