#include "platform/text/search.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "platform/text/text.h"

namespace yichuang::text {
namespace {

TEST(Search, texts_become_pairs_of_characters_and_whole_words) {
  EXPECT_EQ(index_text("药品许可"), "药品 品许 许可 可");
  EXPECT_EQ(index_text("A股ETF（50）号！"), "a 股 etf 50 号");
  EXPECT_EQ(index_text("，"), "");
}

TEST(Search, queries_become_phrases_for_either_engine) {
  EXPECT_EQ(fts5_match(query_phrases("许可证 药")), "\"许可 可证\" AND \"药\"*");
  EXPECT_EQ(tsquery(query_phrases("许可证 药")), "('许可' <-> '可证') & '药':*");
  EXPECT_EQ(fts5_match(query_phrases("A\"*' OR 1=1")), "\"a\"* AND \"or\"* AND \"1\"* AND \"1\"*");
  EXPECT_TRUE(query_phrases("\"'*").empty());
}

// What an engine does with a phrase, done slowly.
bool found(const std::vector<std::string>& terms, const Phrase& phrase) {
  const auto same = [&](const std::string& term, std::size_t i) {
    const bool prefix = phrase.last_is_prefix && i + 1 == phrase.terms.size();
    return prefix ? term.starts_with(phrase.terms[i]) : term == phrase.terms[i];
  };
  for (std::size_t at = 0; at + phrase.terms.size() <= terms.size(); ++at) {
    bool all = true;
    for (std::size_t i = 0; i < phrase.terms.size(); ++i) all = all && same(terms[at + i], i);
    if (all) return true;
  }
  return false;
}

TEST(Search, finds_exactly_the_texts_that_contain_the_words) {
  const std::vector<std::string> alphabet = {"药", "品", "许", "可", "证"};
  EXPECT_TRUE(rc::check("phrases over pairs are substrings", [&] {
    const auto text_of = [&](int length) {
      std::string text;
      for (int i = 0; i < length; ++i) text += *rc::gen::elementOf(alphabet);
      return text;
    };
    const std::string text = text_of(*rc::gen::inRange(1, 12));
    const std::string query = text_of(*rc::gen::inRange(1, 5));
    const auto phrases = query_phrases(query);
    RC_ASSERT(phrases.size() == 1u);
    RC_ASSERT(found(index_terms(text), phrases[0]) == (text.find(query) != text.npos));
  }));
}

}  // namespace
}  // namespace yichuang::text
