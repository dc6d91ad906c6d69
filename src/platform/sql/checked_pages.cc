#include "platform/sql/checked_pages.h"

#include <sqlite3.h>
#include <zlib.h>

#include <array>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/sql/sql.h"

namespace yichuang::sql {
namespace {

constexpr int kEnd = 8;  // bytes at the end of each page
constexpr int kHeader = 100;  // bytes of the database's header, at the beginning of its first page
constexpr int kSizeAt = 16, kReservedAt = 20, kApplicationAt = 68;
constexpr int kSmallest = 512, kLargest = 65536;
// Bytes from here on are locks, never written; the page they are in is left out.
constexpr std::int64_t kLocksAt = 0x40000000;

using Byte = unsigned char;

std::uint32_t number_at(const Byte* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 |
         bytes[3];
}

void put_number(Byte* bytes, std::uint32_t number) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<Byte>(number >> (24 - 8 * i));
}

// Of the page up to here, its number included.
std::uint32_t sum_of(const Byte* page, std::int64_t size) {
  return static_cast<std::uint32_t>(crc32(0, page, static_cast<uInt>(size - 4)));
}

void put_end(Byte* page, std::int64_t size, std::int64_t number) {
  put_number(page + size - kEnd, static_cast<std::uint32_t>(number));
  put_number(page + size - 4, sum_of(page, size));
}

bool is_sound(const Byte* page, std::int64_t size, std::int64_t number) {
  return number_at(page + size - kEnd) == number && number_at(page + size - 4) == sum_of(page, size);
}

bool says_checked(const Byte* header) {
  return header[kReservedAt] == kEnd || number_at(header + kApplicationAt) == kCheckedPages;
}

bool is_page(int size, sqlite3_int64 at) {
  return size >= kSmallest && size <= kLargest && (size & (size - 1)) == 0 && at % size == 0;
}

// What SQLite holds for an open file: this, and right behind it the file of the system below.
struct Checked {
  sqlite3_file base;
  bool checked;

  sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  const sqlite3_io_methods* system() { return below()->pMethods; }
};

Checked* checked(sqlite3_file* file) { return reinterpret_cast<Checked*>(file); }

int read_page(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  Checked& own = *checked(file);
  const int code = own.system()->xRead(own.below(), bytes, size, at);
  if (code != SQLITE_OK) return code;
  const auto* page = static_cast<const Byte*>(bytes);
  if (at == 0 && size >= kHeader) own.checked = says_checked(page);
  if (own.checked && is_page(size, at) && !is_sound(page, size, at / size + 1)) return SQLITE_IOERR_DATA;
  return SQLITE_OK;
}

// Another connection may have brought the file to checked pages since.
bool is_checked_now(Checked& own) {
  std::array<Byte, kHeader> header{};
  if (!own.checked)
    own.checked = own.system()->xRead(own.below(), header.data(), kHeader, 0) == SQLITE_OK &&
                  says_checked(header.data());
  return own.checked;
}

int write_page(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Checked& own = *checked(file);
  if (at == 0 && size >= kHeader) own.checked = says_checked(static_cast<const Byte*>(bytes));
  if (!is_page(size, at) || !is_checked_now(own)) return own.system()->xWrite(own.below(), bytes, size, at);
  std::array<Byte, kLargest> page;
  std::memcpy(page.data(), bytes, static_cast<std::size_t>(size - kEnd));
  put_end(page.data(), size, at / size + 1);
  return own.system()->xWrite(own.below(), page.data(), size, at);
}

// Everything else goes through as it is; what is mapped would not be checked, so nothing is.
constexpr sqlite3_io_methods kMethods{
    3,
    [](sqlite3_file* file) { return checked(file)->system()->xClose(checked(file)->below()); },
    read_page,
    write_page,
    [](sqlite3_file* file, sqlite3_int64 size) {
      return checked(file)->system()->xTruncate(checked(file)->below(), size);
    },
    [](sqlite3_file* file, int flags) {
      return checked(file)->system()->xSync(checked(file)->below(), flags);
    },
    [](sqlite3_file* file, sqlite3_int64* size) {
      return checked(file)->system()->xFileSize(checked(file)->below(), size);
    },
    [](sqlite3_file* file, int lock) { return checked(file)->system()->xLock(checked(file)->below(), lock); },
    [](sqlite3_file* file, int lock) {
      return checked(file)->system()->xUnlock(checked(file)->below(), lock);
    },
    [](sqlite3_file* file, int* is) {
      return checked(file)->system()->xCheckReservedLock(checked(file)->below(), is);
    },
    [](sqlite3_file* file, int what, void* of) {
      return checked(file)->system()->xFileControl(checked(file)->below(), what, of);
    },
    [](sqlite3_file* file) { return checked(file)->system()->xSectorSize(checked(file)->below()); },
    [](sqlite3_file* file) {
      return checked(file)->system()->xDeviceCharacteristics(checked(file)->below());
    },
    [](sqlite3_file* file, int region, int size, int extend, void volatile** at) {
      return checked(file)->system()->xShmMap(checked(file)->below(), region, size, extend, at);
    },
    [](sqlite3_file* file, int from, int count, int flags) {
      return checked(file)->system()->xShmLock(checked(file)->below(), from, count, flags);
    },
    [](sqlite3_file* file) { checked(file)->system()->xShmBarrier(checked(file)->below()); },
    [](sqlite3_file* file, int remove) {
      return checked(file)->system()->xShmUnmap(checked(file)->below(), remove);
    },
    [](sqlite3_file*, sqlite3_int64, int, void** at) {
      *at = nullptr;
      return SQLITE_OK;
    },
    [](sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; },
};

sqlite3_vfs* below() {
  static sqlite3_vfs* const system = [] {
    sqlite3_vfs* found = sqlite3_vfs_find(nullptr);
    ensure(found != nullptr);
    return found;
  }();
  return system;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
  // Journals, logs and what is only for a moment are none of ours.
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return below()->xOpen(below(), name, file, flags, opened);
  Checked& own = *checked(file);
  own.base.pMethods = nullptr;
  own.checked = false;
  const int code = below()->xOpen(below(), name, own.below(), flags, opened);
  if (own.system() != nullptr) own.base.pMethods = &kMethods;
  return code;
}

// The file of a database as SQLite holds it.
Checked& file_of(sqlite3* database) {
  sqlite3_file* file = nullptr;
  ensure(sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) ==
         SQLITE_OK);
  ensure(file != nullptr && file->pMethods == &kMethods);
  return *checked(file);
}

}  // namespace

const char* checking_files() {
  static constexpr const char* kName = "checked_pages";
  static sqlite3_vfs own = [] {
    sqlite3_vfs made = *below();  // everything but opening is the system's
    made.zName = kName;
    made.pNext = nullptr;
    made.szOsFile = static_cast<int>(sizeof(Checked)) + below()->szOsFile;
    made.xOpen = open_file;
    return made;
  }();
  static const int registered = sqlite3_vfs_register(&own, 0);
  ensure(registered == SQLITE_OK);
  return kName;
}

void want_checked_pages(sqlite3* database) {
  int bytes = kEnd;
  ensure(sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, static_cast<void*>(&bytes)) ==
         SQLITE_OK);
}

bool has_checked_pages(sqlite3* database) { return is_checked_now(file_of(database)); }

void expect_checked_pages(sqlite3* copy) { file_of(copy).checked = true; }

