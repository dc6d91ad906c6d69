#include "platform/net/served_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/result.h"

namespace yichuang::net {

ServedFile::ServedFile(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  struct stat about{};
  const bool readable = file_ >= 0 && ::fstat(file_, &about) == 0 && S_ISREG(about.st_mode);
  if (!readable && file_ >= 0) ::close(file_);
  if (!readable) throw Failure("cannot open a file to serve");
  size_ = about.st_size;
}

ServedFile::~ServedFile() { ::close(file_); }

std::string ServedFile::next(std::size_t most) {
  std::string piece(most, '\0');
  ssize_t got = 0;
  do {
    got = ::read(file_, piece.data(), piece.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw Failure("cannot read a file to serve");
  piece.resize(static_cast<std::size_t>(got));
  return piece;
}

}  // namespace yichuang::net
