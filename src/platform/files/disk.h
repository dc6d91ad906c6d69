// The few system calls the store is made of; every one that fails is a Failure. For this room only.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace yichuang::files {

// A flush that failed. What it should have brought to the disk may be lost, and flushing again would say that all is well: so
// nobody flushes again. Running out of room is no such failure.
struct SyncFailure : Failure {
  using Failure::Failure;
};

// A file's content, mapped; valid as long as the object lives.
class Mapped {
 public:
  explicit Mapped(const std::string& path);
  ~Mapped();
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  std::string_view content() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

void make_folder(const std::string& path);  // durable; nothing happens when it is there
void sync_folder(const std::string& path);
// Writes beside its place, syncs, renames: afterwards the whole file is there, or on Failure nothing is.
void write_durably(const std::string& draft, const std::string& path, const std::string& folder,
                   std::string_view content);

}  // namespace yichuang::files
