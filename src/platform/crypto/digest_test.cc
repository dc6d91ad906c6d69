#include "platform/crypto/digest.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/result.h"

namespace yichuang::crypto {
namespace {

TEST(Sm3, agrees_with_the_standard) {
  struct Row {
    std::string message;
    std::string digest;
  };
  std::string sixteen_times;
  for (int i = 0; i < 16; ++i) sixteen_times += "abcd";
  const Row rows[] = {
      // GB/T 32905-2016 appendix A, and the empty message
      {"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
      {sixteen_times, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
      {"", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"},
  };
  for (const Row& row : rows) EXPECT_EQ(sm3_hex(row.message), row.digest) << row.message;
}

TEST(Sm3, pieces_give_the_digest_of_the_whole_and_it_starts_again) {
  Sm3 hash;
  hash.update("a");
  hash.update("");
  hash.update("bc");
  EXPECT_EQ(hash.finish(), sm3("abc"));
  hash.update("x");
  EXPECT_EQ(hash.finish(), sm3("x"));
}

// RFC 2104 by hand, for SM3's block of 64 bytes.
Digest slow_hmac(std::string key, const std::string& data) {
  if (key.size() > 64) key = std::string(view(sm3(key)));
  key.resize(64, '\0');
  std::string inner = key;
  std::string outer = key;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : outer) c = static_cast<char>(c ^ 0x5c);
  return sm3(outer + std::string(view(sm3(inner + data))));
}

TEST(HmacSm3, is_rfc_2104_for_every_key_and_text) {
  EXPECT_TRUE(rc::check("hmac", [](std::string key, const std::string& data) {
    key.resize(key.size() + *rc::gen::inRange(0, 100), 'k');
    RC_ASSERT(hmac_sm3(key, data) == slow_hmac(key, data));
  }));
}

TEST(Hex, goes_both_ways_and_refuses_the_rest) {
  EXPECT_EQ(to_hex(std::string_view("\x00\xfe\x10", 3)), "00fe10");
  EXPECT_EQ(from_hex("00FE10"), std::string("\x00\xfe\x10", 3));
  EXPECT_FALSE(from_hex("abc").has_value());
  EXPECT_FALSE(from_hex("zz").has_value());
}

TEST(ConstantTime, equality_is_equality) {
  EXPECT_TRUE(equal_in_constant_time("窗口", "窗口"));
  EXPECT_FALSE(equal_in_constant_time("窗口", "窗囗"));
  EXPECT_FALSE(equal_in_constant_time("a", "ab"));
  EXPECT_TRUE(equal_in_constant_time("", ""));
}

TEST(BlindIndex, equal_values_meet_and_nothing_else_does) {
  const BlindIndex index(std::string(32, 'k'));
  EXPECT_EQ(index.of("identity", "500112199001011234"), index.of("identity", "500112199001011234"));
  EXPECT_NE(index.of("identity", "500112199001011234"), index.of("phone", "500112199001011234"));
  EXPECT_NE(index.of("ab", "c"), index.of("a", "bc"));
  EXPECT_NE(index.of("identity", "x"), BlindIndex(std::string(32, 'q')).of("identity", "x"));
  EXPECT_EQ(index.of("identity", "x").size(), 64u);
  EXPECT_THROW(BlindIndex("short"), Failure);
}

}  // namespace
}  // namespace yichuang::crypto
