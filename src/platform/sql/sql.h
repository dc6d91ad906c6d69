// A thin port over SQLite and PostgreSQL: one SQL text, $n parameters, typed rows, cached statements.
// Only constructs that mean the same on both engines are used (docs/decisions/0003-one-sql-text.md).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace yichuang::sql {

// A statement has a name that shows in logs and metrics, and one text for both engines. Tokens in the text:
// {{int}} INTEGER/BIGINT, {{real}} REAL/DOUBLE PRECISION, {{text}} TEXT/TEXT COLLATE "C", {{blob}}
// BLOB/BYTEA, {{strict}} STRICT,WITHOUT ROWID/(nothing), {{for_share}} (nothing)/FOR SHARE, {{for_update}}
// (nothing)/FOR UPDATE. Statements are static objects: their address is the cache key.
struct Statement {
  const char* name;  // "casework/insert_task"
  const char* text;
};

struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;
using Params = std::vector<Value>;

class Rows {
 public:
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  std::int64_t integer(std::size_t row, std::size_t column) const;  // a null or other type is a Bug
  double real(std::size_t row, std::size_t column) const;  // also of an integer
  const std::string& text(std::size_t row, std::size_t column) const;
  const std::string& blob(std::size_t row, std::size_t column) const;
  bool is_null(std::size_t row, std::size_t column) const;
  std::optional<std::int64_t> maybe_integer(std::size_t row, std::size_t column) const;
  std::optional<std::string> maybe_text(std::size_t row, std::size_t column) const;
  std::int64_t affected() const { return affected_; }

  std::vector<std::vector<Value>> rows_;  // filled by the engines
  std::int64_t affected_ = 0;
};

// What an engine says no with, mapped once for both.
struct SqlFailure : Failure {
  enum class Kind {
    unique,  // a key stands already
    check,  // another constraint: not null, check, type, foreign key
    serialization,  // 40001, 40P01, a lock not got in time: the same transaction may succeed when repeated
    connection,  // the server is gone or going; outcome unknown if COMMIT had been sent
    full,  // no space: nothing was written, and writing may go on when there is space again
    disk,  // an I/O error or a damaged file: stop, never retry
    other
  };
  SqlFailure(Kind kind, const std::string& what, std::string statement = {})
      : Failure(what), kind(kind), statement(std::move(statement)) {}
  Kind kind;
  std::string statement;  // the name of the statement that failed, if one did
};

using Batch = std::vector<std::pair<const Statement*, Params>>;

// One connection; used by one thread at a time. Parameters are int64, double, text (UTF-8 without NUL) or
// bytes; the number given must be the highest $n of the text. Results come back as the same types: booleans
// as 0 and 1, a sum of integers as an integer.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Rows run(const Statement& statement, const Params& params = {}) = 0;
  virtual void script(std::string_view many_statements) = 0;  // schema steps; tokens apply
  // Sends all, one round trip where the engine can; throws the first failure, naming its statement. Outside
  // begin() the batch is one transaction.
  virtual std::vector<Rows> pipeline(const Batch& batch) = 0;
  // write: takes SQLite's one write lock at once; READ COMMITTED on PostgreSQL. Otherwise a read-only
  // snapshot that stays the same until commit.
  virtual void begin(bool write) = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  // Throws away what is left of the connection and opens it again, with nothing prepared.
  virtual void reconnect() = 0;
  // A consistent copy of a SQLite database into a new file, flushed to disk, while others read and write.
  virtual void backup(const std::string& path) = 0;
  virtual bool postgres() const = 0;
};

// "sqlite:path" or a libpq connection string "postgresql://…". read_only opens SQLite query_only, and lets every
// transaction on PostgreSQL be a read-only snapshot, also that of a pipeline outside begin(). A
// PostgreSQL database must be UTF-8 with C.UTF-8 collation and must not acknowledge commits before they are
// on disk.
std::unique_ptr<Connection> open(const std::string& where, bool read_only = false);

}  // namespace yichuang::sql
