#include "platform/crypto/password.h"

#include <sodium.h>

#include "base/result.h"
#include "platform/crypto/random.h"

namespace yichuang::crypto {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19 * 1024 * 1024;

void check_length(std::string_view password) {
  // The edge limits passwords too; this keeps a megabyte from being hashed if it forgets.
  ensure(password.size() <= kMaxPasswordBytes);
}

std::string make_hash(std::string_view password) {
  char text[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(text, password.data(), password.size(), kPasses, kMemory) != 0)
    throw Failure("crypto: no memory to hash a password");
  return text;
}

}  // namespace

PasswordHasher::PasswordHasher(std::ptrdiff_t at_once, std::chrono::milliseconds patience)
    : turns_(at_once), patience_(patience) {
  random_bytes(1);  // starts libsodium, or says why not before the first password
}

template <class Work>
auto PasswordHasher::in_turn(Work work) {
  if (!turns_.try_acquire_for(patience_)) throw Failure("crypto: too many passwords at once");
  struct Release {
    std::counting_semaphore<>& turns;
    ~Release() { turns.release(); }
  } release{turns_};
  return work();
}

std::string PasswordHasher::hash(std::string_view password) {
  check_length(password);
  return in_turn([&] { return make_hash(password); });
}

bool PasswordHasher::verify(const std::string& hash, std::string_view password) {
  if (password.size() > kMaxPasswordBytes) return false;
  return in_turn(
      [&] { return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0; });
}

bool PasswordHasher::verify_nobody(std::string_view password) {
  static const std::string nobody = make_hash(random_token());
  verify(nobody, password);
  return false;
}

bool PasswordHasher::needs_rehash(const std::string& hash) {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), kPasses, kMemory) != 0;
}

}  // namespace yichuang::crypto
