// The words that numbers begin with, and what the papers of results state.
#include <algorithm>
#include <map>
#include <string_view>

#include "core/catalogue/check_rules.h"

namespace yichuang::checking {
namespace {

constexpr std::size_t kLongestWord = 8;  // characters
constexpr std::size_t kHanBytes = 3;  // of UTF-8, each

// Chinese characters and nothing else: a number is read out, and brackets, years and serials come after its word.
bool is_word(std::string_view word) {
  if (word.empty() || word.size() % kHanBytes != 0 || word.size() > kLongestWord * kHanBytes) return false;
  for (std::size_t at = 0; at < word.size(); at += kHanBytes) {
    const auto lead = static_cast<unsigned char>(word[at]);
    const bool han =
        lead >= 0xE4 && lead <= 0xE9;  // U+4E00 and on, near enough to tell a bracket from a word
    if (!han) return false;
  }
  return true;
}

void check_word(Checker& checker, const std::string& word, Origin at, const Text& whose) {
  if (word.empty())
    checker.warning(
        "word_missing", at,
        {"“" + whose.zh + "”没有字号用字，编号只能用简称", "“" + whose.en + "” has no word for its numbers"});
  else if (!is_word(word))
    checker.error("bad_word", at,
                  {"字号用字“" + word + "”应为 1 至 8 个汉字",
                   "the word “" + word + "” is to be 1 to 8 Chinese characters"});
}

// A paper can state only what its item's form asks for, in one line a value.
void check_paper(Checker& checker, const Item& item) {
  const ResultSpecification& result = item.result;
  for (const std::string& code : result.paper.states) {
    const Field* field = checker.catalogue.field(code);
    const bool own = std::ranges::any_of(item.fields, [&](const auto& one) { return one.field == code; }) ||
                     std::ranges::count(result.fields, code) > 0;
    if (field == nullptr || !own || field->kind == FieldKind::table)
      checker.error("bad_statement", item.origin.of("result"),
                    {"证照载明的“" + code + "”不是这个事项表单里的一行",
                     "the paper states “" + code + "”, which is no line of this item's form"});
  }
  if (!result.paper.states.empty() && !has_paper(result))
    checker.error("bad_statement", item.origin.of("result"),
                  {"本系统不制发这个结果，不能写载明事项", "a result that is not drawn here states nothing"});
}

}  // namespace

void check_papers(Checker& checker) {
  const Catalogue& catalogue = checker.catalogue;
  std::map<std::string, const Department*> words;
  for (const Department& department : catalogue.departments) {
    check_word(checker, department.word, department.origin, department.name);
    const auto [other, fresh] = words.emplace(department.word, &department);
    if (!fresh && !department.word.empty())
      checker.error("word_of_two", department.origin,
                    {"“" + department.word + "”已经是“" + other->second->name.zh + "”的字号用字",
                     "“" + department.word + "” is the word of “" + other->second->name.en + "” already"});
  }
  for (const Item& item : catalogue.items) {
    check_word(checker, item.result.word, item.origin.of("result"), item.result.name);
    check_paper(checker, item);
  }
}

}  // namespace yichuang::checking
