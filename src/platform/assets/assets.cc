#include "platform/assets/assets.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/result.h"

namespace {

// The layout written by cmake/pack.cmake.
struct PackedFile {
  const char* path;
  std::uint64_t path_size;
  const char* data;
  std::uint64_t data_size;
};
struct Pack {
  const char* name;
  std::uint64_t name_size;
  const PackedFile* files;
  std::uint64_t count;
};

}  // namespace

// Made by the linker around the section; weak, because a program may carry no pack at all.
extern "C" {
extern const Pack __start_yichuang_packs[] __attribute__((weak, visibility("hidden")));
extern const Pack __stop_yichuang_packs[] __attribute__((weak, visibility("hidden")));
}

namespace yichuang::assets {

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) throw Failure("cannot read " + path.string());
  return std::move(bytes).str();
}

}  // namespace

struct Assets::Folder {
  std::deque<std::string> bytes;  // a deque, so that the views stay good while it grows
  Files files;
};

Assets Assets::packed(std::string_view name) {
  for (const Pack* pack = __start_yichuang_packs; pack != __stop_yichuang_packs; ++pack) {
    if (std::string_view(pack->name, pack->name_size) != name) continue;
    auto files = std::make_shared<Files>();
    for (std::uint64_t i = 0; i < pack->count; ++i) {
      const PackedFile& file = pack->files[i];
      files->emplace(std::string(file.path, file.path_size), std::string_view(file.data, file.data_size));
    }
    return Assets(std::move(files));
  }
  throw Bug("no pack named " + std::string(name) + " is linked into this program");
}

Assets Assets::directory(const std::string& folder) {
  auto snapshot = std::make_shared<Folder>();
  std::size_t total = 0;
  try {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.symlink_status().type() != std::filesystem::file_type::regular) continue;
      total += entry.file_size();
      if (total > kLargestFolder) throw Failure(folder + " is too large to be a folder of assets");
      const std::string& bytes = snapshot->bytes.emplace_back(read_file(entry.path()));
      snapshot->files.emplace(entry.path().lexically_relative(folder).generic_string(), bytes);
    }
  } catch (const std::filesystem::filesystem_error& error) {
    throw Failure("cannot read the folder " + folder + ": " + error.code().message());
  }
  return Assets(std::shared_ptr<const Files>(snapshot, &snapshot->files));
}

std::optional<std::string_view> Assets::find(std::string_view path) const {
  const auto found = files_->find(path);
  if (found == files_->end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Assets::list(std::string_view prefix) const {
  std::vector<std::string> paths;
  for (auto file = files_->lower_bound(prefix); file != files_->end() && file->first.starts_with(prefix);
       ++file)
    paths.push_back(file->first);
  return paths;
}

}  // namespace yichuang::assets
