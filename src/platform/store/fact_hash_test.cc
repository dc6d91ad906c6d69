#include "platform/store/fact_hash.h"

#include <gtest/gtest.h>

#include <set>

namespace yichuang::store {
namespace {

std::string hex(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned char>(c));
    out += two;
  }
  return out;
}

TEST(Sm3, gives_the_published_digest_of_abc) {  // GB/T 32905-2016, A.1
  EXPECT_EQ(hex(sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(FactHash, is_the_digest_of_exactly_the_documented_bytes) {
  const Fact fact{2, "noted", Instant{0x0102030405}, 7, "{}", ""};
  const std::string previous(32, 'p');
  const std::string zeros(7, '\0');
  std::string bytes = "\x01";
  bytes += std::string("\0\0\0\x20", 4) + previous;                  // the previous hash
  bytes += std::string("\0\0\0\0\0\x07\xa1\x90", 8);                 // district 500112
  bytes += zeros + "\x09";                                           // stream 9
  bytes += std::string("\0\0\0\x04", 4) + "case";                    // the stream's kind
  bytes += zeros + "\x02";                                           // seq
  bytes += std::string("\0\0\0\x05", 4) + "noted";                   // the fact's kind
  bytes += std::string("\0\0\0\x01\x02\x03\x04\x05", 8);             // at
  bytes += zeros + "\x07";                                           // person
  bytes += std::string("\0\0\0\x02", 4) + "{}";                      // body
  EXPECT_EQ(hex(fact_hash(previous, {500112, 9}, "case", fact)), hex(sm3(bytes)));
}

TEST(FactHash, differs_when_any_one_thing_differs) {
  const Fact fact{2, "noted", Instant{5}, 7, "body", ""};
  Fact other[5] = {fact, fact, fact, fact, fact};
  other[0].seq = 3;
  other[1].kind = "note";
  other[2].at.ms = 6;
  other[3].person = 8;
  other[4].body = "dbody";
  std::set<std::string> seen{
      fact_hash("p", {1, 2}, "case", fact),  fact_hash("q", {1, 2}, "case", fact),
      fact_hash("", {1, 2}, "case", fact),   fact_hash("p", {3, 2}, "case", fact),
      fact_hash("p", {1, 3}, "case", fact),  fact_hash("p", {2, 1}, "case", fact),
      fact_hash("p", {1, 2}, "cases", fact),
  };
  for (const Fact& one : other) seen.insert(fact_hash("p", {1, 2}, "case", one));
  EXPECT_EQ(seen.size(), 12u);
}

TEST(FactHash, is_not_fooled_by_text_moved_from_one_field_to_the_next) {
  const Fact left{1, "ab", Instant{5}, 7, "c", ""}, right{1, "a", Instant{5}, 7, "bc", ""};
  EXPECT_NE(fact_hash("", {1, 1}, "case", left), fact_hash("", {1, 1}, "case", right));
}

}  // namespace
}  // namespace yichuang::store
