// SM2 signatures (GB/T 32918.2) over SM3, keys as PEM. Signatures are DER, as GB/T 35276 has them; the
// signer's identity is that standard's default unless said.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace yichuang::crypto {

inline constexpr std::string_view kDefaultSigner = "1234567812345678";

class VerifyingKey {
 public:
  static VerifyingKey from_pem(std::string_view pem);  // SubjectPublicKeyInfo; Failure when it is no SM2 key
  static VerifyingKey from_der(std::string_view der);
  std::string to_pem() const;
  std::string to_der() const;
  // False for any other message, key or signer, and for bytes that are no signature at all.
  bool verify(std::string_view message, std::string_view signature,
              std::string_view signer = kDefaultSigner) const;
  std::string fingerprint() const;  // SM3 of the key as DER, hex; names the key in records

 private:
  friend class SigningKey;
  explicit VerifyingKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
  std::shared_ptr<void> key_;
};

// Copies share one key; signing from several threads at once is safe.
class SigningKey {
 public:
  static SigningKey generate();
  // PKCS#8; with a passphrase it is encrypted (PBES2). Failure when it cannot be read.
  static SigningKey from_pem(std::string_view pem, std::string_view passphrase = {});
  std::string to_pem(std::string_view passphrase = {}) const;
  static SigningKey load(const std::string& path, std::string_view passphrase = {});
  // Only the owner may read the file. An existing file is never overwritten: a lost key cannot be had again.
  void store(const std::string& path, std::string_view passphrase = {}) const;

  std::string sign(std::string_view message, std::string_view signer = kDefaultSigner) const;
  VerifyingKey verifying_key() const;

 private:
  explicit SigningKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
  std::shared_ptr<void> key_;
};

}  // namespace yichuang::crypto
