#include "platform/seal/head.h"

#include <cstdio>

#include "platform/crypto/digest.h"
#include "platform/store/fact_hash.h"

namespace yichuang::seal {
namespace {

using crypto::to_hex;

std::string number_line(const char* name, std::int64_t value) {
  return std::string(name) + " " + std::to_string(value) + "\n";
}

std::string text_line(const char* name, const std::string& value) {
  return std::string(name) + " " + value + "\n";
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      out += code;
    } else {
      out.push_back(c);
    }
  }
}

}  // namespace

std::string statement_of(const Head& head) {
  return "yichuang journal head 1\n" + number_line("district", head.district) +
         number_line("number", head.number) + number_line("size", head.size) +
         text_line("root", to_hex(head.root)) + number_line("at", head.at.ms) +
         text_line("previous", to_hex(head.previous)) + text_line("key", head.key);
}

std::string statement_of(const KeyStatement& key) {
  return "yichuang journal key 1\n" + number_line("district", key.district) +
         number_line("number", key.number) + text_line("key", key.key) + number_line("after", key.after) +
         number_line("at", key.at.ms) + text_line("signed_by", key.signed_by);
}

std::string statement_of(const Promise& promise) {
  return "yichuang journal promise 1\n" + number_line("district", promise.key.district) +
         number_line("stream", promise.key.stream) + number_line("seq", promise.seq) +
         text_line("hash", to_hex(promise.hash)) + text_line("key", promise.signed_by);
}

std::string code_of(const Promise& promise) {
  constexpr std::size_t kKeyName = 16;  // of a fingerprint: enough to find it among the journal's keys
  std::string code = "yichuang-promise:1:" + std::to_string(promise.key.district) + ":" +
                     std::to_string(promise.key.stream) + ":" + std::to_string(promise.seq) + ":" +
                     to_hex(promise.hash) + ":" + promise.signed_by.substr(0, kKeyName) + ":" +
                     to_hex(promise.signature);
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return code;
}

Hash digest_of(const Head& head) { return store::sm3(statement_of(head) + head.signature); }

Line::Line(std::string_view type) : line_("{") { text("type", type); }

void Line::name(std::string_view name) {
  if (line_.size() > 1) line_.push_back(',');
  line_.append("\"").append(name).append("\":");
}

Line& Line::integer(std::string_view member, std::int64_t value) {
  name(member);
  line_ += std::to_string(value);
  return *this;
}

Line& Line::id(std::string_view member, std::int64_t value) { return text(member, std::to_string(value)); }

Line& Line::text(std::string_view member, std::string_view value) {
  name(member);
  line_.push_back('"');
  append_escaped(line_, value);
  line_.push_back('"');
  return *this;
}

Line& Line::hex(std::string_view member, std::string_view bytes) { return text(member, to_hex(bytes)); }

std::string Line::take() { return std::move(line_) + "}\n"; }

std::string line_of(const Head& head) {
  return Line("head")
      .integer("district", head.district)
      .integer("number", head.number)
      .integer("size", head.size)
      .hex("root", head.root)
      .integer("at", head.at.ms)
      .hex("previous", head.previous)
      .text("key", head.key)
      .hex("signature", head.signature)
      .take();
}

std::string line_of(const KeyStatement& key) {
  return Line("key")
      .integer("district", key.district)
      .integer("number", key.number)
      .text("key", key.key)
      .hex("public_key", key.public_key)
      .integer("after", key.after)
      .integer("at", key.at.ms)
      .text("signed_by", key.signed_by)
      .hex("signature", key.signature)
      .take();
}

}  // namespace yichuang::seal
