#include "platform/crypto/random.h"

#include <openssl/evp.h>
#include <sodium.h>

#include "base/result.h"

namespace yichuang::crypto {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void ready() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw Failure("crypto: no randomness on this machine");
}

}  // namespace

std::string random_bytes(std::size_t count) {
  ready();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_token(std::size_t count) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  const std::string bytes = random_bytes(count);
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  text.pop_back();  // its terminating zero
  return text;
}

std::string random_code(std::size_t characters) {
  std::string code = random_bytes(characters);
  for (char& c : code)
    c = kCrockford[static_cast<unsigned char>(c) % kCrockford.size()];  // 256 = 8 × 32: even
  return code;
}

std::optional<std::string> canonical_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kCrockford.find(c) == kCrockford.npos) return {};
    code += c;
  }
  return code;
}

// OpenSSL's, not sodium's: sealed values are no secret, and a coder that takes the same time whatever it reads took a
// tenth of an action's.
std::string to_base64url(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize((4 * bytes.size() + 2) / 3);  // neither padding nor a terminating zero
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  if (text.size() % 4 == 1) return {};
  std::string standard(text);
  for (char& c : standard) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain && c != '-' && c != '_') return {};
    c = c == '-' ? '+' : c == '_' ? '/' : c;
  }
  standard.resize((text.size() + 3) / 4 * 4, '=');
  std::string bytes(standard.size() / 4 * 3, '\0');
  if (EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(standard.data()),
                      static_cast<int>(standard.size())) < 0)
    return {};
  bytes.resize(text.size() * 3 / 4);
  // One text for one value: the bits behind the last byte are zero.
  const std::size_t last = text.size() % 4 == 0 ? 0 : bytes.size() % 3;
  if (last != 0 && to_base64url(std::string_view(bytes).substr(bytes.size() - last)) !=
                       text.substr(text.size() - text.size() % 4))
    return {};
  return bytes;
}

}  // namespace yichuang::crypto
