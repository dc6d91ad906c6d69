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

void FileStore::set_aside(std::string_view digest) {
  const std::string place = place_of(digest);
  if (!is_digest(digest) || ::access(place.c_str(), F_OK) != 0) return;
  std::filesystem::rename(place, aside_folder(folder_) + "/" + std::string(digest));
}

std::vector<std::string> FileStore::aside() const {
  std::vector<std::string> digests;
  for (const auto& entry : std::filesystem::directory_iterator(aside_folder(folder_)))
    digests.push_back(entry.path().filename().string());
  return digests;
}

void FileStore::give_back(std::string_view digest) {
  std::filesystem::rename(aside_folder(folder_) + "/" + std::string(digest), place_of(digest));
  sync_folder(folder_ + "/" + std::string(digest.substr(0, 2)));
}

void FileStore::discard(std::string_view digest) {
  std::filesystem::remove(aside_folder(folder_) + "/" + std::string(digest));
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

// Written even when it is there already: renaming over it mends a copy that was damaged.
void FileStore::keep(std::string_view content, const std::string& digest) {
  const std::string folder = folder_ + "/" + digest.substr(0, 2);
  make_folder(folder);
  write_durably(incoming(folder_) + "/" + crypto::random_token(12), place_of(digest), folder, content);
}

}  // namespace yichuang::files
