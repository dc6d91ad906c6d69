#include "platform/sql/postgres_values.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace yichuang::sql {
namespace {

// PostgreSQL's fixed type numbers (pg_type.dat).
enum TypeOid : Oid {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat4 = 700,
  kFloat8 = 701,
  kNumeric = 1700
};

std::array<char, 8> big_endian(std::uint64_t value) {
  std::array<char, 8> bytes;
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * (7 - i)));
  return bytes;
}

template <class T>
T number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  ensure(error == std::errc{} && end == text.data() + text.size());
  return value;
}

int hex_digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// "\x0aff", the default bytea_output, which connect() insists on.
Blob bytes_of(std::string_view text) {
  ensure(text.starts_with("\\x") && text.size() % 2 == 0);
  Blob blob{std::string(text.size() / 2 - 1, '\0')};
  for (std::size_t i = 0; i < blob.bytes.size(); ++i)
    blob.bytes[i] = static_cast<char>(hex_digit(text[2 + 2 * i]) << 4 | hex_digit(text[3 + 2 * i]));
  return blob;
}

Value value_of(Oid type, std::string_view text) {
  switch (type) {
    case kInt8:
    case kInt4:
    case kInt2:
      return number<std::int64_t>(text);
    case kBool:
      return std::int64_t{text == "t"};
    case kFloat8:
    case kFloat4:
      return number<double>(text);
    case kNumeric:  // what sum() of integers gives: an integer where SQLite gives one
      if (text.find_first_of(".NI") == std::string_view::npos) return number<std::int64_t>(text);
      return number<double>(text);
    case kBytea:
      return bytes_of(text);
    default:
      return std::string(text);
  }
}

}  // namespace

BoundParams::BoundParams(const Params& params) : numbers_(params.size()) {
  ensure(params.size() <= 65535);
  types_.reserve(params.size());
  values_.reserve(params.size());
  lengths_.reserve(params.size());
  formats_.assign(params.size(), 1);
  const auto add = [this](Oid type, char letter, const char* data, std::size_t size) {
    types_.push_back(type);
    signature_.push_back(letter);
    values_.push_back(data);
    lengths_.push_back(static_cast<int>(size));
  };
  for (std::size_t i = 0; i < params.size(); ++i) {
    const Value& value = params[i];
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      numbers_[i] = big_endian(static_cast<std::uint64_t>(*whole));
      add(kInt8, 'i', numbers_[i].data(), 8);
    } else if (const auto* real = std::get_if<double>(&value)) {
      numbers_[i] = big_endian(std::bit_cast<std::uint64_t>(*real));
      add(kFloat8, 'r', numbers_[i].data(), 8);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      ensure(std::memchr(text->data(), 0, text->size()) == nullptr);
      add(kText, 't', text->data(), text->size());
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      add(kBytea, 'b', blob->bytes.data(), blob->bytes.size());
    } else {
      add(0, 'n', nullptr, 0);
    }
  }
}

Rows read_rows(const PGresult* result) {
  Rows rows;
  const int columns = PQnfields(result);
  const int count = PQntuples(result);
  rows.rows_.reserve(static_cast<std::size_t>(count));
  for (int r = 0; r < count; ++r) {
    auto& row = rows.rows_.emplace_back();
    row.reserve(static_cast<std::size_t>(columns));
    for (int c = 0; c < columns; ++c) {
      if (PQgetisnull(result, r, c) != 0)
        row.emplace_back(nullptr);
      else
        row.push_back(value_of(PQftype(result, c), {PQgetvalue(result, r, c),
                                                    static_cast<std::size_t>(PQgetlength(result, r, c))}));
    }
  }
  const std::string_view tag = PQcmdStatus(const_cast<PGresult*>(result));
  if (tag.starts_with("INSERT") || tag.starts_with("UPDATE") || tag.starts_with("DELETE"))
    rows.affected_ = number<std::int64_t>(PQcmdTuples(const_cast<PGresult*>(result)));
  return rows;
}

SqlFailure::Kind kind_of_sqlstate(std::string_view state) {
  using enum SqlFailure::Kind;
  if (state == "23505") return unique;
  if (state.starts_with("23") || state.starts_with("22")) return check;
  if (state == "40001" || state == "40P01" || state == "55P03") return serialization;
  if (state == "53100") return full;
  if (state.starts_with("XX00") && state != "XX000") return disk;  // data or index corrupted
  if (state.starts_with("58")) return disk;
  if (state == "08P01") return other;  // a statement got the wrong number of parameters
  // Going down, starting up, no room for a connection, or demoted to a replica while we were connected.
  if (state.empty() || state.starts_with("08") || state.starts_with("57P0") || state == "53300" ||
      state == "25006")
    return connection;
  return other;
}

}  // namespace yichuang::sql
