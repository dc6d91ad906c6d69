#include "verify/digest.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdlib>
#include <memory>

namespace yichuang::verify {
namespace {

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;

constexpr std::string_view kSigner = "1234567812345678";

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string der_of(EVP_PKEY* key) {
  unsigned char* der = nullptr;
  const int length = i2d_PUBKEY(key, &der);
  if (length <= 0) return {};
  std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
  OPENSSL_free(der);
  return out;
}

}  // namespace

std::string sm3(std::string_view text) {
  static EVP_MD* const digest = EVP_MD_fetch(nullptr, "SM3", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  std::string out(32, '\0');
  // Without SM3 nothing can be said at all.
  if (digest == nullptr || EVP_DigestInit_ex2(context.get(), digest, nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), text.data(), text.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr) != 1)
    std::abort();
  return out;
}

std::string to_hex(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : text) (hex += digits[byte >> 4]) += digits[byte & 15];
  return hex;
}

std::optional<std::string> key_from_pem(const std::string& pem) {
  const std::unique_ptr<BIO, Free> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  if (key == nullptr) return std::nullopt;
  return der_of(key.get());
}

bool signature_holds(const std::string& public_key, const std::string& statement,
                     const std::string& signature) {
  const unsigned char* at = bytes(public_key);
  const Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(public_key.size())));
  bool holds = false;
  // What is read must be the whole of what was given, written as it would be written again.
  if (key != nullptr && der_of(key.get()) == public_key) {
    const std::unique_ptr<EVP_PKEY_CTX, Free> context(EVP_PKEY_CTX_new(key.get(), nullptr));
    const std::unique_ptr<EVP_MD_CTX, Free> digest(EVP_MD_CTX_new());
    EVP_MD_CTX_set_pkey_ctx(digest.get(), context.get());
    holds = EVP_PKEY_CTX_set1_id(context.get(), kSigner.data(), static_cast<int>(kSigner.size())) == 1 &&
            EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sm3(), nullptr, key.get()) == 1 &&
            EVP_DigestVerify(digest.get(), bytes(signature), signature.size(), bytes(statement),
                             statement.size()) == 1;
  }
  ERR_clear_error();
  return holds;
}

}  // namespace yichuang::verify
