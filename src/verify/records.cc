#include "verify/records.h"

namespace yichuang::verify {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

void put_number(std::string& out, std::int64_t value) { put(out, static_cast<std::uint64_t>(value), 8); }

void put_field(std::string& out, const std::string& bytes) {
  put(out, bytes.size(), 4);
  out += bytes;
}

std::string n(std::int64_t value) { return std::to_string(value); }

}  // namespace

Fact read_fact(LineReader& line) {
  Fact fact;
  fact.open = line.type() != "closed";
  if (line.type() != "waiting") fact.position = line.integer("pos");
  fact.stream = line.id("stream");
  fact.seq = line.integer("seq");
  if (fact.open) {
    fact.stream_kind = line.text("stream_kind");
    fact.kind = line.text("kind");
    fact.at = line.integer("at");
    fact.person = line.id("person");
    fact.body = line.text("body");
  }
  fact.hash = line.hex("hash");
  line.end();
  return fact;
}

Head read_head(LineReader& line) {
  Head head;
  head.district = line.integer("district");
  head.number = line.integer("number");
  head.size = line.integer("size");
  head.root = line.hex("root");
  head.at = line.integer("at");
  head.previous = line.hex("previous");
  head.key = line.text("key");
  head.signature = line.hex("signature");
  line.end();
  return head;
}

KeyStatement read_key(LineReader& line) {
  KeyStatement key;
  key.district = line.integer("district");
  key.number = line.integer("number");
  key.key = line.text("key");
  key.public_key = line.hex("public_key");
  key.after = line.integer("after");
  key.at = line.integer("at");
  key.signed_by = line.text("signed_by");
  key.signature = line.hex("signature");
  line.end();
  return key;
}

std::string statement_of(const Head& head) {
  return "yichuang journal head 1\ndistrict " + n(head.district) + "\nnumber " + n(head.number) + "\nsize " +
         n(head.size) + "\nroot " + to_hex(head.root) + "\nat " + n(head.at) + "\nprevious " +
         to_hex(head.previous) + "\nkey " + head.key + "\n";
}

std::string statement_of(const KeyStatement& key) {
  return "yichuang journal key 1\ndistrict " + n(key.district) + "\nnumber " + n(key.number) + "\nkey " +
         key.key + "\nafter " + n(key.after) + "\nat " + n(key.at) + "\nsigned_by " + key.signed_by + "\n";
}

std::string statement_of(const Promise& promise) {
  return "yichuang journal promise 1\ndistrict " + n(promise.district) + "\nstream " + n(promise.stream) +
         "\nseq " + n(promise.seq) + "\nhash " + to_hex(promise.hash) + "\nkey " + promise.key + "\n";
}

std::string digest_of(const Head& head) { return sm3(statement_of(head) + head.signature); }

std::string hash_of(const std::string& previous, std::int64_t district, const Fact& fact) {
  static thread_local std::string bytes;
  bytes.assign(1, '\x01');
  put_field(bytes, previous);
  put_number(bytes, district);
  put_number(bytes, fact.stream);
  put_field(bytes, fact.stream_kind);
  put_number(bytes, fact.seq);
  put_field(bytes, fact.kind);
  put_number(bytes, fact.at);
  put_number(bytes, fact.person);
  put_field(bytes, fact.body);
  return sm3(bytes);
}

std::string name_of(const Fact& fact) {
  return "fact " + n(fact.seq) + " of " + (fact.stream_kind.empty() ? "stream" : fact.stream_kind) + " " +
         n(fact.stream);
}

}  // namespace yichuang::verify
