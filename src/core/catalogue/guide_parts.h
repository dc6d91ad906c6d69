// Pieces guides are made of. For item_guide.cc and package_guide.cc only.
#pragma once

#include <string_view>

#include "core/catalogue/describe.h"
#include "core/catalogue/explain.h"
#include "core/catalogue/guide.h"

namespace yichuang::guiding {

// The catalogue's word for a code: “necessity.required”. One without a text stays as it is.
inline Text word(const Catalogue& catalogue, const std::string& code) {
  const Text* text = catalogue.text(code);
  return text == nullptr ? Text{code, code} : *text;
}
std::string source_code(MaterialSource source);
std::string necessity_code(Necessity necessity);

inline Text mark(Confidence confidence) {
  return confidence == Confidence::certain ? Text{} : district_mark();
}
inline Text operator+(const Text& a, const Text& b) {
  constexpr std::string_view kNoneAfter = " (";
  constexpr std::string_view kNoneBefore = ",):";
  const bool space = !a.en.empty() && !b.en.empty() && kNoneAfter.find(a.en.back()) == kNoneAfter.npos &&
                     kNoneBefore.find(b.en.front()) == kNoneBefore.npos;
  return {a.zh + b.zh, a.en + (space ? " " : "") + b.en};
}
// Laws have no English names of their own here: they are quoted as they are called.
inline Text quoted(const std::string& name) { return {name, name}; }

// “10 个工作日，经批准可延长 5 个工作日”, 待本区确认, or that the law sets none.
Text statutory_in_words(const Item& item);
Text promised_in_words(const Item& item);
// When a part of an item counts, in the words of the packages that ask for it; empty: always.
Text when_in_words(const Catalogue& catalogue, const Item& item, const When& when);

// Where to go, whom to ask, how to complain: the same in every guide.
GuideSection place_section(const Catalogue& catalogue, const Department* department);
// 暂停 and 取消 of the item on that day; empty: neither, nor announced.
GuideSection standing_section(const Catalogue& catalogue, const Item& item, Date day);
// The same of all that the package may contain.
GuideSection standing_section(const Catalogue& catalogue, const Package& package, Date day);
// “暂停办理”, “已取消”, “将暂停办理”, “将取消”; empty: in operation.
Text standing_mark(const Item& item, Date day);
// A section with points only.
GuideSection points(std::string code, Text heading, std::vector<Text> texts);
void add(Guide& guide, GuideSection section);  // an empty one is left out

}  // namespace yichuang::guiding
