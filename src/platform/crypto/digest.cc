#include "platform/crypto/digest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/result.h"
#include "platform/crypto/openssl.h"

namespace yichuang::crypto {
namespace {

// Fetching an algorithm costs more than hashing a short text with it.
const EVP_MD* sm3_method() {
  static const EVP_MD* const method = openssl_made(EVP_MD_fetch(nullptr, "SM3", nullptr), "no SM3");
  return method;
}

EVP_MAC* hmac_method() {
  static EVP_MAC* const method = openssl_made(EVP_MAC_fetch(nullptr, "HMAC", nullptr), "no HMAC");
  return method;
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

struct Sm3::State {
  std::unique_ptr<EVP_MD_CTX, OpensslFree> context{openssl_made(EVP_MD_CTX_new(), "no digest context")};
  void start() { openssl_done(EVP_DigestInit_ex(context.get(), sm3_method(), nullptr), "SM3 init"); }
};

Sm3::Sm3() : state_(std::make_unique<State>()) { state_->start(); }
Sm3::~Sm3() = default;
Sm3::Sm3(Sm3&&) noexcept = default;
Sm3& Sm3::operator=(Sm3&&) noexcept = default;

void Sm3::update(std::string_view data) {
  openssl_done(EVP_DigestUpdate(state_->context.get(), data.data(), data.size()), "SM3 update");
}

Digest Sm3::finish() {
  Digest digest;
  openssl_done(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr), "SM3 final");
  state_->start();
  return digest;
}

Digest sm3(std::string_view data) {
  Digest digest;
  openssl_done(EVP_Digest(data.data(), data.size(), digest.data(), nullptr, sm3_method(), nullptr), "SM3");
  return digest;
}

std::string sm3_hex(std::string_view data) { return to_hex(sm3(data)); }

Digest hmac_sm3(std::string_view key, std::string_view data) {
  const std::unique_ptr<EVP_MAC_CTX, OpensslFree> context(
      openssl_made(EVP_MAC_CTX_new(hmac_method()), "no HMAC context"));
  char name[] = "SM3";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                                   OSSL_PARAM_construct_end()};
  Digest digest;
  std::size_t length = 0;
  openssl_done(EVP_MAC_init(context.get(), bytes(key), key.size(), parameters), "HMAC init");
  openssl_done(EVP_MAC_update(context.get(), bytes(data), data.size()), "HMAC update");
  openssl_done(EVP_MAC_final(context.get(), digest.data(), &length, digest.size()), "HMAC final");
  ensure(length == digest.size());
  return digest;
}

std::string_view view(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string to_hex(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) (hex += digits[byte >> 4]) += digits[byte & 15];
  return hex;
}

std::string to_hex(const Digest& digest) { return to_hex(view(digest)); }

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return {};
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = nibble(hex[i]);
    const int low = nibble(hex[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

BlindIndex::BlindIndex(std::string key) : key_(std::move(key)) {
  if (key_.size() < 16) throw Failure("the key of a blind index has fewer than 16 bytes");
}

BlindIndex::~BlindIndex() { OPENSSL_cleanse(key_.data(), key_.size()); }

std::string BlindIndex::of(std::string_view field, std::string_view value) const {
  // The length in front keeps ("ab", "c") apart from ("a", "bc").
  std::string data = std::to_string(field.size()) + ':';
  (data += field) += value;
  return to_hex(hmac_sm3(key_, data));
}

}  // namespace yichuang::crypto
