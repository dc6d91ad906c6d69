#include "platform/crypto/sm4.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/result.h"
#include "platform/crypto/digest.h"

namespace yichuang::crypto {
namespace {

std::string hex(std::string_view text) { return from_hex(text).value(); }

TEST(Sm4Gcm, agrees_with_rfc_8998_appendix_a) {
  const std::string key = hex("0123456789abcdeffedcba9876543210");
  const std::string nonce = hex("00001234567800000000abcd");
  const std::string associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  const std::string plain =
      hex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
          "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
  const std::string sealed = sm4_gcm_encrypt(key, nonce, associated, plain);
  EXPECT_EQ(to_hex(sealed),
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
            "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
            "83de3541e4c2b58177e065a9bf7b62ec");
  EXPECT_EQ(sm4_gcm_decrypt(key, nonce, associated, sealed), plain);
  EXPECT_FALSE(sm4_gcm_decrypt(key, nonce, associated + "x", sealed).has_value());
}

const std::string kOld(16, 'o');
const std::string kNew(16, 'n');

TEST(ColumnCipher, opens_what_it_sealed_in_its_place_only_and_notices_every_changed_bit) {
  const ColumnCipher cipher({{1, kNew}}, 1);
  EXPECT_TRUE(rc::check("seal and open", [&](const std::string& plain) {
    std::string sealed = cipher.seal(plain, "person/identity/1");
    RC_ASSERT(cipher.open(sealed, "person/identity/1") == plain);
    RC_ASSERT(!cipher.open(sealed, "person/identity/2").has_value());
    const auto bit = *rc::gen::inRange<std::size_t>(0, sealed.size() * 8);
    sealed[bit / 8] = static_cast<char>(sealed[bit / 8] ^ (1 << (bit % 8)));
    RC_ASSERT(!cipher.open(sealed, "person/identity/1").has_value());
  }));
  EXPECT_NE(cipher.seal("x", "p"), cipher.seal("x", "p")) << "equal values do not look equal";
  EXPECT_FALSE(cipher.open("", "p").has_value());
  EXPECT_FALSE(cipher.open("short", "p").has_value());
}

TEST(ColumnCipher, an_old_key_still_opens_but_no_longer_seals) {
  const std::string sealed = ColumnCipher({{1, kOld}}, 1).seal("500112199001011234", "p");
  const ColumnCipher rotated({{1, kOld}, {2, kNew}}, 2);
  EXPECT_EQ(rotated.open(sealed, "p"), "500112199001011234");
  EXPECT_FALSE(rotated.sealed_with_current_key(sealed));
  EXPECT_TRUE(rotated.sealed_with_current_key(rotated.seal("x", "p")));
  EXPECT_FALSE(ColumnCipher({{2, kNew}}, 2).open(sealed, "p").has_value());
}

TEST(ColumnCipher, wrong_keys_are_refused_at_the_start) {
  EXPECT_THROW(ColumnCipher({{1, "short"}}, 1), Failure);
  EXPECT_THROW(ColumnCipher({{1, kOld}}, 2), Failure);
}

}  // namespace
}  // namespace yichuang::crypto
