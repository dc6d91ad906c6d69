#include "platform/store/fact_hash.h"

#include <openssl/evp.h>

#include <limits>
#include <memory>

namespace yichuang::store {
namespace {

constexpr char kFormat = 0x01;

void put_big_endian(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

void put_number(std::string& out, std::int64_t value) {
  put_big_endian(out, static_cast<std::uint64_t>(value), 8);
}

void put_field(std::string& out, std::string_view bytes) {
  ensure(bytes.size() <= std::numeric_limits<std::uint32_t>::max());
  put_big_endian(out, bytes.size(), 4);
  out.append(bytes);
}

}  // namespace

std::string sm3(std::string_view bytes) {
  // One context a thread and one fetched digest: making them costs more than hashing a fact.
  static EVP_MD* const digest = EVP_MD_fetch(nullptr, "SM3", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                     EVP_MD_CTX_free);
  std::string out(32, '\0');
  unsigned size = 0;
  if (digest == nullptr || EVP_DigestInit_ex2(context.get(), digest, nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size) != 1 ||
      size != 32)
    throw Failure("the cryptographic library cannot compute SM3");
  return out;
}

std::string fact_hash(std::string_view previous, StreamKey key, std::string_view stream_kind,
                      const Fact& fact) {
  thread_local std::string bytes;
  bytes.clear();
  bytes.push_back(kFormat);
  put_field(bytes, previous);
  put_number(bytes, key.district);
  put_number(bytes, key.stream);
  put_field(bytes, stream_kind);
  put_number(bytes, fact.seq);
  put_field(bytes, fact.kind);
  put_number(bytes, fact.at.ms);
  put_number(bytes, fact.person);
  put_field(bytes, fact.body);
  return sm3(bytes);
}

}  // namespace yichuang::store
