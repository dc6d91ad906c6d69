#include "platform/crypto/sm2.h"

#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "platform/crypto/digest.h"
#include "platform/crypto/openssl.h"

namespace yichuang::crypto {
namespace {

using Pkey = std::unique_ptr<EVP_PKEY, OpensslFree>;
using Bio = std::unique_ptr<BIO, OpensslFree>;

EVP_PKEY* pkey(const std::shared_ptr<void>& key) { return static_cast<EVP_PKEY*>(key.get()); }

std::shared_ptr<void> shared(Pkey key) {
  if (EVP_PKEY_is_a(key.get(), "SM2") != 1) throw Failure("crypto: the key is not an SM2 key");
  return {key.release(), [](void* p) { EVP_PKEY_free(static_cast<EVP_PKEY*>(p)); }};
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Bio reading(std::string_view text) {
  return Bio(openssl_made(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "no buffer"));
}

std::string text_of(const Bio& bio) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(length)};
}

int give_passphrase(char* buffer, int size, int, void* passphrase) {
  const auto& text = *static_cast<const std::string_view*>(passphrase);
  if (text.empty() || text.size() > static_cast<std::size_t>(size)) return -1;
  std::memcpy(buffer, text.data(), text.size());
  return static_cast<int>(text.size());
}

// A digest context that knows the key and the signer's identity, which is part of what is signed.
struct Operation {
  std::unique_ptr<EVP_MD_CTX, OpensslFree> digest{openssl_made(EVP_MD_CTX_new(), "no digest context")};
  std::unique_ptr<EVP_PKEY_CTX, OpensslFree> key;

  Operation(EVP_PKEY* pkey, std::string_view signer)
      : key(openssl_made(EVP_PKEY_CTX_new(pkey, nullptr), "key")) {
    openssl_done(EVP_PKEY_CTX_set1_id(key.get(), signer.data(), static_cast<int>(signer.size())), "signer");
    EVP_MD_CTX_set_pkey_ctx(digest.get(), key.get());
  }
};

[[noreturn]] void file_failed(const char* what, const std::string& path) {
  throw Failure(std::string("cannot ") + what + " key file " + path + ": " + std::strerror(errno));
}

}  // namespace

VerifyingKey VerifyingKey::from_pem(std::string_view pem) {
  return VerifyingKey(shared(Pkey(
      openssl_made(PEM_read_bio_PUBKEY(reading(pem).get(), nullptr, nullptr, nullptr), "not a public key"))));
}

std::string VerifyingKey::to_pem() const {
  const Bio out(openssl_made(BIO_new(BIO_s_mem()), "no buffer"));
  openssl_done(PEM_write_bio_PUBKEY(out.get(), pkey(key_)), "write public key");
  return text_of(out);
}

bool VerifyingKey::verify(std::string_view message, std::string_view signature,
                          std::string_view signer) const {
  const Operation operation(pkey(key_), signer);
  openssl_done(EVP_DigestVerifyInit(operation.digest.get(), nullptr, EVP_sm3(), nullptr, pkey(key_)),
               "verify");
  const int result = EVP_DigestVerify(operation.digest.get(), bytes(signature), signature.size(),
                                      bytes(message), message.size());
  ERR_clear_error();  // what is not a signature leaves errors that belong to nobody
  return result == 1;
}

std::string VerifyingKey::to_der() const {
  unsigned char* der = nullptr;
  const int length = i2d_PUBKEY(pkey(key_), &der);
  if (length <= 0) openssl_failed("encode public key");
  std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
  OPENSSL_free(der);
  return bytes;
}

VerifyingKey VerifyingKey::from_der(std::string_view der) {
  const unsigned char* at = bytes(der);
  return VerifyingKey(shared(
      Pkey(openssl_made(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())), "not a public key"))));
}

std::string VerifyingKey::fingerprint() const { return sm3_hex(to_der()); }

SigningKey SigningKey::generate() {
  return SigningKey(
      shared(Pkey(openssl_made(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"), "generate SM2 key"))));
}

SigningKey SigningKey::from_pem(std::string_view pem, std::string_view passphrase) {
  EVP_PKEY* key = PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, give_passphrase, &passphrase);
  return SigningKey(shared(Pkey(openssl_made(key, "not a private key, or another passphrase"))));
}

std::string SigningKey::to_pem(std::string_view passphrase) const {
  const Bio out(openssl_made(BIO_new(BIO_s_secmem()), "no buffer"));
  const EVP_CIPHER* cipher = passphrase.empty() ? nullptr : EVP_aes_256_cbc();
  const int length = static_cast<int>(passphrase.size());
  openssl_done(PEM_write_bio_PKCS8PrivateKey(out.get(), pkey(key_), cipher,
                                             passphrase.empty() ? nullptr : passphrase.data(), length,
                                             nullptr, nullptr),
               "write private key");
  return text_of(out);
}

SigningKey SigningKey::load(const std::string& path, std::string_view passphrase) {
  std::ifstream file(path, std::ios::binary);
  if (!file) file_failed("read", path);
  std::string pem{std::istreambuf_iterator<char>(file), {}};
  auto key = from_pem(pem, passphrase);
  OPENSSL_cleanse(pem.data(), pem.size());
  return key;
}

void SigningKey::store(const std::string& path, std::string_view passphrase) const {
  std::string pem = to_pem(passphrase);
  // Under another name first: a crash leaves a whole key or none. link() refuses a name that is taken.
  const std::string draft = path + ".new";
  ::unlink(draft.c_str());
  const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) file_failed("create", draft);
  const bool written =
      ::write(file, pem.data(), pem.size()) == static_cast<ssize_t>(pem.size()) && ::fsync(file) == 0;
  OPENSSL_cleanse(pem.data(), pem.size());
  ::close(file);
  if (!written) file_failed("write", draft);
  const bool linked = ::link(draft.c_str(), path.c_str()) == 0;
  const int why = errno;
  ::unlink(draft.c_str());
  errno = why;
  if (!linked) file_failed("create", path);
}

std::string SigningKey::sign(std::string_view message, std::string_view signer) const {
  const Operation operation(pkey(key_), signer);
  openssl_done(EVP_DigestSignInit(operation.digest.get(), nullptr, EVP_sm3(), nullptr, pkey(key_)), "sign");
  std::size_t length = 0;
  openssl_done(EVP_DigestSign(operation.digest.get(), nullptr, &length, bytes(message), message.size()),
               "sign");
  std::string signature(length, '\0');
  openssl_done(
      EVP_DigestSign(operation.digest.get(), bytes(signature), &length, bytes(message), message.size()),
      "sign");
  signature.resize(length);
  return signature;
}

VerifyingKey SigningKey::verifying_key() const {
  // Through DER, so that the result holds nothing secret.
  const VerifyingKey with_secret(key_);
  return VerifyingKey::from_der(with_secret.to_der());
}

}  // namespace yichuang::crypto
