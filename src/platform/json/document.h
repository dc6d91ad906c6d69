// A parsed JSON text, or the faults that kept it from being one.
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yichuang::json::detail {

// Where in the text we are. A chain on the stack: it costs nothing until a fault has to be named.
struct Path {
  const Path* parent = nullptr;  // nullptr: the whole text
  std::string_view name = {};    // a member, or with data() == nullptr an element
  std::size_t index = 0;
};
std::string to_string(const Path& path);
// One more step on a path already in words; a key that would be ambiguous is quoted: answers["a.b"].
void append_step(std::string& path, std::string_view name);
void append_step(std::string& path, std::size_t index);

struct Reading {
  std::vector<FieldFault> faults;
  void fault(const Path& path, std::string code, Values values = {});
};

class Document {
 public:
  explicit Document(std::string_view text);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  bool ok() const { return faults_.empty(); }
  const boost::json::value& value() const { return value_; }
  std::vector<FieldFault>& faults() { return faults_; }

 private:
  unsigned char first_block_[4096];
  boost::json::monotonic_resource memory_{first_block_, sizeof first_block_};
  boost::json::value value_ = boost::json::value(boost::json::storage_ptr(&memory_));
  std::vector<FieldFault> faults_;
};

}  // namespace yichuang::json::detail
