#include "platform/files/archive.h"

#include <zip.h>

#include <algorithm>

namespace yichuang::files {
namespace {

constexpr const char* kField = "file";

Refusal damaged() { return malformed(kField, "file_damaged"); }
Refusal too_large(const ArchiveLimits& limits) {
  return malformed(kField, "file_unpacks_too_large", {{"limit", std::to_string(limits.unpacked_bytes)}});
}

bool is_inside(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != name.npos || name.find(':') != name.npos ||
      name.find('\0') != name.npos)
    return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return false;
    at = end + 1;
  }
  return true;
}

[[noreturn]] void cannot_pack(const char* why) {
  throw Failure(std::string("an archive cannot be made: ") + why);
}

struct PackedSource {
  zip_source_t* source = nullptr;
  ~PackedSource() { zip_source_free(source); }
};

std::string bytes_of(zip_source_t* source) {
  zip_stat_t size;
  if (zip_source_open(source) != 0 || zip_source_stat(source, &size) != 0)
    cannot_pack("it cannot be read back");
  std::string bytes(size.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) cannot_pack("it cannot be read back");
  return bytes;
}

}  // namespace

std::string pack_archive(const std::map<std::string, std::string>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  PackedSource packed{zip_source_buffer_create(nullptr, 0, 0, &error)};
  if (packed.source == nullptr) cannot_pack("no memory");
  zip_source_keep(packed.source);  // closing the archive gives up one of the two holds
  zip_t* archive = zip_open_from_source(packed.source, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(packed.source);
    cannot_pack("it cannot be begun");
  }
  constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;  // 1980-01-01
  for (const auto& [name, content] : entries) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t at =
        source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0 || zip_file_set_dostime(archive, static_cast<zip_uint64_t>(at), 0, kFirstDay, 0) != 0) {
      if (at < 0 && source != nullptr) zip_source_free(source);
      zip_discard(archive);
      cannot_pack(name.c_str());
    }
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    cannot_pack("it cannot be closed");
  }
  if (entries.empty()) return {"PK\x05\x06" + std::string(18, '\0')};  // libzip makes no file of nothing
  return bytes_of(packed.source);
}

void ArchiveReader::Closer::operator()(void* archive) const { zip_discard(static_cast<zip_t*>(archive)); }

Result<ArchiveReader> ArchiveReader::open(std::string_view bytes, const ArchiveLimits& limits) {
  if (bytes.empty()) return damaged();  // libzip takes nothing for an archive of nothing
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive =
      source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return damaged();
  }
  ArchiveReader reader;
  reader.archive_.reset(archive);
  reader.limits_ = limits;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
  if (count > limits.entries) return too_large(limits);
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* told = zip_get_name(archive, i, ZIP_FL_ENC_GUESS);
    if (told == nullptr) return damaged();
    const std::string name = told;
    if (!is_inside(name)) return malformed(kField, "archive_path", {{"name", name}});
    if (name.ends_with('/')) continue;  // a folder
    if (!reader.places_.emplace(name, i).second)
      return malformed(kField, "archive_name_twice", {{"name", name}});
  }
  for (const auto& [name, place] : reader.places_) reader.names_.push_back(name);
  return reader;
}

Result<std::string> ArchiveReader::read(const std::string& name) {
  ensure(has(name));
  zip_file_t* file = zip_fopen_index(static_cast<zip_t*>(archive_.get()), places_.at(name), 0);
  if (file == nullptr) return damaged();
  std::string content;
  constexpr std::size_t kStep = 64U << 10;
  zip_int64_t got = 0;
  do {
    const std::size_t before = content.size();
    content.resize(before + kStep);
    got = zip_fread(file, content.data() + before, kStep);
    content.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
    unpacked_ += static_cast<std::uint64_t>(std::max<zip_int64_t>(got, 0));
  } while (got > 0 && unpacked_ <= limits_.unpacked_bytes);
  zip_fclose(file);
  if (unpacked_ > limits_.unpacked_bytes) return too_large(limits_);
  if (got < 0) return damaged();
  return content;
}

}  // namespace yichuang::files
