// What the lines say, and the statements that are signed (docs/journal-format.md).
#pragma once

#include "verify/digest.h"
#include "verify/line.h"

namespace yichuang::verify {

struct Fact {
  std::int64_t position = 0;  // 0: none yet
  std::int64_t stream = 0;
  std::int64_t seq = 0;
  std::string stream_kind, kind;
  std::int64_t at = 0, person = 0;
  std::string body;
  std::string hash;
  bool open = true;  // its content was given, and not only its hash
};

struct Head {
  std::int64_t district = 0, number = 0, size = 0;
  std::string root;
  std::int64_t at = 0;
  std::string previous, key, signature;
  bool operator==(const Head&) const = default;
};

struct KeyStatement {
  std::int64_t district = 0, number = 0;
  std::string key, public_key;
  std::int64_t after = 0, at = 0;
  std::string signed_by, signature;
};

struct Promise {
  std::int64_t district = 0, stream = 0, seq = 0;
  std::string hash, key, signature;
};

Fact read_fact(LineReader& line);  // of type fact, waiting or closed
Head read_head(LineReader& line);
KeyStatement read_key(LineReader& line);

std::string statement_of(const Head& head);
std::string statement_of(const KeyStatement& key);
std::string statement_of(const Promise& promise);
std::string digest_of(const Head& head);

// SM3 over the hash before, the stream and the fact.
std::string hash_of(const std::string& previous, std::int64_t district, const Fact& fact);

// "fact 3 of case 1234"
std::string name_of(const Fact& fact);

}  // namespace yichuang::verify
