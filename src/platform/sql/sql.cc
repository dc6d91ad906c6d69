#include "platform/sql/sql.h"

#include "platform/sql/postgres.h"
#include "platform/sql/sqlite.h"

namespace yichuang::sql {
namespace {

const Value& cell(const Rows& rows, std::size_t row, std::size_t column) {
  ensure(row < rows.rows_.size());
  ensure(column < rows.rows_[row].size());
  return rows.rows_[row][column];
}

template <class T>
const T& cell_of(const Rows& rows, std::size_t row, std::size_t column) {
  const T* value = std::get_if<T>(&cell(rows, row, column));
  ensure(value != nullptr);
  return *value;
}

}  // namespace

std::int64_t Rows::integer(std::size_t row, std::size_t column) const {
  return cell_of<std::int64_t>(*this, row, column);
}

double Rows::real(std::size_t row, std::size_t column) const {
  const Value& value = cell(*this, row, column);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return cell_of<double>(*this, row, column);
}

const std::string& Rows::text(std::size_t row, std::size_t column) const {
  return cell_of<std::string>(*this, row, column);
}

const std::string& Rows::blob(std::size_t row, std::size_t column) const {
  return cell_of<Blob>(*this, row, column).bytes;
}

bool Rows::is_null(std::size_t row, std::size_t column) const {
  return std::holds_alternative<std::nullptr_t>(cell(*this, row, column));
}

std::optional<std::int64_t> Rows::maybe_integer(std::size_t row, std::size_t column) const {
  if (is_null(row, column)) return std::nullopt;
  return integer(row, column);
}

std::optional<std::string> Rows::maybe_text(std::size_t row, std::size_t column) const {
  if (is_null(row, column)) return std::nullopt;
  return text(row, column);
}

std::unique_ptr<Connection> open(const std::string& where, bool read_only) {
  if (where.starts_with("sqlite:")) return open_sqlite(where.substr(7), read_only);
  if (where.starts_with("postgresql://") || where.starts_with("postgres://"))
    return open_postgres(where, read_only);
  throw Failure("a database is \"sqlite:FILE\" or \"postgresql://…\", not \"" + where + "\"");
}

}  // namespace yichuang::sql
