#include "platform/files/sniff.h"

#include <zip.h>
#include <zlib.h>

#include <array>
#include <memory>

namespace yichuang::files {
namespace {

struct KindNames {
  Kind kind;
  std::string_view media_type;
  std::string_view extension;
};
constexpr KindNames kKinds[] = {
    {Kind::pdf, "application/pdf", "pdf"},
    {Kind::ofd, "application/ofd", "ofd"},
    {Kind::png, "image/png", "png"},
    {Kind::jpeg, "image/jpeg", "jpg"},
};

constexpr char kField[] = "file";

Refusal fault(std::string code, Values values = {}) {
  return malformed(kField, std::move(code), std::move(values));
}
Refusal damaged() { return fault("file_damaged"); }

std::uint32_t byte_at(std::string_view data, std::size_t at) { return static_cast<unsigned char>(data[at]); }
std::uint32_t big16(std::string_view data, std::size_t at) {
  return byte_at(data, at) << 8 | byte_at(data, at + 1);
}
std::uint32_t big32(std::string_view data, std::size_t at) {
  return big16(data, at) << 16 | big16(data, at + 2);
}

Result<Sniffed> picture(Kind kind, std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0) return damaged();
  // Decoding takes memory by pixels, not by bytes: a kilobyte can describe a gigapixel.
  if (std::uint64_t{width} * height > kMaxPixels)
    return fault("file_too_many_pixels", {{"limit", std::to_string(kMaxPixels)}});
  return Sniffed{kind, width, height};
}

// ISO 32000-1, 7.5: a header at the beginning; startxref and %%EOF at the end (readers allow 1 kB around
// each).
constexpr std::size_t kPdfEdge = 1024;
bool begins_as_pdf(std::string_view data) { return data.substr(0, kPdfEdge).find("%PDF-") != data.npos; }

Result<Sniffed> sniff_pdf(std::string_view data) {
  const std::string_view tail = data.substr(data.size() - std::min(data.size(), kPdfEdge));
  const std::size_t reference = tail.rfind("startxref");
  if (reference == tail.npos || tail.find("%%EOF", reference) == tail.npos) return damaged();
  return Sniffed{Kind::pdf};
}

// ISO/IEC 15948: a signature, then chunks of length, name, data and CRC; IHDR first, IEND last, nothing
// after.
constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";

Result<Sniffed> sniff_png(std::string_view data) {
  constexpr std::size_t kFrame = 12;
  std::size_t at = kPngSignature.size();
  bool pixels = false;
  while (data.size() - at >= kFrame) {
    const std::size_t length = big32(data, at);
    if (length > data.size() - at - kFrame) return damaged();
    const std::string_view name = data.substr(at + 4, 4);
    const auto* checked = reinterpret_cast<const Bytef*>(data.data() + at + 4);
    if (crc32(0, checked, static_cast<uInt>(length + 4)) != big32(data, at + 8 + length)) return damaged();
    if ((at == kPngSignature.size()) != (name == "IHDR")) return damaged();
    if (name == "IHDR" && length != 13) return damaged();
    pixels = pixels || name == "IDAT";
    at += kFrame + length;
    if (name != "IEND") continue;
    if (!pixels || at != data.size()) return damaged();
    return picture(Kind::png, big32(data, 16), big32(data, 20));
  }
  return damaged();
}

// ISO/IEC 10918-1, annex B: segments up to the first scan; one of them a frame header with the size; an end
// marker somewhere after. Phones append a film or a depth map to a photograph, so what follows the end is not
// looked at.
bool is_frame_header(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<Sniffed> sniff_jpeg(std::string_view data) {
  constexpr std::uint32_t kStartOfScan = 0xDA;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::size_t at = 2;
  while (data.size() - at >= 4) {
    if (byte_at(data, at) != 0xFF) return damaged();
    const std::uint32_t marker = byte_at(data, at + 1);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    const std::size_t length = big16(data, at + 2);
    if (length < 2 || length > data.size() - at - 2) return damaged();
    if (is_frame_header(marker)) {
      if (length < 8) return damaged();
      height = big16(data, at + 5);
      width = big16(data, at + 7);
    }
    at += 2 + length;
    if (marker != kStartOfScan) continue;
    if (data.find("\xFF\xD9", at) == data.npos) return damaged();
    return picture(Kind::jpeg, width, height);
  }
  return damaged();
}

// GB/T 33190-2016: a zip package with OFD.xml at its root.
struct ZipDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

Result<Sniffed> sniff_zip(std::string_view data) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(data.data(), data.size(), 0, &error);
  const std::unique_ptr<zip_t, ZipDiscard> archive(
      source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return damaged();
  }
  if (zip_name_locate(archive.get(), "OFD.xml", 0) < 0) return fault("file_type_unknown");
  const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(archive.get(), 0));
  std::uint64_t unpacked = 0;
  for (std::uint64_t i = 0; i < std::min(entries, kMaxEntries); ++i) {
    zip_stat_t entry;
    if (zip_stat_index(archive.get(), i, 0, &entry) != 0 || (entry.valid & ZIP_STAT_SIZE) == 0)
      return damaged();
    unpacked += std::min<std::uint64_t>(entry.size, kMaxUnpackedBytes + 1);
  }
  if (entries > kMaxEntries || unpacked > kMaxUnpackedBytes)
    return fault("file_unpacks_too_large", {{"limit", std::to_string(kMaxUnpackedBytes)}});
  return Sniffed{Kind::ofd};
}

}  // namespace

std::string_view media_type(Kind kind) {
  for (const auto& names : kKinds)
    if (names.kind == kind) return names.media_type;
  throw Bug("files: a kind without a media type");
}

std::string_view extension(Kind kind) {
  for (const auto& names : kKinds)
    if (names.kind == kind) return names.extension;
  throw Bug("files: a kind without an extension");
}

Result<Sniffed> sniff(std::string_view content) {
  if (content.empty()) return fault("file_empty");
  if (content.starts_with(kPngSignature)) return sniff_png(content);
  if (content.starts_with("\xFF\xD8\xFF")) return sniff_jpeg(content);
  if (content.starts_with("PK\x03\x04")) return sniff_zip(content);
  if (begins_as_pdf(content)) return sniff_pdf(content);
  return fault("file_type_unknown");
}

}  // namespace yichuang::files
