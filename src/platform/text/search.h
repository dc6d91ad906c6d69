// Finding Chinese by words: texts are indexed as pairs of neighbouring characters (药品许可 → 药品 品许 许可
// 可), because no engine we run on finds a word of two characters otherwise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yichuang::text {

// What to index, in order. Letters and digits stay whole words. Punctuation separates.
std::vector<std::string> index_terms(std::string_view text);
std::string index_text(std::string_view text);  // the same, joined by spaces, for a full-text column

// What has to be found: every phrase; in a phrase the terms one after another, the last perhaps only as the
// beginning of a term. Empty: nothing in the query can be searched for.
struct Phrase {
  std::vector<std::string> terms;
  bool last_is_prefix = false;
  bool operator==(const Phrase&) const = default;
};
std::vector<Phrase> query_phrases(std::string_view query);

std::string fts5_match(const std::vector<Phrase>& phrases);  // SQLite: "许可 可证" AND "药"*
std::string tsquery(const std::vector<Phrase>& phrases);     // PostgreSQL: ('许可' <-> '可证') & '药':*

}  // namespace yichuang::text