class PlainFile {
 public:
  PlainFile(const std::string& path, bool write) : path_(path) {
    const int flags = (write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &database_, flags, checking_files()) != SQLITE_OK) {
      const std::string why = sqlite3_errmsg(database_);
      sqlite3_close_v2(database_);
      throw SqlFailure(SqlFailure::Kind::other, "cannot open " + path + ": " + why);
    }
    file_ = file_of(database_).below();
  }
  ~PlainFile() {
    file_->pMethods->xUnlock(file_, SQLITE_LOCK_NONE);
    sqlite3_close_v2(database_);
  }
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;

  // False when there are no such bytes, because the file is shorter.
  bool read(void* bytes, std::int64_t size, std::int64_t at) {
    const int code = file_->pMethods->xRead(file_, bytes, static_cast<int>(size), at);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) fail("read");
    return code == SQLITE_OK;
  }
  void write(const void* bytes, std::int64_t size, std::int64_t at) {
    if (file_->pMethods->xWrite(file_, bytes, static_cast<int>(size), at) != SQLITE_OK) fail("written");
  }
  void flush() {
    if (file_->pMethods->xSync(file_, SQLITE_SYNC_FULL) != SQLITE_OK) fail("flushed");
  }
  std::int64_t size() {
    sqlite3_int64 bytes = 0;
    if (file_->pMethods->xFileSize(file_, &bytes) != SQLITE_OK) fail("measured");
    return bytes;
  }
  bool lock() {
    return file_->pMethods->xLock(file_, SQLITE_LOCK_SHARED) == SQLITE_OK &&
           file_->pMethods->xLock(file_, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK;
  }
  // 0 when nothing is checked, -1 when the header tells no size.
  std::int64_t page_size() {
    std::array<Byte, kHeader> header{};
    if (!read(header.data(), kHeader, 0) || !says_checked(header.data())) return 0;
    const int told = header[kSizeAt] << 8 | header[kSizeAt + 1];
    const int size = told == 1 ? kLargest : told;
    return is_page(size, 0) ? size : -1;
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    throw SqlFailure(SqlFailure::Kind::disk, path_ + " cannot be " + what);
  }

  std::string path_;
  sqlite3* database_ = nullptr;
  sqlite3_file* file_ = nullptr;
};

std::int64_t accept_pages(const std::string& path) {
  PlainFile file(path, true);
  const std::int64_t size = file.page_size();
  if (size <= 0) throw SqlFailure(SqlFailure::Kind::other, path + " is no database whose pages are checked");
  if (!file.lock())
    throw SqlFailure(SqlFailure::Kind::serialization, path + " is in use: stop the server first");
  std::int64_t accepted = 0;
  std::vector<Byte> page(static_cast<std::size_t>(size));
  for (std::int64_t number = 1; file.read(page.data(), size, (number - 1) * size); ++number) {
    if (number == kLocksAt / size + 1 || is_sound(page.data(), size, number)) continue;
    put_end(page.data(), size, number);
    file.write(page.data(), size, (number - 1) * size);
    ++accepted;
  }
  file.flush();
  return accepted;
}

PageWalk::PageWalk(const std::string& path) : file_(std::make_unique<PlainFile>(path, false)) {}
PageWalk::~PageWalk() = default;

bool PageWalk::is_sound(std::int64_t page, std::int64_t size) {
  if (!file_->read(bytes_.data(), size, (page - 1) * size)) return true;  // cut off in the meantime
  if (sql::is_sound(reinterpret_cast<const Byte*>(bytes_.data()), size, page)) return true;
  return bytes_.find_first_not_of('\0') == bytes_.npos;  // never written, and so not in use
}

std::optional<std::string> PageWalk::look(std::int64_t bytes) {
  // A page may be looked at while it is being written, a part at a time.
  constexpr int kTries = 5;
  constexpr std::chrono::milliseconds kPause{20};
  const std::int64_t size = file_->page_size(), length = file_->size();
  if (size < 0) return "the header of the database is not what was written";
  if (size == 0) return std::nullopt;
  bytes_.resize(static_cast<std::size_t>(size));
  for (std::int64_t left = bytes / size; left > 0 && next_ <= length / size; --left, ++next_) {
    if (next_ == kLocksAt / size + 1) continue;
    int tries = 1;
    while (!is_sound(next_, size)) {
      if (tries++ == kTries)
        return "page " + std::to_string(next_) + " of the database is not what was written";
      std::this_thread::sleep_for(kPause);
    }
  }
  if (next_ > length / size) next_ = 1;
  return std::nullopt;
}

}  // namespace yichuang::sql
