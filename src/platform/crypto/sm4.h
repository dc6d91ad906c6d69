// SM4-GCM (RFC 8998): encryption that notices every changed bit, of the text and of what it belongs to.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::crypto {

inline constexpr std::size_t kSm4KeyBytes = 16;
inline constexpr std::size_t kSm4NonceBytes = 12;
inline constexpr std::size_t kSm4TagBytes = 16;

// The bare mode: ciphertext followed by the tag. A nonce may be used once with a key; ColumnCipher sees to
// that.
std::string sm4_gcm_encrypt(std::string_view key, std::string_view nonce, std::string_view associated,
                            std::string_view plain);
std::optional<std::string> sm4_gcm_decrypt(std::string_view key, std::string_view nonce,
                                           std::string_view associated, std::string_view cipher_and_tag);

// Encrypts single values for storage. Sealed: key number (1 byte), nonce (12), ciphertext, tag (16). Keys are
// numbered, so a new one can be taken into use while old values stay readable until they are sealed again.
class ColumnCipher {
 public:
  ColumnCipher(std::map<std::uint8_t, std::string> keys, std::uint8_t current);
  ~ColumnCipher();
  ColumnCipher(const ColumnCipher&) = delete;
  ColumnCipher& operator=(const ColumnCipher&) = delete;

  // `place` is where the value lives ("person/identity/42"): moved to another row, it no longer opens.
  std::string seal(std::string_view plain, std::string_view place) const;
  std::optional<std::string> open(std::string_view sealed, std::string_view place) const;
  bool sealed_with_current_key(std::string_view sealed) const;

 private:
  std::map<std::uint8_t, std::string> keys_;
  std::uint8_t current_;
};

}  // namespace yichuang::crypto
