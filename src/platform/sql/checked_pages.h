// SQLite keeps no checksums of its pages, so a byte that turned on the disk would be read as if somebody had written it.
// Here every page of the database file ends in eight bytes that SQLite leaves free: which page it is, and the CRC-32 of
// all that stands before, which differs whenever a single byte does. They are written with the page, and a page that says
// otherwise when it is read from the file is an error of the disk. The log beside the file has sums of its own.
// Another program may read such a file; what it writes, or brings from the log into the file, has ends that are wrong.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;

namespace yichuang::sql {

class PlainFile;  // past the checks and the cache, by SQLite's own locks

// PRAGMA application_id of a file whose pages are checked: told twice, so that the flag itself cannot turn unseen.
inline constexpr std::int64_t kCheckedPages = 0x59694368;

// The name of SQLite's way to the disk that checks pages.
const char* checking_files();

// A database whose pages are written first by this connection gets such pages; of another one, when it is next written
// as a whole (VACUUM).
void want_checked_pages(sqlite3* database);
bool has_checked_pages(sqlite3* database);
// Of a copy that is made page by page: its first page, which tells, may not be the first to be written.
void expect_checked_pages(sqlite3* copy);

// Takes every page of the file for what was written, and says how many were not called so before: after another program
// has written. Throws SqlFailure while the file is in use, or when it is none with checked pages.
std::int64_t accept_pages(const std::string& path);

// Reads the file from page to page, past every cache. One thread's.
class PageWalk {
 public:
  explicit PageWalk(const std::string& path);
  ~PageWalk();
  PageWalk(const PageWalk&) = delete;
  PageWalk& operator=(const PageWalk&) = delete;

  // So many bytes more, or to the end; after the end comes the beginning. The first damaged page in words, or nothing,
  // also of a file whose pages are not checked. Throws SqlFailure when it cannot be read.
  std::optional<std::string> look(std::int64_t bytes);

 private:
  bool is_sound(std::int64_t page, std::int64_t size);

  std::unique_ptr<PlainFile> file_;
  std::int64_t next_ = 1;
  std::string bytes_;
};

}  // namespace yichuang::sql
