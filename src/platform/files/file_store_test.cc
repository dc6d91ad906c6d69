#include "platform/files/file_store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/crypto/digest.h"
#include "platform/files/test_files.h"

namespace yichuang::files {
namespace {

namespace fs = std::filesystem;

class FileStoreTest : public testing::Test {
 protected:
  FileStoreTest() {
    std::string name = (fs::temp_directory_path() / "file-store-test-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
  }
  ~FileStoreTest() override { fs::remove_all(root_); }

  std::string upload(const std::string& content) const {
    const std::string path = root_ + "/upload";
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  std::string folder() const { return root_ + "/store"; }
  std::vector<fs::path> files_in(const std::string& place) const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(place))
      if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
  }
  std::string root_;
};

std::string code_of(const Result<StoredFile>& result) {
  return result.ok() ? "stored" : result.refusal().fields.at(0).code;
}

TEST_F(FileStoreTest, what_is_put_is_found_by_its_digest) {
  FileStore store(folder());
  const auto stored = store.put(upload(png(64, 48)));
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(stored->digest, crypto::sm3_hex(png(64, 48)));
  EXPECT_EQ(stored->size, static_cast<std::int64_t>(png(64, 48).size()));
  EXPECT_EQ(stored->kind, Kind::png);
  EXPECT_EQ(stored->width, 64u);
  EXPECT_EQ(store.read(stored->digest).value(), png(64, 48));
  EXPECT_EQ(store.path(stored->digest).value(), store.verified_path(stored->digest).value());
  EXPECT_EQ(*store.put(upload(png(64, 48))), *stored);
  EXPECT_EQ(files_in(folder()).size(), 1u) << "equal files are one";
  EXPECT_TRUE(fs::exists(upload(png()))) << "the upload stays with whoever made it";
}

TEST_F(FileStoreTest, what_is_not_wanted_is_refused_and_leaves_nothing) {
  FileStore store(folder());
  EXPECT_EQ(code_of(store.put(upload(""))), "file_empty");
  EXPECT_EQ(code_of(store.put(upload("MZ"))), "file_type_unknown");
  EXPECT_EQ(code_of(store.put(upload(png()), {.kinds = {Kind::pdf}})), "file_type_not_allowed");
  EXPECT_EQ(code_of(store.put(upload(png()), {.max_bytes = 10})), "file_too_large");
  EXPECT_EQ(code_of(store.put(upload(png()), {.max_bytes = static_cast<std::int64_t>(png().size())})),
            "stored");
  EXPECT_THROW((void)store.put(root_ + "/nowhere").ok(), Failure);
  EXPECT_EQ(files_in(folder()).size(), 1u);
}

TEST_F(FileStoreTest, only_digests_are_looked_for) {
  FileStore store(folder());
  const std::string own = store.put_own("rendered");
  EXPECT_EQ(store.read(own).value(), "rendered");
  for (const std::string& name :
       {std::string("../upload"), std::string(64, 'z'), std::string(64, '0'), std::string()})
    EXPECT_EQ(store.path(name).refusal().kind, RefusalKind::not_found) << name;
}

TEST_F(FileStoreTest, a_changed_file_is_noticed_and_putting_it_again_mends_it) {
  FileStore store(folder());
  const std::string digest = store.put(upload(pdf()))->digest;
  const std::string place = store.path(digest).value();
  std::ofstream(place, std::ios::app) << "x";
  EXPECT_THROW((void)store.read(digest).ok(), Failure);
  EXPECT_THROW((void)store.verified_path(digest).ok(), Failure);
  ASSERT_TRUE(store.put(upload(pdf())).ok());
  EXPECT_EQ(store.read(digest).value(), pdf());
}

TEST_F(FileStoreTest, what_is_set_aside_is_not_found_until_it_is_given_back) {
  FileStore store(folder());
  const std::string digest = store.put(upload(pdf()))->digest;
  store.set_aside(digest);
  EXPECT_FALSE(store.path(digest).ok());
  const std::string aside = FileStore(folder()).aside().at(0);
  EXPECT_EQ(FileStore::digest_of(aside), digest) << "also after a restart";
  store.give_back(aside);
  EXPECT_EQ(store.read(digest).value(), pdf());
  store.give_back(aside);
  EXPECT_EQ(store.read(digest).value(), pdf()) << "another process gave it back already";
  store.set_aside(digest);
  store.discard(aside);
  EXPECT_EQ(store.aside().size(), 1U) << "set aside again, and not by who discards";
  store.discard(store.aside().at(0));
  EXPECT_FALSE(store.path(digest).ok());
  EXPECT_TRUE(store.aside().empty());
  store.set_aside(digest);
  store.set_aside("../keys");
  EXPECT_TRUE(store.aside().empty()) << "what is not there is not set aside";
}

TEST_F(FileStoreTest, what_lies_in_a_folder_and_for_how_long_can_be_asked) {
  FileStore store(folder());
  const std::string digest = store.put(upload(pdf()))->digest;
  const int where = std::stoi(digest.substr(0, 2), nullptr, 16);
  EXPECT_EQ(store.in_folder(where), std::vector<std::string>{digest});
  EXPECT_TRUE(store.in_folder((where + 1) % FileStore::kFolders).empty()) << "nor is there such a folder";
  EXPECT_LT(*store.age(digest), std::chrono::seconds{60});
  fs::last_write_time(store.path(digest).value(), fs::file_time_type::clock::now() - std::chrono::hours{30});
  EXPECT_GE(*store.age(digest), std::chrono::hours{29});
  ASSERT_TRUE(store.put(upload(pdf())).ok());
  EXPECT_LT(*store.age(digest), std::chrono::seconds{60}) << "brought again";
  EXPECT_FALSE(store.age(std::string(64, '0')).has_value());
}

TEST_F(FileStoreTest, old_drafts_are_swept_and_young_ones_stay) {
  FileStore store(folder());
  for (const char* name : {"old", "young"}) std::ofstream(folder() + "/incoming/" + name) << "half";
  fs::last_write_time(folder() + "/incoming/old", fs::file_time_type::clock::now() - std::chrono::hours{2});
  EXPECT_EQ(store.sweep(), 1);
  EXPECT_TRUE(fs::exists(folder() + "/incoming/young"));
}

TEST_F(FileStoreTest, a_folder_that_cannot_be_used_is_a_failure_at_once) {
  std::ofstream(root_ + "/a-file") << "x";
  EXPECT_THROW(FileStore(root_ + "/a-file"), Failure);
  EXPECT_THROW(FileStore(root_ + "/no/such/parent"), Failure);
}

TEST_F(FileStoreTest, a_full_disk_is_a_failure_and_leaves_nothing) {
  const std::string path = upload(pdf() + std::string(600, '%') + "\nstartxref\n9\n%%EOF\n");
  FileStore store(folder());
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit smallest{300, 300};  // stands in for a disk with 300 bytes left
    ::setrlimit(RLIMIT_FSIZE, &smallest);
    try {
      (void)store.put(path).ok();
      ::_exit(1);
    } catch (const Failure&) {
      ::_exit(0);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_TRUE(files_in(folder()).empty());
}

std::string large_pdf(int number) {
  return "%PDF-1.5\n%" + std::to_string(number) + std::string(200'000, ' ') + "\nstartxref\n9\n%%EOF\n";
}

// Puts ever new files until it is killed, telling each digest after it was promised.
[[noreturn]] void put_for_ever(const std::string& folder, const std::string& upload, int tell) {
  FileStore store(folder);
  for (int i = 0;; ++i) {
    std::ofstream(upload, std::ios::binary) << large_pdf(i);
    const std::string digest = store.put(upload)->digest;
    if (::write(tell, digest.data(), digest.size()) < 0) ::_exit(1);
  }
}

TEST_F(FileStoreTest, a_killed_process_leaves_every_promised_file_and_no_half_one) {
  std::size_t promised = 0;
  for (int round = 0; round < 12; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) put_for_ever(folder(), root_ + "/upload", pipe[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds{15 + 7 * round});
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[1]);
    FileStore store(folder());
    char digest[64];
    while (::read(pipe[0], digest, sizeof digest) == sizeof digest) {
      EXPECT_TRUE(store.read({digest, sizeof digest}).ok());
      ++promised;
    }
    ::close(pipe[0]);
  }
  EXPECT_GT(promised, 12u);
  for (const auto& path : files_in(folder())) {
    if (path.parent_path().filename() == "incoming") continue;
    std::ifstream file(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(crypto::sm3_hex(content), path.filename().string());
  }
}

}  // namespace
}  // namespace yichuang::files
