#include "platform/sql/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <filesystem>
#include <unordered_map>

#include "platform/sql/checked_pages.h"
#include "platform/sql/tokens.h"

namespace yichuang::sql {
namespace {

constexpr int kBusyMs = 5000;

SqlFailure::Kind kind_of(int extended) {
  using enum SqlFailure::Kind;
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return unique;
    default:
      break;
  }
  switch (extended & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return check;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return serialization;
    case SQLITE_FULL:
      return full;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return disk;
    default:
      return other;
  }
}

// A prepared text and, for each of SQLite's own parameter numbers, which of our $n it is: SQLite numbers `$n`
// by first appearance, not by n.
struct Prepared {
  sqlite3_stmt* handle = nullptr;
  const char* text = nullptr;
  std::vector<std::size_t> parameter;
  std::size_t expects = 0;
};

// Counting what SQLite allocates takes a lock all connections share, for every piece of memory; nobody asks for it.
void count_no_memory() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  ensure(configured == SQLITE_OK);
}

class Sqlite final : public Connection {
 public:
  Sqlite(std::string path, bool read_only) : path_(std::move(path)), read_only_(read_only) { connect(); }
  ~Sqlite() override { disconnect(); }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  Rows run(const Statement& statement, const Params& params) override;
  void script(std::string_view many_statements) override {
    execute(expand_tokens(many_statements, Dialect::sqlite));
  }
  std::vector<Rows> pipeline(const Batch& batch) override;
  void begin(bool write) override { run(write ? kBeginWrite : kBeginRead, {}); }
  void commit() override { run(kCommit, {}); }
  void rollback() noexcept override;
  void reconnect() override {
    disconnect();
    connect();
  }
  void backup(const std::string& path) override;
  bool postgres() const override { return false; }
  void check_every_page();

 private:
  static constexpr Statement kBeginWrite{"sqlite/begin_write", "BEGIN IMMEDIATE"};
  static constexpr Statement kBeginRead{"sqlite/begin_read", "BEGIN"};
  static constexpr Statement kCommit{"sqlite/commit", "COMMIT"};
  static constexpr Statement kApplication{"sqlite/application",
                                          "SELECT application_id FROM pragma_application_id()"};

  bool is_marked() { return run(kApplication, {}).integer(0, 0) == kCheckedPages; }
  void connect();
  void disconnect() noexcept;
  void end_what_was_left();
  void execute(const std::string& text);
  Prepared& prepare(const Statement& statement);
  void bind(const Statement& statement, const Prepared& prepared, const Params& params);
  Rows step_all(const Statement& statement, const Prepared& prepared);
  [[noreturn]] void fail(const char* statement) const;

  std::string path_;
  bool read_only_;
  sqlite3* db_ = nullptr;
  bool left_open_ = false;  // a transaction that could not be rolled back
  std::unordered_map<const Statement*, Prepared> prepared_;
};

void Sqlite::connect() {
  count_no_memory();
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (sqlite3_open_v2(path_.c_str(), &db_, flags, checking_files()) != SQLITE_OK) {
    const SqlFailure failure(kind_of(sqlite3_extended_errcode(db_)),
                             "cannot open " + path_ + ": " + sqlite3_errmsg(db_));
    disconnect();
    throw failure;
  }
  try {
    // First of all: two connections that open at once would otherwise meet "database is locked".
    sqlite3_busy_timeout(db_, kBusyMs);
    want_checked_pages(db_);
    execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    execute(read_only_ ? "PRAGMA query_only = ON; PRAGMA cache_size = -4096"
                       : "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000");
  } catch (...) {
    disconnect();
    throw;
  }
}

// A file of a program that checked no pages is written once more; a new one only gets the mark.
void Sqlite::check_every_page() {
  if (is_marked()) return;
  if (!has_checked_pages(db_)) execute("VACUUM");
  execute("PRAGMA application_id = " + std::to_string(kCheckedPages) + "; PRAGMA wal_checkpoint(PASSIVE)");
}

void Sqlite::disconnect() noexcept {
  for (auto& [statement, prepared] : prepared_) sqlite3_finalize(prepared.handle);
  prepared_.clear();
  sqlite3_close_v2(db_);
  db_ = nullptr;
  left_open_ = false;
}

void Sqlite::fail(const char* statement) const {
  const int code = sqlite3_extended_errcode(db_);
  throw SqlFailure(kind_of(code), std::string(statement) + ": " + sqlite3_errmsg(db_), statement);
}

