#include "verify/line.h"

#include <charconv>

namespace yichuang::verify {
namespace {

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

LineReader::LineReader(std::string_view line) : line_(line) {
  expect("{\"type\":");
  type_ = string();
}

void LineReader::broken(std::string_view wanted) const {
  throw NotALine("the line is not as it was written: byte " + std::to_string(at_ + 1) + " should begin " +
                 std::string(wanted));
}

void LineReader::expect(std::string_view what) {
  if (line_.substr(at_, what.size()) != what) broken(what);
  at_ += what.size();
}

void LineReader::member(std::string_view name) {
  expect(",\"");
  expect(name);
  expect("\":");
}

std::int64_t LineReader::number() {
  std::int64_t value = 0;
  const char* begin = line_.data() + at_;
  const auto [end, error] = std::from_chars(begin, line_.data() + line_.size(), value);
  const std::string_view digits(begin, static_cast<std::size_t>(end - begin));
  if (error != std::errc{} || digits != std::to_string(value)) broken("a number");
  at_ += digits.size();
  return value;
}

std::string LineReader::string() {
  expect("\"");
  std::string out;
  for (;;) {
    const std::size_t stop = line_.find_first_of("\"\\", at_);
    if (stop == std::string_view::npos) broken("the end of a text");
    for (; at_ < stop; ++at_) {
      if (static_cast<unsigned char>(line_[at_]) < 0x20) broken("an escaped character");
      out.push_back(line_[at_]);
    }
    ++at_;
    if (line_[stop] == '"') return out;
    const char next = at_ < line_.size() ? line_[at_] : '\0';
    if (next == '"' || next == '\\') {
      out.push_back(next);
      ++at_;
      continue;
    }
    expect("u00");
    const int high = at_ < line_.size() ? nibble(line_[at_]) : -1;
    const int low = at_ + 1 < line_.size() ? nibble(line_[at_ + 1]) : -1;
    if (high < 0 || high > 1 || low < 0) broken("an escaped character");
    out.push_back(static_cast<char>(high * 16 + low));
    at_ += 2;
  }
}

std::int64_t LineReader::integer(std::string_view name) {
  member(name);
  return number();
}

std::int64_t LineReader::id(std::string_view name) {
  member(name);
  expect("\"");
  const std::int64_t value = number();
  expect("\"");
  return value;
}

std::string LineReader::text(std::string_view name) {
  member(name);
  return string();
}

std::string LineReader::hex(std::string_view name) {
  member(name);
  expect("\"");
  std::string bytes;
  for (;;) {
    const int high = at_ < line_.size() ? nibble(line_[at_]) : -1;
    if (high < 0) break;
    const int low = at_ + 1 < line_.size() ? nibble(line_[at_ + 1]) : -1;
    if (low < 0) broken("an even number of hexadecimal digits");
    bytes.push_back(static_cast<char>(high * 16 + low));
    at_ += 2;
  }
  expect("\"");
  return bytes;
}

void LineReader::end() {
  expect("}");
  if (at_ != line_.size()) broken("the next line");
}

}  // namespace yichuang::verify
