// The body of an upload on its way to a temporary file.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace yichuang::net {

// Where uploads wait; an empty name is the system's temporary folder.
std::string spool_folder(const std::string& wanted);
// Removes what a process that was killed left behind: spool files untouched for a day.
void sweep_spool(const std::string& folder);

class Spool {
 public:
  // Counted in `under_way` as long as it lives; throws Failure.
  Spool(const std::string& folder, std::atomic<std::size_t>& under_way);
  ~Spool();                                   // the file goes, unless somebody moved it away
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  void write(std::string_view bytes);  // throws Failure
  void close();                        // no more is coming; throws Failure
  const std::string& path() const { return path_; }
  std::int64_t size() const { return size_; }

 private:
  std::string path_;
  int file_ = -1;
  std::int64_t size_ = 0;
  std::atomic<std::size_t>& under_way_;
};

}  // namespace yichuang::net
