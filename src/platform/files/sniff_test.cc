#include "platform/files/sniff.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "platform/files/test_files.h"

namespace yichuang::files {
namespace {

std::string said_of(const std::string& content) {
  const auto result = sniff(content);
  if (result.ok()) return std::string(extension(result->kind));
  EXPECT_EQ(result.refusal().kind, RefusalKind::malformed);
  return result.refusal().fields.at(0).code;
}

// A zip whose first entry says it unpacks to so many bytes, in its own header and in the directory.
std::string claiming(std::string archive, std::uint32_t bytes) {
  for (const auto& [signature, offset] : {std::pair{"PK\x03\x04", 22}, std::pair{"PK\x01\x02", 24}})
    for (int i = 0; i < 4; ++i)
      archive[archive.find(signature) + static_cast<std::size_t>(offset + i)] =
          static_cast<char>(bytes >> (8 * i));
  return archive;
}

TEST(Sniff, a_file_is_what_its_bytes_are) {
  struct Row {
    const char* name;
    std::string content;
    const char* said;
  };
  std::string flipped = png();
  flipped[20] ^= 1;
  const Row rows[] = {
      {"nothing", "", "file_empty"},
      {"a PDF", pdf(), "pdf"},
      {"a PDF after some rubbish, as scanners write them", "\r\n" + pdf(), "pdf"},
      {"half a PDF", pdf().substr(0, 20), "file_damaged"},
      {"a PDF with a long tail", pdf() + std::string(2000, ' '), "file_damaged"},
      {"a PNG", png(), "png"},
      {"a PNG with one wrong byte", flipped, "file_damaged"},
      {"a PNG without its end", png().substr(0, png().size() - 12), "file_damaged"},
      {"a PNG with something behind it", png() + "<script>", "file_damaged"},
      {"a PNG of no width", png(0, 5), "file_damaged"},
      {"a PNG of 100 megapixels", png(10'000, 10'000), "png"},
      {"a PNG of a little more", png(10'001, 10'000), "file_too_many_pixels"},
      {"a PNG of 2^62 pixels", png(0x7FFFFFFF, 0x7FFFFFFF), "file_too_many_pixels"},
      {"only the signature of a PNG", "\x89PNG\r\n\x1a\n", "file_damaged"},
      {"a JPEG", jpeg(), "jpg"},
      {"a JPEG with a film behind it", jpeg() + "ftypmp42", "jpg"},
      {"a JPEG cut short", jpeg().substr(0, jpeg().size() - 2), "file_damaged"},
      {"a JPEG of 4.3 gigapixels", jpeg(65535, 65535), "file_too_many_pixels"},
      {"only the signature of a JPEG", "\xFF\xD8\xFF", "file_damaged"},
      {"an OFD", ofd(), "ofd"},
      {"another zip", zip({{"word/document.xml", "x"}}), "file_type_unknown"},
      {"an OFD cut short", ofd().substr(0, ofd().size() - 10), "file_damaged"},
      {"an OFD that says it unpacks to more than half a gigabyte", claiming(ofd(), 600'000'000),
       "file_unpacks_too_large"},
      {"a web page", "<html>", "file_type_unknown"},
      {"a program", "MZ\x90", "file_type_unknown"},
      {"a GIF", "GIF89a", "file_type_unknown"},
  };
  for (const Row& row : rows) EXPECT_EQ(said_of(row.content), row.said) << row.name;
  EXPECT_EQ(sniff(jpeg(640, 480))->width, 640u);
  EXPECT_EQ(sniff(png(640, 480))->height, 480u);
}

TEST(Sniff, no_mutation_of_a_good_file_leads_outside_it) {
  const std::string files[] = {pdf(), png(), jpeg(), ofd()};
  EXPECT_TRUE(rc::check("mutations", [&] {
    std::string content = *rc::gen::element(files[0], files[1], files[2], files[3]);
    for (int i = *rc::gen::inRange(1, 5); i > 0; --i)
      content[*rc::gen::inRange<std::size_t>(0, content.size())] = *rc::gen::arbitrary<char>();
    content.resize(*rc::gen::inRange<std::size_t>(0, content.size() + 1));
    // On a copy of exactly this size, so that a sanitizer sees a read beyond it.
    const std::vector<char> exact(content.begin(), content.end());
    (void)sniff({exact.data(), exact.size()}).ok();
  }));
}

}  // namespace
}  // namespace yichuang::files
