#include "core/catalogue/answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/catalogue/explain.h"

namespace yichuang {
namespace {

struct Fault {
  std::string code;
  Values values;
};
using Reading = std::variant<Answer, Fault>;

std::string options_of(const Question& question) {
  std::string list;
  for (const Option& option : question.options) list += (list.empty() ? "" : "|") + option.code;
  return list;
}

bool has_option(const Question& question, std::string_view code) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [&](const Option& option) { return option.code == code; });
}

Reading read_yes_no(std::string_view typed) {
  for (const std::string_view yes : {"true", "yes", "是"})
    if (typed == yes) return Answer{true};
  for (const std::string_view no : {"false", "no", "否"})
    if (typed == no) return Answer{false};
  return Fault{"not_yes_or_no", {{"answer", std::string(typed)}}};
}

Reading read_number(const Question& question, std::string_view typed) {
  double number = 0;
  const char* const end = typed.data() + typed.size();
  const auto [stop, error] = std::from_chars(typed.data(), end, number, std::chars_format::fixed);
  if (error != std::errc{} || stop != end || !std::isfinite(number))
    return Fault{"not_a_number", {{"answer", std::string(typed)}}};
  if ((question.min && number < *question.min) || (question.max && number > *question.max))
    return Fault{"out_of_range",
                 {{"answer", std::string(typed)},
                  {"min", question.min ? number_in_words(*question.min) : ""},
                  {"max", question.max ? number_in_words(*question.max) : ""}}};
  return Answer{number};
}

std::set<std::string> split(std::string_view list) {
  std::set<std::string> parts;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) parts.emplace(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return parts;
}

Reading read_multi(const Question& question, std::string_view typed) {
  std::set<std::string> chosen = split(typed);
  for (const std::string& code : chosen)
    if (!has_option(question, code))
      return Fault{"unknown_option", {{"answer", code}, {"options", options_of(question)}}};
  return Reading(std::in_place_type<Answer>, std::move(chosen));
}

Reading read_answer(const Question& question, std::string_view typed) {
  switch (question.kind) {
    case QuestionKind::yes_no:
      return read_yes_no(typed);
    case QuestionKind::number:
      return read_number(question, typed);
    case QuestionKind::multi:
      return read_multi(question, typed);
    case QuestionKind::choice:
      break;
  }
  if (!has_option(question, typed))
    return Fault{"unknown_option", {{"answer", std::string(typed)}, {"options", options_of(question)}}};
  return Answer{std::string(typed)};
}

Reading read_with(const Package& package, std::string_view typed) {
  std::set<std::string> wanted = split(typed);
  for (const std::string& code : wanted) {
    const PackageItem* item = package.item(code);
    if (item == nullptr || item->role != PackageRole::optional)
      return Fault{"not_an_optional_item", {{"answer", code}}};
  }
  return Reading(std::in_place_type<Answer>, std::move(wanted));
}

// Asked now, given the answers to the questions before it. A question cannot depend on what is kept: that in turn
// depends on the questions.
bool visible(const Question& question, const Catalogue& catalogue, const Answers& before) {
  const std::function<const Parameter*(const std::string&)> parameter = [&](const std::string& code) {
    return catalogue.parameter(code);
  };
  const std::function<bool(const std::string&)> kept = [](const std::string&) { return false; };
  return holds(question.when, Situation{before, parameter, kept});
}

FieldFault fault_at(const std::string& question, Fault fault) {
  return {"answers." + question, std::move(fault.code), std::move(fault.values)};
}

}  // namespace

Result<Answers> read_answers(const Catalogue& catalogue, const Package& package,
                             const std::map<std::string, std::string>& typed) {
  Refusal wrong{RefusalKind::malformed, "malformed", {}, {}, {}};
  Answers read;
  for (const auto& [code, text] : typed) {
    const Question* question = package.question(code);
    if (question == nullptr && code != kWithQuestion) {
      wrong.fields.push_back(fault_at(code, {"unknown_question", {{"question", code}}}));
      continue;
    }
    Reading reading = question != nullptr ? read_answer(*question, text) : read_with(package, text);
    if (auto* fault = std::get_if<Fault>(&reading))
      wrong.fields.push_back(fault_at(code, std::move(*fault)));
    else
      read[code] = std::get<Answer>(std::move(reading));
  }
  Answers counted = visible_answers(catalogue, package, read);
  for (const Question& question : package.questions)
    if (!counted.contains(question.code) && !typed.contains(question.code) &&
        visible(question, catalogue, counted))
      wrong.fields.push_back(fault_at(question.code, {"missing", {{"question", question.text.zh}}}));
  if (!wrong.fields.empty()) return wrong;
  return counted;
}

Answers visible_answers(const Catalogue& catalogue, const Package& package, const Answers& answers) {
  Answers counted;
  for (const Question& question : package.questions) {
    if (!visible(question, catalogue, counted)) continue;
    if (const auto given = answers.find(question.code); given != answers.end()) {
      counted.insert(*given);
    } else if (question.default_answer) {
      Reading reading = read_answer(question, *question.default_answer);
      if (auto* answer = std::get_if<Answer>(&reading)) counted.emplace(question.code, std::move(*answer));
    }
  }
  if (const auto with = answers.find(kWithQuestion); with != answers.end()) counted.insert(*with);
  return counted;
}

bool readable_default(const Question& question) {
  return !question.default_answer ||
         std::holds_alternative<Answer>(read_answer(question, *question.default_answer));
}

std::string write_answer(const Answer& answer) {
  if (const auto* yes = std::get_if<bool>(&answer)) return *yes ? "true" : "false";
  if (const auto* number = std::get_if<double>(&answer)) return number_in_words(*number);
  if (const auto* option = std::get_if<std::string>(&answer)) return *option;
  std::string list;
  for (const std::string& code : std::get<std::set<std::string>>(answer))
    list += (list.empty() ? "" : ",") + code;
  return list;
}

std::map<std::string, std::string> write_answers(const Answers& answers) {
  std::map<std::string, std::string> typed;
  for (const auto& [code, answer] : answers) typed.emplace(code, write_answer(answer));
  return typed;
}

}  // namespace yichuang
