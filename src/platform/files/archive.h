// A zip archive in memory: made so that the same content gives the same bytes, read so that no archive can fill the memory.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yichuang::files {

// By name; compressed, dated 1980-01-01.
std::string pack_archive(const std::map<std::string, std::string>& entries);

struct ArchiveLimits {
  std::uint64_t unpacked_bytes = 64U << 20;  // all entries together, as they are, whatever their heads claim
  std::uint64_t entries = 10'000;
};

class ArchiveReader {
 public:
  // `bytes` must outlive the reader. Refuses `malformed`: file_damaged, file_unpacks_too_large, archive_path (a name with
  // .., a backslash, a drive or a root), archive_name_twice.
  static Result<ArchiveReader> open(std::string_view bytes, const ArchiveLimits& limits = {});

  const std::vector<std::string>& names() const { return names_; }  // of files, sorted
  bool has(const std::string& name) const { return places_.contains(name); }
  Result<std::string> read(const std::string& name);  // of one of them

 private:
  struct Closer {
    void operator()(void* archive) const;
  };
  std::unique_ptr<void, Closer> archive_;
  std::vector<std::string> names_;
  std::map<std::string, std::uint64_t> places_;
  ArchiveLimits limits_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace yichuang::files
