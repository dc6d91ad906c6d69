// Owning OpenSSL's objects and turning its errors into Failure. For the .cc files of this room only.
#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <string>

#include "base/result.h"

namespace yichuang::crypto {

struct OpensslFree {
  void operator()(EVP_MD_CTX* object) const { EVP_MD_CTX_free(object); }
  void operator()(EVP_MAC_CTX* object) const { EVP_MAC_CTX_free(object); }
  void operator()(EVP_PKEY_CTX* object) const { EVP_PKEY_CTX_free(object); }
  void operator()(EVP_PKEY* object) const { EVP_PKEY_free(object); }
  void operator()(BIO* object) const { BIO_free_all(object); }
};

[[noreturn]] inline void openssl_failed(const char* what) {
  char text[256] = "";
  ERR_error_string_n(ERR_get_error(), text, sizeof text);
  ERR_clear_error();
  throw Failure(std::string("crypto: ") + what + ": " + text);
}

inline void openssl_done(int result, const char* what) {
  if (result != 1) openssl_failed(what);
}

template <class T>
T* openssl_made(T* object, const char* what) {
  if (object == nullptr) openssl_failed(what);
  return object;
}

}  // namespace yichuang::crypto
