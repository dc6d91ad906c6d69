#include "platform/assets/assets.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/result.h"

namespace yichuang::assets {
namespace {

const char* const kFolder = "src/platform/assets/testdata";

class BothKinds : public testing::TestWithParam<bool> {
 protected:
  const Assets assets = GetParam() ? Assets::packed("sample") : Assets::directory(kFolder);
};

TEST_P(BothKinds, gives_the_bytes_of_a_file_whatever_they_are) {
  EXPECT_EQ(assets.find("readme.txt"), "A short text, 一窗.\n");
  EXPECT_EQ(assets.find("deep/bytes.bin"), std::string_view("\0\1\2binary", 9));
  EXPECT_EQ(assets.find("deep/empty.txt"), "");
}

TEST_P(BothKinds, lists_paths_in_order_and_by_prefix) {
  EXPECT_EQ(assets.list(), (std::vector<std::string>{"deep/bytes.bin", "deep/empty.txt", "readme.txt"}));
  EXPECT_EQ(assets.list("deep/"), (std::vector<std::string>{"deep/bytes.bin", "deep/empty.txt"}));
  EXPECT_TRUE(assets.list("nothing").empty());
}

TEST_P(BothKinds, finds_nothing_outside_the_list_however_the_path_is_written) {
  for (const char* path : {"../assets.h", "deep/../readme.txt", "/etc/passwd", "./readme.txt", "deep",
                           "deep/", "", "readme.txt/", "deep//bytes.bin"})
    EXPECT_EQ(assets.find(path), std::nullopt) << path;
}

TEST_P(BothKinds, keeps_the_bytes_as_long_as_a_copy_lives) {
  auto first = std::make_unique<Assets>(GetParam() ? Assets::packed("sample") : Assets::directory(kFolder));
  const Assets copy = *first;
  const std::string_view bytes = *first->find("readme.txt");
  first.reset();
  EXPECT_EQ(bytes, "A short text, 一窗.\n");
}

INSTANTIATE_TEST_SUITE_P(assets, BothKinds, testing::Bool(),
                         [](const auto& kind) { return kind.param ? "packed" : "directory"; });

TEST(assets, a_pack_that_was_not_linked_is_a_bug) { EXPECT_THROW(Assets::packed("no such pack"), Bug); }

TEST(assets, a_folder_that_cannot_be_read_is_a_failure_that_names_it) {
  try {
    Assets::directory("no/such/folder");
    FAIL() << "nothing was thrown";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("no/such/folder"), std::string::npos) << failure.what();
  }
}

TEST(assets, a_link_out_of_the_folder_is_not_followed) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "assets_with_link";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "inside.txt") << "inside";
  std::filesystem::create_symlink("/etc/passwd", folder / "file_link");
  std::filesystem::create_symlink("/etc", folder / "folder_link");
  EXPECT_EQ(Assets::directory(folder.string()).list(), std::vector<std::string>{"inside.txt"});
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yichuang::assets
