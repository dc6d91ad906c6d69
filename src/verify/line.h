// Reads the lines of an export in their one exact form: members in their order, no space, numbers without
// leading zeros, hex in small letters, text escaped only where it must be. Whatever differs is not a line, so
// no byte can be changed into another way of saying the same.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yichuang::verify {

struct NotALine : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class LineReader {
 public:
  explicit LineReader(std::string_view line);  // without its end

  const std::string& type() const { return type_; }
  std::int64_t integer(std::string_view name);
  std::int64_t id(std::string_view name);  // a number as text
  std::string text(std::string_view name);
  std::string hex(std::string_view name);  // as bytes
  void end();

 private:
  void member(std::string_view name);
  void expect(std::string_view what);
  std::int64_t number();
  std::string string();
  [[noreturn]] void broken(std::string_view wanted) const;

  std::string_view line_;
  std::size_t at_ = 0;
  std::string type_;
};

}  // namespace yichuang::verify
