#include "main/backup_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/result.h"
#include "platform/crypto/digest.h"

namespace yichuang::main_program {

namespace fs = std::filesystem;

bool is_digest(const std::string& name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == name.npos;
}

std::string digest_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  crypto::Sm3 digest;
  std::vector<char> piece(std::size_t{1} << 20);
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
    digest.update({piece.data(), static_cast<std::size_t>(file.gcount())});
  return file.bad() ? std::string() : crypto::to_hex(digest.finish());
}

std::int64_t copy_file(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::create_directories(fs::path(to).parent_path(), error);
  if (!error) fs::copy_file(from, to, error);
  if (error) throw Failure("cannot copy " + from + " to " + to + ": " + error.message());
  return static_cast<std::int64_t>(fs::file_size(to));
}

void sync_all(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = file >= 0 && ::syncfs(file) == 0;
  const int why = errno;
  if (file >= 0) ::close(file);
  if (!synced) throw Failure("cannot flush " + folder + " to the disk: " + std::strerror(why));
}

bool is_absent_or_empty(const std::string& folder) {
  std::error_code error;
  return !fs::exists(folder, error) || (fs::is_directory(folder, error) && fs::is_empty(folder, error));
}

}  // namespace yichuang::main_program
