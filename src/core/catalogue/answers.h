// Answers to a package's questions: read from what people type, checked against what was asked.
#pragma once

#include <map>
#include <string>

#include "core/catalogue/catalogue.h"

namespace yichuang {

// Typed answers to the package's questions. Refuses `malformed`, naming every wrong answer (field "answers.area"):
// unknown_question, unknown_option, not_a_number, not_yes_or_no, out_of_range, missing, not_an_optional_item (`with`).
// A number is decimal digits; yes_no is true/false, yes/no or 是/否; multi is a comma-separated list.
// An answer to a question that is not to be asked is checked and then left out. Defaults are filled in.
Result<Answers> read_answers(const Catalogue& catalogue, const Package& package,
                             const std::map<std::string, std::string>& typed);

// A default is an answer its own question would accept.
bool readable_default(const Question& question);

// The typed form of an answer, as read_answers accepts it: what a case stores.
std::string write_answer(const Answer& answer);
std::map<std::string, std::string> write_answers(const Answers& answers);

// The answers that count: those of visible questions, in the order the questions are asked.
Answers visible_answers(const Catalogue& catalogue, const Package& package, const Answers& answers);

}  // namespace yichuang
