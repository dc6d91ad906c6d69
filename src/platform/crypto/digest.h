// SM3 (GB/T 32905) digests and what is built from them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sm3(std::string_view data);
std::string sm3_hex(std::string_view data);
Digest hmac_sm3(std::string_view key, std::string_view data);

// For what comes in pieces, as an upload does.
class Sm3 {
 public:
  Sm3();
  ~Sm3();
  Sm3(Sm3&&) noexcept;
  Sm3& operator=(Sm3&&) noexcept;
  void update(std::string_view data);
  Digest finish();  // once; afterwards the object starts again from nothing

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string_view view(const Digest& digest);  // its 32 bytes
std::string to_hex(std::string_view bytes);   // lower case
std::string to_hex(const Digest& digest);
std::optional<std::string> from_hex(std::string_view hex);  // either case; nullopt when it is not hex

// Takes as long when the first byte differs as when the last does; different lengths are simply unequal.
bool equal_in_constant_time(std::string_view a, std::string_view b);

// Finds an encrypted value by equality without storing it: HMAC-SM3 under a key the database does not hold.
// `field` keeps equal values of different columns apart.
class BlindIndex {
 public:
  explicit BlindIndex(std::string key);  // at least 16 bytes, else Failure
  ~BlindIndex();
  std::string of(std::string_view field, std::string_view value) const;  // 64 hex digits

 private:
  std::string key_;
};

}  // namespace yichuang::crypto
