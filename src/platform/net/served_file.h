// A file on its way to a client. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace yichuang::net {

class ServedFile {
 public:
  explicit ServedFile(const std::string& path);  // throws Failure
  ~ServedFile();
  ServedFile(const ServedFile&) = delete;
  ServedFile& operator=(const ServedFile&) = delete;

  std::int64_t size() const { return size_; }
  std::string next(std::size_t most);  // empty at the end; throws Failure

 private:
  int file_ = -1;
  std::int64_t size_ = 0;
};

}  // namespace yichuang::net
