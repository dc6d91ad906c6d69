#include "platform/crypto/sm4.h"

#include <gcrypt.h>
#include <openssl/crypto.h>

#include <memory>

#include "base/result.h"
#include "platform/crypto/random.h"

namespace yichuang::crypto {
namespace {

void done(gcry_error_t error, const char* what) {
  if (error != 0) throw Failure(std::string("crypto: ") + what + ": " + gcry_strerror(error));
}

struct CipherClose {
  void operator()(gcry_cipher_hd_t cipher) const { gcry_cipher_close(cipher); }
};
using Cipher = std::unique_ptr<std::remove_pointer_t<gcry_cipher_hd_t>, CipherClose>;

Cipher begin(std::string_view key, std::string_view nonce, std::string_view associated) {
  static const bool ready = [] {
    if (gcry_check_version(GCRYPT_VERSION) == nullptr) throw Failure("crypto: libgcrypt is too old");
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    return true;
  }();
  ensure(ready && key.size() == kSm4KeyBytes && nonce.size() == kSm4NonceBytes);
  gcry_cipher_hd_t handle = nullptr;
  done(gcry_cipher_open(&handle, GCRY_CIPHER_SM4, GCRY_CIPHER_MODE_GCM, 0), "open SM4-GCM");
  Cipher cipher(handle);
  done(gcry_cipher_setkey(handle, key.data(), key.size()), "SM4 key");
  done(gcry_cipher_setiv(handle, nonce.data(), nonce.size()), "SM4 nonce");
  done(gcry_cipher_authenticate(handle, associated.data(), associated.size()), "SM4 associated data");
  return cipher;
}

}  // namespace

std::string sm4_gcm_encrypt(std::string_view key, std::string_view nonce, std::string_view associated,
                            std::string_view plain) {
  const Cipher cipher = begin(key, nonce, associated);
  std::string out(plain);
  done(gcry_cipher_final(cipher.get()), "SM4 final");
  done(gcry_cipher_encrypt(cipher.get(), out.data(), out.size(), nullptr, 0), "SM4 encrypt");
  out.resize(plain.size() + kSm4TagBytes);
  done(gcry_cipher_gettag(cipher.get(), out.data() + plain.size(), kSm4TagBytes), "SM4 tag");
  return out;
}

std::optional<std::string> sm4_gcm_decrypt(std::string_view key, std::string_view nonce,
                                           std::string_view associated, std::string_view cipher_and_tag) {
  if (cipher_and_tag.size() < kSm4TagBytes) return {};
  const std::size_t length = cipher_and_tag.size() - kSm4TagBytes;
  const Cipher cipher = begin(key, nonce, associated);
  std::string out(cipher_and_tag.substr(0, length));
  done(gcry_cipher_final(cipher.get()), "SM4 final");
  done(gcry_cipher_decrypt(cipher.get(), out.data(), out.size(), nullptr, 0), "SM4 decrypt");
  if (gcry_cipher_checktag(cipher.get(), cipher_and_tag.data() + length, kSm4TagBytes) != 0) return {};
  return out;
}

ColumnCipher::ColumnCipher(std::map<std::uint8_t, std::string> keys, std::uint8_t current)
    : keys_(std::move(keys)), current_(current) {
  if (!keys_.contains(current_)) throw Failure("crypto: the current column key is not among the keys");
  for (const auto& [number, key] : keys_)
    if (key.size() != kSm4KeyBytes)
      throw Failure("crypto: column key " + std::to_string(number) + " is not 16 bytes");
}

ColumnCipher::~ColumnCipher() {
  for (auto& [number, key] : keys_) OPENSSL_cleanse(key.data(), key.size());
}

std::string ColumnCipher::seal(std::string_view plain, std::string_view place) const {
  const std::string nonce = random_bytes(kSm4NonceBytes);
  std::string sealed(1, static_cast<char>(current_));
  return sealed + nonce + sm4_gcm_encrypt(keys_.at(current_), nonce, place, plain);
}

std::optional<std::string> ColumnCipher::open(std::string_view sealed, std::string_view place) const {
  if (sealed.size() < 1 + kSm4NonceBytes + kSm4TagBytes) return {};
  const auto key = keys_.find(static_cast<std::uint8_t>(sealed.front()));
  if (key == keys_.end()) return {};
  return sm4_gcm_decrypt(key->second, sealed.substr(1, kSm4NonceBytes), place,
                         sealed.substr(1 + kSm4NonceBytes));
}

bool ColumnCipher::sealed_with_current_key(std::string_view sealed) const {
  return !sealed.empty() && static_cast<std::uint8_t>(sealed.front()) == current_;
}

}  // namespace yichuang::crypto
