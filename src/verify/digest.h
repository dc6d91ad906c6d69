// SM3 and SM2, all this program takes from elsewhere.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::verify {

std::string sm3(std::string_view bytes);  // 32 bytes
std::string to_hex(std::string_view bytes);

// The bytes of a public key as DER from PEM text; nothing when it is none.
std::optional<std::string> key_from_pem(const std::string& pem);

// Is this DER signature the key's (SubjectPublicKeyInfo, DER) over the statement, with SM2 over SM3 and the
// signer's identity 1234567812345678?
using CheckSignature = std::function<bool(const std::string& public_key, const std::string& statement,
                                          const std::string& signature)>;
bool signature_holds(const std::string& public_key, const std::string& statement,
                     const std::string& signature);

}  // namespace yichuang::verify
