#include "core/catalogue/explain.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace yichuang {
namespace {

void strip_end(std::string& text, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends)
    if (text.ends_with(end)) {
      text.resize(text.size() - end.size());
      return;
    }
}

struct Teller {
  const Catalogue& catalogue;
  const Package& package;
  const Situation& situation;

  Text tell(const Condition& condition) const { return std::visit(*this, condition.test); }

  Text operator()(const AllOf& all) const { return parts(all.parts, false); }
  Text operator()(const AnyOf& any) const { return parts(any.parts, true); }
  Text operator()(const Not& negated) const { return tell(negated.part.front()); }
  Text operator()(const Is& is) const { return fact(is.question); }
  Text operator()(const Answered& test) const { return fact(test.question); }
  Text operator()(const AtLeast& test) const { return measured(test.question, test.bound); }
  Text operator()(const LessThan& test) const { return measured(test.question, test.bound); }

  Text operator()(const Kept& test) const {
    const Item* item = catalogue.item(test.item);
    const Text name = item == nullptr ? Text{test.item, test.item} : item->name;
    if (situation.kept(test.item)) return {"一并办理“" + name.zh + "”", name.en + " is part of the matter"};
    return {"不办理“" + name.zh + "”", name.en + " is not part of the matter"};
  }

  // `deciding`: the outcome of a single part that settles the whole by itself (true for any, false for all).
  // Where such parts exist they alone are told; where none does, it was all of them together.
  Text parts(const std::vector<Condition>& conditions, bool deciding) const {
    std::vector<Text> told;
    for (const Condition& condition : conditions)
      if (holds(condition, situation) == deciding) told.push_back(tell(condition));
    if (told.empty())
      for (const Condition& condition : conditions) told.push_back(tell(condition));
    return join(told);
  }

  Text fact(const std::string& code) const {
    const Question* question = package.question(code);
    if (question == nullptr) return {"本件事不问“" + code + "”", "this matter does not ask “" + code + "”"};
    const Text label = label_of(*question);
    const auto answer = situation.answers.find(code);
    if (answer == situation.answers.end()) return {label.zh + "：不涉及", label.en + ": does not apply"};
    const Text words = answer_in_words(catalogue, *question, answer->second);
    return {label.zh + "：" + words.zh, label.en + ": " + words.en};
  }

  Text measured(const std::string& code, const Bound& bound) const {
    const Question* question = package.question(code);
    const auto answer = situation.answers.find(code);
    const auto limit = value_of(bound, situation);
    if (question == nullptr || answer == situation.answers.end() || !limit) return fact(code);
    const double* number = std::get_if<double>(&answer->second);
    if (number == nullptr) return fact(code);
    const Text label = label_of(*question);
    const Text mine = answer_in_words(catalogue, *question, answer->second);
    const Text unit = unit_in_words(catalogue, question->unit);
    const std::string line = number_in_words(*limit);
    Text told{
        label.zh + " " + mine.zh + (*number < *limit ? "，小于 " : "，达到 ") + line + " " + unit.zh,
        label.en + " " + mine.en + (*number < *limit ? ", below " : ", reaches ") + line + " " + unit.en};
    const auto* code_of_parameter = std::get_if<std::string>(&bound);
    const Parameter* parameter =
        code_of_parameter == nullptr ? nullptr : situation.parameter(*code_of_parameter);
    if (parameter != nullptr && parameter->confidence != Confidence::certain) {
      told.zh += district_mark().zh;
      told.en += " " + district_mark().en;
    }
    return told;
  }
};

Text option_label(const Question& question, const std::string& code) {
  const auto found = std::find_if(question.options.begin(), question.options.end(),
                                  [&](const Option& option) { return option.code == code; });
  return found == question.options.end() ? Text{code, code} : found->label;
}

}  // namespace

Text explain(const Condition& condition, const Catalogue& catalogue, const Package& package,
             const Situation& situation) {
  return Teller{catalogue, package, situation}.tell(condition);
}

Text label_of(const Question& question) {
  if (!question.label.empty()) return question.label;
  Text text = question.text;
  strip_end(text.zh, {"？", "?"});
  strip_end(text.en, {"?"});
  return text;
}

Text district_mark() { return {"（以本区公布为准）", "(as published by the district)"}; }

Text answer_in_words(const Catalogue& catalogue, const Question& question, const Answer& answer) {
  if (const auto* yes = std::get_if<bool>(&answer)) return *yes ? Text{"是", "yes"} : Text{"否", "no"};
  if (const auto* number = std::get_if<double>(&answer)) {
    const Text unit = unit_in_words(catalogue, question.unit);
    const std::string digits = number_in_words(*number);
    if (unit.empty()) return {digits, digits};
    return {digits + " " + unit.zh, digits + " " + unit.en};
  }
  if (const auto* code = std::get_if<std::string>(&answer)) return option_label(question, *code);
  std::vector<Text> labels;
  for (const std::string& code : std::get<std::set<std::string>>(answer))
    labels.push_back(option_label(question, code));
  if (labels.empty()) return {"无", "none"};
  return join(labels, "、", ", ");
}

Text days_in_words(int days, Unit unit) {
  if (days == 0) return {"当场", "on the spot"};
  const std::string count = std::to_string(days);
  const std::string plural = days == 1 ? "" : "s";
  if (unit == Unit::working) return {count + " 个工作日", count + " working day" + plural};
  return {count + " 日", count + " calendar day" + plural};
}

Text day_in_words(Date day) {
  static constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  const std::string year = std::to_string(day.year()), of_month = std::to_string(day.day());
  const auto month = static_cast<std::size_t>(day.month());
  return {year + "年" + std::to_string(month) + "月" + of_month + "日",
          of_month + " " + kMonths.at(month - 1) + " " + year};
}

Text validity_in_words(const ResultSpecification& result) {
  if (result.validity_years > 0) {
    const std::string years = std::to_string(result.validity_years);
    return {years + " 年", years + (result.validity_years == 1 ? " year" : " years")};
  }
  if (result.long_term) return {"长期", "no limit"};
  if (result.kind == ResultKind::licence || result.kind == ResultKind::certificate)
    return {"以证照载明为准", "as the document itself states"};
  return {};
}

Text unit_in_words(const Catalogue& catalogue, const std::string& unit) {
  const Text* named = catalogue.text("unit." + unit);
  return named == nullptr ? Text{unit, unit} : *named;
}

std::string number_in_words(double number) {
  std::array<char, 64> digits;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return error == std::errc{} ? std::string(digits.data(), end) : std::to_string(number);
}

Text join(const std::vector<Text>& parts, const std::string& zh_between, const std::string& en_between) {
  Text joined;
  std::vector<Text> seen;
  for (const Text& part : parts) {
    if (part.empty() || std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
    if (!seen.empty()) {
      joined.zh += zh_between;
      joined.en += en_between;
    }
    joined.zh += part.zh;
    joined.en += part.en;
    seen.push_back(part);
  }
  return joined;
}

Text join(const std::vector<Text>& parts) { return join(parts, "；", "; "); }

Text without_stop(Text text) {
  strip_end(text.zh, {"。", "；"});
  strip_end(text.en, {".", ";"});
  return text;
}

}  // namespace yichuang
