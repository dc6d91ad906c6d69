// What a file really is, from its bytes; what it calls itself is not asked.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace yichuang::files {

enum class Kind { pdf, ofd, png, jpeg };

std::string_view media_type(Kind kind);  // "application/pdf"
std::string_view extension(Kind kind);   // "pdf"

inline constexpr std::uint64_t kMaxPixels = 100'000'000;         // a picture's width × height
inline constexpr std::uint64_t kMaxUnpackedBytes = 500'000'000;  // of all entries of an OFD together
inline constexpr std::uint64_t kMaxEntries = 10'000;             // of an OFD

struct Sniffed {
  Kind kind = Kind::pdf;
  std::uint32_t width = 0;  // of pictures
  std::uint32_t height = 0;
};

// Refuses, as a fault of the field "file": file_empty, file_type_unknown (none of the kinds), file_damaged
// (begins as one but its structure does not hold to its end: a broken upload), file_too_many_pixels,
// file_unpacks_too_large.
Result<Sniffed> sniff(std::string_view content);

}  // namespace yichuang::files
