#include "platform/files/disk.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/result.h"

namespace yichuang::files {
namespace {

[[noreturn]] void failed(const char* what, const std::string& path) {
  throw Failure(std::string("files: cannot ") + what + " " + path + ": " + std::strerror(errno));
}

void sync(int file, const std::string& path) {
  if (::fsync(file) == 0) return;
  if (errno == ENOSPC || errno == EDQUOT) failed("sync", path);
  throw SyncFailure("files: cannot sync " + path + ": " + std::strerror(errno));
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, mode_t mode, const char* what)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) failed(what, path);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  operator int() const { return number_; }  // NOLINT: it is that number

 private:
  int number_;
};

void write_all(int file, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) failed("write", path);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Removes the draft unless it became the file.
class Draft {
 public:
  explicit Draft(const std::string& path) : path_(path) {}
  ~Draft() {
    if (!done_) ::unlink(path_.c_str());
  }
  void done() { done_ = true; }

 private:
  const std::string& path_;
  bool done_ = false;
};

}  // namespace

Mapped::Mapped(const std::string& path) {
  const Descriptor file(path, O_RDONLY, 0, "open");
  struct stat status{};
  if (::fstat(file, &status) != 0) failed("look at", path);
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* data = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  if (data == MAP_FAILED) failed("read", path);
  ::madvise(data, size_, MADV_SEQUENTIAL);
  data_ = static_cast<const char*>(data);
}

Mapped::~Mapped() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

void sync_folder(const std::string& path) {
  const Descriptor folder(path, O_RDONLY | O_DIRECTORY, 0, "open folder");
  sync(folder, path);
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) {
    const auto slash = path.find_last_of('/');
    return sync_folder(slash == std::string::npos ? "." : path.substr(0, slash + 1));
  }
  if (errno != EEXIST) failed("make folder", path);
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) failed("look at", path);
  errno = ENOTDIR;
  if (!S_ISDIR(status.st_mode)) failed("use folder", path);
}

void write_durably(const std::string& draft, const std::string& path, const std::string& folder,
                   std::string_view content) {
  Draft unfinished(draft);
  {
    const Descriptor file(draft, O_WRONLY | O_CREAT | O_EXCL, 0600, "create");
    write_all(file, content, draft);
    sync(file, draft);
  }
  if (::rename(draft.c_str(), path.c_str()) != 0) failed("rename to", path);
  unfinished.done();
  sync_folder(folder);
}

}  // namespace yichuang::files
