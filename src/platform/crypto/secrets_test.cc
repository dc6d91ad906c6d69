#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include "base/result.h"
#include "platform/crypto/password.h"
#include "platform/crypto/random.h"

namespace yichuang::crypto {
namespace {

TEST(Random, tokens_and_codes_have_their_length_and_alphabet_and_do_not_repeat) {
  std::set<std::string> seen;
  std::set<char> letters;
  for (int i = 0; i < 500; ++i) {
    const std::string token = random_token();
    const std::string code = random_code(10);
    EXPECT_EQ(token.size(), 43u);
    EXPECT_EQ(code.size(), 10u);
    EXPECT_EQ(canonical_code(code), code);
    letters.insert(code.begin(), code.end());
    EXPECT_TRUE(seen.insert(token).second && seen.insert(code).second);
  }
  EXPECT_EQ(letters.size(), 32u) << "all characters are used";
}

TEST(Random, a_code_is_understood_as_people_type_it) {
  EXPECT_EQ(canonical_code("7k-oi l9"), "7K0119");
  EXPECT_FALSE(canonical_code("7U").has_value());
  EXPECT_FALSE(canonical_code("七").has_value());
}

TEST(Random, base64url_goes_both_ways_and_refuses_the_rest) {
  for (std::size_t count = 0; count <= 100; ++count) {
    const std::string bytes = random_bytes(count);
    EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    EXPECT_EQ(to_base64url(bytes).size(), (4 * count + 2) / 3);
  }
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_FALSE(from_base64url("a+b").has_value());
  EXPECT_FALSE(from_base64url("a").has_value());
  EXPECT_FALSE(from_base64url("-_8=").has_value()) << "without padding";
  EXPECT_FALSE(from_base64url("-_9").has_value()) << "another spelling of the same bytes";
  EXPECT_FALSE(from_base64url("AB").has_value());
  EXPECT_FALSE(from_base64url("-_8\n").has_value());
}

TEST(Password, only_the_right_one_is_right) {
  PasswordHasher hasher;
  const std::string hash = hasher.hash("梧桐树下-1987");
  EXPECT_EQ(hash.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0), 0u) << hash;
  EXPECT_TRUE(hasher.verify(hash, "梧桐树下-1987"));
  EXPECT_FALSE(hasher.verify(hash, "梧桐树下-1988"));
  EXPECT_FALSE(hasher.verify("not a hash", "x"));
  EXPECT_FALSE(hasher.verify_nobody("x"));
  EXPECT_NE(hash, hasher.hash("梧桐树下-1987")) << "each hash has its own salt";
  EXPECT_FALSE(hasher.verify(hash, std::string(10'000, 'x')));
}

TEST(Password, a_hash_of_other_parameters_is_to_be_made_again) {
  PasswordHasher hasher;
  EXPECT_FALSE(PasswordHasher::needs_rehash(hasher.hash("x")));
  EXPECT_TRUE(
      PasswordHasher::needs_rehash("$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
                                   "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"));
}

TEST(Password, those_who_cannot_wait_are_told_to_come_again) {
  PasswordHasher hasher(1, std::chrono::milliseconds{1});
  std::atomic<int> done = 0;
  std::atomic<int> sent_away = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i)
      threads.emplace_back([&] {
        try {
          hasher.hash("x");
          ++done;
        } catch (const Failure&) {
          ++sent_away;
        }
      });
  }
  EXPECT_GE(done, 1);
  EXPECT_GE(sent_away, 1);
  EXPECT_EQ(done + sent_away, 6);
  EXPECT_FALSE(hasher.hash("the turn was given back").empty());
}

}  // namespace
}  // namespace yichuang::crypto
