// JSON for declared structs: one Boost.Describe line gives parsing with field paths, writing, and JSON
// Schema. Describe lines live in *_codec.cc, which includes codec_impl.h and says, outside any namespace,
// YICHUANG_CODEC(Type); everybody else includes only this header, so that a codec is compiled once.
//
// Types understood: bool, int, std::int64_t, double, std::string, described enums (as their names),
// described structs (≤ 52 members), std::optional (absent or null), std::vector,
// std::map<std::string, T>, boost::json::value (anything), Id<Tag> (decimal string), Date (YYYY-MM-DD),
// Instant (RFC 3339 in +08:00; on reading also any offset), WorkingDays and CalendarDays (a plain number).
// A name ending in _ because C++ reserves the word (`default_`) loses the _ in JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace boost::json {
class value;
class object;
}  // namespace boost::json

namespace yichuang::json {

inline constexpr std::size_t kMaxDepth = 32;
inline constexpr std::size_t kMaxCharacters = 20'000;  // of a string; code points, as JSON Schema counts
inline constexpr std::size_t kMaxItems = 1'000;        // of an array or a map
inline constexpr std::size_t kMaxKeyCharacters = 200;  // of a key of a map
inline constexpr std::size_t kMaxFaults = 100;         // named in one refusal

// Narrows one member, for the reader and the schema alike; it reaches through optional, vector and map to
// what they hold. Said inside the struct (`static constexpr json::FieldRule kRules[] = {{.member = "name",
// …}};`) or, for a struct that may not know JSON, beside its codec with YICHUANG_RULES.
struct FieldRule {
  std::string_view member = {};
  std::size_t min_length = 0;
  std::size_t max_length = kMaxCharacters;
  std::string_view pattern = {};  // a regular expression; anchor it with ^ and $
  std::optional<std::int64_t> minimum = {};
  std::optional<std::int64_t> maximum = {};
  std::size_t min_items = 0;
  std::size_t max_items = kMaxItems;
  // Absent: the struct's own default stays; an Id that is none is left out on writing.
  bool absent_ok = false;
  std::string_view description = {};
};

template <class T>
struct Rules {
  static constexpr std::span<const FieldRule> list() {
    if constexpr (requires { T::kRules; }) {
      return T::kRules;
    } else {
      return {};
    }
  }
};

// Parses and checks. Refuses `malformed` naming every faulty field by path ("materials[2].copies"), not only
// the first: codes not_json, duplicate_key, too_deep, missing, unknown_field, wrong_type, not_allowed (enum),
// not_text (a NUL in it), too_short, too_long, wrong_form (pattern), too_few, too_many, out_of_range,
// not_a_date, not_an_instant, not_an_id. Strings are checked as UTF-8.
template <class T>
Result<T> read(std::string_view text);

// Canonical: members in declared order, no spaces, absent optionals left out. The same value always
// writes the same bytes, so the text can be hashed. Writing what read() could never give back is a Bug
// (a number that is not finite, an id that is none without absent_ok).
template <class T>
std::string write(const T& value);

// JSON Schema 2020-12 of T. Described types become {"$ref": "#/components/schemas/Name"} and are added to
// `components` under their unqualified type name; two different types of one name are a Bug.
template <class T>
boost::json::value schema(boost::json::object& components);

}  // namespace yichuang::json
