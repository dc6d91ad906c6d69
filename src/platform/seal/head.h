// What is signed, and the lines in which it leaves the house: statements are plain text that anybody can
// write again, lines are JSON in one exact form, so that no byte of them can be changed unseen
// (docs/journal-format.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "platform/seal/merkle.h"
#include "platform/store/store.h"

namespace yichuang::seal {

// A signed head of the tree: so many facts, and no others, stood in the feed.
struct Head {
  std::int64_t district = 0;
  std::int64_t number = 0;  // 1, 2, 3 …
  std::int64_t size = 0;
  Hash root;
  Instant at;
  Hash previous;  // digest of the head before; empty for the first
  std::string key;  // fingerprint
  std::string signature;  // DER
};

// A key that signs heads with numbers greater than `after`, until the next key does.
struct KeyStatement {
  std::int64_t district = 0;
  std::int64_t number = 0;  // 1, 2, 3 …
  std::string key;  // fingerprint
  std::string public_key;  // DER
  std::int64_t after = 0;
  Instant at;
  std::string signed_by;  // fingerprint: of the key before, or its own
  std::string signature;
};

// What is printed on a document: that this fact stands in the journal, said before its head could be signed.
struct Promise {
  store::StreamKey key;
  std::int64_t seq = 0;
  Hash hash;
  std::string signed_by;
  std::string signature;
};

std::string statement_of(const Head& head);
std::string statement_of(const KeyStatement& key);
std::string statement_of(const Promise& promise);
Hash digest_of(const Head& head);  // of its statement and signature: the next head's `previous`

// What stands in the code on a document: capital letters, digits and colons, which make a small code.
std::string code_of(const Promise& promise);

// One line of JSON without spaces: members in the order in which they are added, text escaped only where it must be.
class Line {
 public:
  explicit Line(std::string_view type);
  Line& integer(std::string_view name, std::int64_t value);
  Line& id(std::string_view name, std::int64_t value);  // as a string: 64 bits are too many for some readers
  Line& text(std::string_view name, std::string_view value);
  Line& hex(std::string_view name, std::string_view bytes);
  std::string take();  // with the line's end

 private:
  void name(std::string_view name);
  std::string line_;
};

std::string line_of(const Head& head);
std::string line_of(const KeyStatement& key);

}  // namespace yichuang::seal
