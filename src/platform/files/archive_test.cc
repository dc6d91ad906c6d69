#include "platform/files/archive.h"

#include <gtest/gtest.h>

namespace yichuang::files {
namespace {

using Entries = std::map<std::string, std::string>;

std::string code_of(const Refusal& refusal) { return refusal.fields.at(0).code; }

TEST(Archive, gives_back_what_was_packed_and_the_same_bytes_each_time) {
  const Entries entries{{"a.txt", "one"}, {"b/中文.yaml", std::string(100'000, 'x')}, {"c", ""}};
  const std::string packed = pack_archive(entries);
  EXPECT_EQ(pack_archive(entries), packed);
  EXPECT_LT(packed.size(), 2'000u);
  auto reader = ArchiveReader::open(packed);
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(reader->names().size(), 3u);
  for (const auto& [name, content] : entries) EXPECT_EQ(*reader.value().read(name), content) << name;
  EXPECT_TRUE(ArchiveReader::open(pack_archive({})).ok());
}

TEST(Archive, that_unpacks_to_more_than_it_may_is_refused_while_it_unpacks) {
  const std::string bomb =
      pack_archive({{"a", std::string(3'000'000, '0')}, {"b", std::string(3'000'000, '0')}});
  auto reader = ArchiveReader::open(bomb, {.unpacked_bytes = 4'000'000});
  ASSERT_TRUE(reader.ok());
  EXPECT_TRUE(reader.value().read("a").ok());
  EXPECT_EQ(code_of(reader.value().read("b").refusal()), "file_unpacks_too_large");
  EXPECT_EQ(code_of(ArchiveReader::open(bomb, {.entries = 1}).refusal()), "file_unpacks_too_large");
}

TEST(Archive, that_names_a_place_outside_is_refused) {
  for (const char* name : {"../x", "a/../../x", "/etc/x", "a\\b", "c:x", ".."})
    EXPECT_EQ(code_of(ArchiveReader::open(pack_archive({{name, "x"}})).refusal()), "archive_path") << name;
  EXPECT_TRUE(ArchiveReader::open(pack_archive({{"a..b/c", "x"}})).ok());
}

TEST(Archive, cut_off_anywhere_is_refused_and_nothing_worse) {
  const std::string packed =
      pack_archive({{"a.txt", "some text that is compressed a little"}, {"b.txt", "more"}});
  for (std::size_t length = 0; length < packed.size(); ++length)
    EXPECT_FALSE(ArchiveReader::open(std::string_view(packed).substr(0, length)).ok()) << length;
  for (std::size_t at = 0; at < packed.size(); ++at) {
    std::string bent = packed;
    bent[at] = static_cast<char>(bent[at] ^ 0x55);
    auto reader = ArchiveReader::open(bent);
    if (!reader.ok()) continue;
    for (const std::string& name : reader->names()) (void)reader.value().read(name).ok();
  }
}

}  // namespace
}  // namespace yichuang::files
