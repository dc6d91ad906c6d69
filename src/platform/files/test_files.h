// Small whole files of each kind, made by hand, for the tests of this room.
#pragma once

#include <zip.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yichuang::files {

inline std::string big_endian(std::uint32_t number) {
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(number >> shift);
  return out;
}

inline std::string png_chunk(const std::string& name, const std::string& data) {
  const std::string checked = name + data;
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + checked +
         big_endian(static_cast<std::uint32_t>(crc));
}

inline std::string png(std::uint32_t width = 3, std::uint32_t height = 2) {
  return "\x89PNG\r\n\x1a\n" +
         png_chunk("IHDR", big_endian(width) + big_endian(height) + std::string("\x08\x02\x00\x00\x00", 5)) +
         png_chunk("IDAT", "pixels") + png_chunk("IEND", "");
}

inline std::string jpeg(int width = 3, int height = 2) {
  const auto two = [](int n) { return std::string{static_cast<char>(n >> 8), static_cast<char>(n)}; };
  const std::string thumbnail =
      "\xFF\xE1" + two(2 + 4) + "\xFF\xD8\xFF\xD9";  // its own end is not the file's
  return "\xFF\xD8" + thumbnail + "\xFF\xC0" + two(11) + "\x08" + two(height) + two(width) +
         std::string("\x01\x01\x11\x00", 4) + "\xFF\xDA" + two(8) +
         std::string("\x01\x01\x00\x00\x3F\x00", 6) + "scan" + "\xFF\xD9";
}

inline std::string pdf() { return "%PDF-1.5\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"; }

inline std::string zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, data] : entries)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, data.data(), data.size(), 0), 0);
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

inline std::string ofd() {
  return zip({{"OFD.xml", "<ofd:OFD/>"}, {"Doc_0/Document.xml", "<ofd:Document/>"}});
}

}  // namespace yichuang::files
