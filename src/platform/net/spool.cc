#include "platform/net/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/result.h"

namespace yichuang::net {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view prefix = "yichuang-upload-";

[[noreturn]] void fail(const std::string& what) { throw Failure(what + ": " + std::strerror(errno)); }

}  // namespace

std::string spool_folder(const std::string& wanted) {
  return wanted.empty() ? fs::temp_directory_path().string() : wanted;
}

void sweep_spool(const std::string& folder) {
  const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    const bool ours = it->path().filename().string().starts_with(prefix) && it->is_regular_file(ignored);
    if (ours && it->last_write_time(ignored) < yesterday) fs::remove(it->path(), ignored);
  }
}

Spool::Spool(const std::string& folder, std::atomic<std::size_t>& under_way)
    : path_(folder + "/" + std::string(prefix) + "XXXXXX"), under_way_(under_way) {
  file_ = ::mkostemp(path_.data(), O_CLOEXEC);  // readable by its owner only
  if (file_ < 0) fail("cannot make a file for an upload in " + folder);
  ++under_way_;
}

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
  ::unlink(path_.c_str());
  --under_way_;
}

void Spool::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot keep an upload");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += written;
  }
}

void Spool::close() {
  if (::close(std::exchange(file_, -1)) != 0) fail("cannot keep an upload");
}

}  // namespace yichuang::net
