#include "main/bundle_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/result.h"
#include "platform/files/archive.h"

namespace yichuang::command_line {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure(path.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string bundle_at(const std::string& path) {
  if (!fs::is_directory(path)) return content_of(path);
  std::map<std::string, std::string> entries;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file())
      entries.emplace(fs::relative(entry.path(), path).generic_string(), content_of(entry.path()));
  return files::pack_archive(entries);
}

}  // namespace yichuang::command_line
