// Passwords as argon2id hashes (libsodium): 2 passes over 19 MiB. Each hash takes that memory for some
// milliseconds, so only so many run at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <semaphore>
#include <string>
#include <string_view>

namespace yichuang::crypto {

inline constexpr std::size_t kMaxPasswordBytes = 256;

class PasswordHasher {
 public:
  explicit PasswordHasher(std::ptrdiff_t at_once = 2,
                          std::chrono::milliseconds patience = std::chrono::seconds{5});

  // Each waits its turn; Failure when patience runs out (answered 503: nothing happened, try again).
  std::string hash(std::string_view password);
  bool verify(const std::string& hash, std::string_view password);
  // When there is no such user: takes as long as verify, so that time does not tell who exists. Always false.
  bool verify_nobody(std::string_view password);

  static bool needs_rehash(const std::string& hash);  // made with other parameters than today's

 private:
  template <class Work>
  auto in_turn(Work work);
  std::counting_semaphore<> turns_;
  std::chrono::milliseconds patience_;
};

}  // namespace yichuang::crypto
