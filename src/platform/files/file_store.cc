#include "platform/files/file_store.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"
#include "platform/files/disk.h"

namespace yichuang::files {
namespace {

constexpr auto kAbandonedAfter = std::chrono::hours{1};

bool is_digest(std::string_view text) {
  const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::ranges::all_of(text, hex);
}

std::string incoming(const std::string& folder) { return folder + "/incoming"; }
std::string aside_folder(const std::string& folder) { return folder + "/aside"; }

// False when there is no such file, any more or yet.
bool move(const std::string& from, const std::string& to) {
  std::error_code error;
  std::filesystem::rename(from, to, error);
  if (error && error != std::errc::no_such_file_or_directory)
    throw Failure("files: cannot move " + from + ": " + error.message());
  return !error;
}

}  // namespace

FileStore::FileStore(std::string folder) : folder_(std::move(folder)) {
  make_folder(folder_);
  make_folder(incoming(folder_));
  make_folder(aside_folder(folder_));
  sweep();
}

Result<StoredFile> FileStore::put(const std::string& upload_path, const Allowance& allowance) {
  const Mapped upload(upload_path);
  const std::string_view content = upload.content();
  if (static_cast<std::int64_t>(content.size()) > allowance.max_bytes)
    return malformed("file", "file_too_large", {{"limit", std::to_string(allowance.max_bytes)}});
  const Sniffed sniffed = TRY(sniff(content));
  if (std::ranges::find(allowance.kinds, sniffed.kind) == allowance.kinds.end())
    return malformed("file", "file_type_not_allowed", {{"type", std::string(extension(sniffed.kind))}});
  StoredFile stored{.size = static_cast<std::int64_t>(content.size()),
                    .kind = sniffed.kind,
                    .width = sniffed.width,
                    .height = sniffed.height};
  stored.digest = crypto::sm3_hex(content);
  keep(content, stored.digest);
  return stored;
}

std::string FileStore::put_own(std::string_view content) {
  ensure(!content.empty());
  const std::string digest = crypto::sm3_hex(content);
  keep(content, digest);
  return digest;
}

Result<std::string> FileStore::path(std::string_view digest) const {
  if (!is_digest(digest)) return not_found("file_not_found");
  std::string place = place_of(digest);
  if (::access(place.c_str(), F_OK) != 0) return not_found("file_not_found");
  return place;
}

Result<std::string> FileStore::verified_path(std::string_view digest) const {
  std::string place = TRY(path(digest));
  if (crypto::sm3_hex(Mapped(place).content()) != digest)
    throw Failure("files: the content of " + std::string(digest) + " has changed since it was stored");
  return place;
}

Result<std::string> FileStore::read(std::string_view digest) const {
  const std::string place = TRY(path(digest));
  std::string content(Mapped(place).content());
  if (crypto::sm3_hex(content) != digest)
    throw Failure("files: the content of " + std::string(digest) + " has changed since it was stored");
  return content;
}

std::vector<std::string> FileStore::in_folder(int folder) const {
  ensure(folder >= 0 && folder < kFolders);
  std::vector<std::string> digests;
  std::error_code none;  // a folder that no file has needed yet
  for (const auto& entry : std::filesystem::directory_iterator(
           folder_ + "/" + crypto::to_hex(std::string(1, static_cast<char>(folder))), none)) {
    std::string name = entry.path().filename().string();
    if (is_digest(name)) digests.push_back(std::move(name));
  }
  std::ranges::sort(digests);
  return digests;
}

std::optional<std::chrono::seconds> FileStore::age(std::string_view digest) const {
  std::error_code gone;
  const auto written = std::filesystem::last_write_time(place_of(digest), gone);
  if (gone) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::seconds>(std::filesystem::file_time_type::clock::now() -
                                                          written);
}

void FileStore::set_aside(std::string_view digest) {
  const std::string place = place_of(digest);
  if (!is_digest(digest)) return;
  const std::string name = std::string(digest) + "." + crypto::random_token(12);
  move(place, aside_folder(folder_) + "/" + name);
}

std::vector<std::string> FileStore::aside() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(aside_folder(folder_))) {
    std::string name = entry.path().filename().string();
    if (is_digest(digest_of(name))) names.push_back(std::move(name));
  }
  return names;
}

std::string_view FileStore::digest_of(std::string_view aside_name) { return aside_name.substr(0, 64); }

void FileStore::give_back(std::string_view aside_name) {
  const std::string_view digest = digest_of(aside_name);
  if (move(aside_folder(folder_) + "/" + std::string(aside_name), place_of(digest)))
    sync_folder(folder_ + "/" + std::string(digest.substr(0, 2)));
}

void FileStore::discard(std::string_view aside_name) {
  std::filesystem::remove(aside_folder(folder_) + "/" + std::string(aside_name));
}

int FileStore::sweep() {
  namespace fs = std::filesystem;
  int removed = 0;
  std::error_code error;
  const auto now = fs::file_time_type::clock::now();
  for (const auto& entry : fs::directory_iterator(incoming(folder_), error)) {
    const auto written = entry.last_write_time(error);
    // A young draft may belong to another process that is still writing it.
    if (!error && now - written > kAbandonedAfter) removed += fs::remove(entry.path(), error) ? 1 : 0;
  }
  return removed;
}

// Two levels would save nothing: a million files are four thousand a folder.
std::string FileStore::place_of(std::string_view digest) const {
  return folder_ + "/" + std::string(digest.substr(0, 2)) + "/" + std::string(digest);
}

std::string FileStore::stopped() const {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

// Written even when it is there already: renaming over it mends a copy that was damaged.
void FileStore::keep(std::string_view content, const std::string& digest) {
  if (const std::string why = stopped(); !why.empty()) throw Failure(why);
  const std::string folder = folder_ + "/" + digest.substr(0, 2);
  try {
    make_folder(folder);
    write_durably(incoming(folder_) + "/" + crypto::random_token(12), place_of(digest), folder, content);
  } catch (const SyncFailure& failure) {
    const std::lock_guard lock(mutex_);
    stopped_ =
        std::string(
            "The disk reported an error and no file is taken any more. Check the disk, then restart: ") +
        failure.what();
    throw;
  }
}

}  // namespace yichuang::files