void Sqlite::execute(const std::string& text) {
  if (sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("script");
}

Prepared& Sqlite::prepare(const Statement& statement) {
  Prepared& prepared = prepared_[&statement];
  if (prepared.handle != nullptr) {
    ensure(prepared.text == statement.text);  // statements are static objects
    return prepared;
  }
  const std::string text = expand_tokens(statement.text, Dialect::sqlite);
  const char* tail = nullptr;
  if (sqlite3_prepare_v3(db_, text.c_str(), static_cast<int>(text.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                         &prepared.handle, &tail) != SQLITE_OK)
    fail(statement.name);
  prepared.text = statement.text;
  ensure(tail == nullptr || std::strspn(tail, " \n\t;") == std::strlen(tail));  // one statement only
  for (int i = 1; i <= sqlite3_bind_parameter_count(prepared.handle); ++i) {
    const char* name = sqlite3_bind_parameter_name(prepared.handle, i);
    ensure(name != nullptr && name[0] == '$');
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name + 1, name + std::strlen(name), number);
    ensure(error == std::errc{} && *end == '\0' && number >= 1);
    prepared.parameter.push_back(number - 1);
    prepared.expects = std::max(prepared.expects, number);
  }
  return prepared;
}

void Sqlite::bind(const Statement& statement, const Prepared& prepared, const Params& params) {
  if (params.size() != prepared.expects)
    throw Bug(std::string(statement.name) + " takes " + std::to_string(prepared.expects) +
              " parameters, got " + std::to_string(params.size()));
  struct Bind {
    sqlite3_stmt* handle;
    int index;
    int operator()(std::nullptr_t) const { return sqlite3_bind_null(handle, index); }
    int operator()(std::int64_t v) const { return sqlite3_bind_int64(handle, index, v); }
    int operator()(double v) const { return sqlite3_bind_double(handle, index, v); }
    int operator()(const std::string& v) const {
      // PostgreSQL has no NUL in text; what one engine refuses the other must not keep.
      ensure(std::memchr(v.data(), 0, v.size()) == nullptr);
      return sqlite3_bind_text64(handle, index, v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const Blob& v) const {
      const char* bytes = v.bytes.empty() ? "" : v.bytes.data();
      return sqlite3_bind_blob64(handle, index, bytes, v.bytes.size(), SQLITE_STATIC);
    }
  };
  for (std::size_t i = 0; i < prepared.parameter.size(); ++i) {
    const Value& value = params[prepared.parameter[i]];
    if (std::visit(Bind{prepared.handle, static_cast<int>(i) + 1}, value) != SQLITE_OK) fail(statement.name);
  }
}

Value column_value(sqlite3_stmt* handle, int column) {
  const auto bytes = [&](const void* data) {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle, column));
    return size == 0 ? std::string() : std::string(static_cast<const char*>(data), size);
  };
  switch (sqlite3_column_type(handle, column)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(handle, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(handle, column);
    case SQLITE_TEXT:
      return bytes(sqlite3_column_text(handle, column));
    case SQLITE_BLOB:
      return Blob{bytes(sqlite3_column_blob(handle, column))};
    default:
      return nullptr;
  }
}

Rows Sqlite::step_all(const Statement& statement, const Prepared& prepared) {
  Rows rows;
  const int columns = sqlite3_column_count(prepared.handle);
  for (;;) {
    const int code = sqlite3_step(prepared.handle);
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) fail(statement.name);
    auto& row = rows.rows_.emplace_back();
    row.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) row.push_back(column_value(prepared.handle, i));
  }
  if (sqlite3_stmt_readonly(prepared.handle) == 0) rows.affected_ = sqlite3_changes64(db_);
  return rows;
}

Rows Sqlite::run(const Statement& statement, const Params& params) {
  end_what_was_left();
  const Prepared& prepared = prepare(statement);
  struct Reset {  // also after a failure: a statement left stepping would keep its snapshot open
    sqlite3_stmt* handle;
    ~Reset() {
      sqlite3_reset(handle);
      sqlite3_clear_bindings(handle);
    }
  } const reset{prepared.handle};
  bind(statement, prepared, params);
  return step_all(statement, prepared);
}

std::vector<Rows> Sqlite::pipeline(const Batch& batch) {
  end_what_was_left();
  std::vector<Rows> results;
  const bool alone = read_only_ && batch.size() == 1;  // a transaction by itself
  const bool own = !alone && sqlite3_get_autocommit(db_) != 0;
  if (own) begin(!read_only_);
  try {
    for (const auto& [statement, params] : batch) results.push_back(run(*statement, params));
    if (own) commit();
  } catch (...) {
    if (own) rollback();
    throw;
  }
  return results;
}

// For want of memory even this may fail; then it is done before anything else, and nothing is read in an old snapshot.
void Sqlite::rollback() noexcept {
  left_open_ = db_ != nullptr && sqlite3_get_autocommit(db_) == 0 &&
               sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr) != SQLITE_OK &&
               sqlite3_get_autocommit(db_) == 0;
}

void Sqlite::end_what_was_left() {
  if (left_open_) rollback();
  if (left_open_) fail("sqlite/rollback");
}

void flush_to_disk(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool flushed = file >= 0 && ::fsync(file) == 0;
  const std::string why = std::strerror(errno);
  if (file >= 0) ::close(file);
  if (!flushed) throw SqlFailure(SqlFailure::Kind::disk, "cannot flush " + path.string() + ": " + why);
}

void Sqlite::backup(const std::string& path) {
  if (std::filesystem::exists(path)) throw Failure("a backup does not overwrite: " + path + " exists");
  const bool marked = is_marked();
  sqlite3* copy = nullptr;
  int code =
      sqlite3_open_v2(path.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, checking_files());
  if (code == SQLITE_OK && marked) expect_checked_pages(copy);
  // All pages in one step: in WAL mode that is one snapshot, it holds up no writer, and writes do not restart
  // it.
  if (sqlite3_backup* backup = code == SQLITE_OK ? sqlite3_backup_init(copy, "main", db_, "main") : nullptr) {
    sqlite3_backup_step(backup, -1);
    code = sqlite3_backup_finish(backup);
  } else if (code == SQLITE_OK) {
    code = sqlite3_extended_errcode(copy);
  }
  const std::string why = sqlite3_errmsg(copy);
  sqlite3_close(copy);
  if (code != SQLITE_OK) throw SqlFailure(kind_of(code), "backup to " + path + ": " + why);
  const std::filesystem::path file = std::filesystem::absolute(path);
  flush_to_disk(file, O_RDONLY);
  flush_to_disk(file.parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, bool read_only) {
  return std::make_unique<Sqlite>(path, read_only);
}

void check_every_page(Connection& connection) { dynamic_cast<Sqlite&>(connection).check_every_page(); }

}  // namespace yichuang::sql
