#include "platform/text/search.h"

#include <unicode/uchar.h>

#include "platform/text/icu.h"
#include "platform/text/text.h"

namespace yichuang::text {
namespace {

enum class Class { gap, word, han };

Class class_of(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0) return Class::han;
  return u_isalnum(c) != 0 ? Class::word : Class::gap;
}

// A stretch of characters of one class, none of it a gap.
struct Run {
  Class kind;
  std::vector<std::string> characters;
  std::string joined() const {
    std::string all;
    for (const auto& c : characters) all += c;
    return all;
  }
};

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  Class before = Class::gap;
  each_character(normalise(text), [&](UChar32 c, std::string_view bytes) {
    const Class kind = class_of(c);
    if (kind != Class::gap) {
      if (kind != before) runs.push_back({kind, {}});
      runs.back().characters.emplace_back(bytes);
    }
    before = kind;
  });
  return runs;
}

std::vector<std::string> pairs(const std::vector<std::string>& characters) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) terms.push_back(characters[i] + characters[i + 1]);
  return terms;
}

template <class Term>
std::string joined(const std::vector<Phrase>& phrases, std::string_view between_phrases,
                   std::string_view between_terms, Term term) {
  std::string out;
  for (const Phrase& phrase : phrases) {
    if (!out.empty()) out += between_phrases;
    for (std::size_t i = 0; i < phrase.terms.size(); ++i) {
      if (i > 0) out += between_terms;
      out += term(phrase, i);
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> index_terms(std::string_view text) {
  std::vector<std::string> terms;
  for (const Run& run : runs_of(text)) {
    if (run.kind == Class::word) {
      terms.push_back(run.joined());
      continue;
    }
    for (auto& pair : pairs(run.characters)) terms.push_back(std::move(pair));
    terms.push_back(run.characters.back());  // so that a text ending in it is found by its last character
  }
  return terms;
}

std::string index_text(std::string_view text) {
  std::string out;
  for (const auto& term : index_terms(text)) (out += out.empty() ? "" : " ") += term;
  return out;
}

std::vector<Phrase> query_phrases(std::string_view query) {
  std::vector<Phrase> phrases;
  for (const Run& run : runs_of(query)) {
    if (run.kind == Class::word || run.characters.size() == 1)
      phrases.push_back({{run.joined()}, true});
    else
      phrases.push_back({pairs(run.characters), false});
  }
  return phrases;
}

// Terms hold letters, digits and ideographs only, so nothing in them can end the quotes.
std::string fts5_match(const std::vector<Phrase>& phrases) {
  return joined(phrases, " AND ", " ", [](const Phrase& phrase, std::size_t i) {
    const bool last = i + 1 == phrase.terms.size();
    return (i == 0 ? "\"" : "") + phrase.terms[i] + (last ? "\"" : "") +
           (last && phrase.last_is_prefix ? "*" : "");
  });
}

std::string tsquery(const std::vector<Phrase>& phrases) {
  return joined(phrases, " & ", " <-> ", [](const Phrase& phrase, std::size_t i) {
    const bool last = i + 1 == phrase.terms.size();
    const bool several = phrase.terms.size() > 1;
    return (several && i == 0 ? "('" : "'") + phrase.terms[i] + (several && last ? "')" : "'") +
           (last && phrase.last_is_prefix ? ":*" : "");
  });
}

}  // namespace yichuang::text
