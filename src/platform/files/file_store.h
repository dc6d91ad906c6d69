// Files by what they hold: each lies under the SM3 of its content, so equal files are one, and a changed one
// is noticed. A file is in the store whole or not at all, whenever the machine stops.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/files/sniff.h"

namespace yichuang::files {

struct StoredFile {
  std::string digest;  // 64 hex digits
  std::int64_t size = 0;
  Kind kind = Kind::pdf;
  std::uint32_t width = 0;  // of pictures
  std::uint32_t height = 0;
  bool operator==(const StoredFile&) const = default;
};

// What a place for a file takes.
struct Allowance {
  std::vector<Kind> kinds = {Kind::pdf, Kind::ofd, Kind::png, Kind::jpeg};
  std::int64_t max_bytes = 50 << 20;
};

// Thread-safe; several processes may share one folder.
class FileStore {
 public:
  explicit FileStore(std::string folder);  // made when it is not there; Failure when it cannot be used

  // Copies a finished upload in: when this returns a StoredFile, it is on the disk. Refuses what sniff()
  // refuses, file_too_large, and file_type_not_allowed. Failure (disk full, …) leaves nothing behind.
  Result<StoredFile> put(const std::string& upload_path, const Allowance& allowance = {});
  // The same for what the program made itself, a rendered document; of any kind, `content` is not sniffed.
  std::string put_own(std::string_view content);

  // not_found when there is no such file. Nothing that is not a digest is looked for.
  Result<std::string> path(std::string_view digest) const;
  // As path(), but hashed first; Failure when the content is no longer what was stored.
  Result<std::string> verified_path(std::string_view digest) const;
  Result<std::string> read(std::string_view digest) const;  // the content, verified

  // For whoever looks for files that nothing names: the digests in one of kFolders folders, in order, and how long ago a file
  // was put last; nothing for one that is not there.
  static constexpr int kFolders = 256;
  std::vector<std::string> in_folder(int folder) const;
  std::optional<std::chrono::seconds> age(std::string_view digest) const;

  // Removing a file in two steps, for whoever must look once more whether it is needed: set aside, nobody finds it; then it
  // is given back or discarded. Each time it is set aside under another name, so that of two processes neither discards
  // what the other has set aside later. What a stopped machine set aside stands in aside() when it starts again.
  void set_aside(std::string_view digest);  // nothing happens when it is not there
  std::vector<std::string> aside() const;
  static std::string_view digest_of(std::string_view aside_name);
  void give_back(std::string_view aside_name);  // nothing happens when another process has settled it
  void discard(std::string_view aside_name);

  // In words, when the disk failed to flush: from then on nothing is put until a restart. Empty: all is well.
  std::string stopped() const;

  // Removes what uploads left that a stopped machine never finished, older than an hour. Returns how many.
  int sweep();

 private:
  std::string place_of(std::string_view digest) const;
  void keep(std::string_view content, const std::string& digest);
  std::string folder_;
  mutable std::mutex mutex_;
  std::string stopped_;
};

}  // namespace yichuang::files
