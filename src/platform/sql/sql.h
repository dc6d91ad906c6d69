// A thin port over SQLite and PostgreSQL: one SQL text, $n parameters, typed rows, cached statements.
// Only constructs that mean the same on both engines are used (docs/decisions/0003-one-sql-text.md).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace yichuang::sql {

// A statement has a name that shows in logs and metrics, and one text for both engines. Tokens in the text:
// {{int}} INTEGER/BIGINT, {{text}} TEXT/TEXT COLLATE "C", {{blob}} BLOB/BYTEA, {{strict}} STRICT,WITHOUT ROWID/(nothing),
// {{for_share}} (nothing)/FOR SHARE, {{for_update}} (nothing)/FOR UPDATE.
// Statements are static objects: their address is the cache key.
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
  enum class Kind { unique, check, serialization, connection, disk, other };
  SqlFailure(Kind kind, const std::string& what) : Failure(what), kind(kind) {}
  Kind kind;
};

// One connection; used by one thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Rows run(const Statement& statement, const Params& params = {}) = 0;
  virtual void script(std::string_view many_statements) = 0;  // schema steps; tokens apply
  // Sends all, one round trip where the engine can; throws the first failure.
  virtual std::vector<Rows> pipeline(const std::vector<std::pair<const Statement*, Params>>& batch) = 0;
  virtual void begin(bool write) = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool postgres() const = 0;
};

// "sqlite:path" or a libpq connection string "postgresql://…". read_only opens SQLite query_only.
std::unique_ptr<Connection> open(const std::string& where, bool read_only = false);

}  // namespace yichuang::sql
