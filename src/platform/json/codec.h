// JSON for declared structs: one Boost.Describe line gives parsing with field paths, writing, and JSON
// Schema. Describe lines live in *_codec.cc, which includes codec_impl.h and says YICHUANG_CODEC(Type);
// everybody else includes only this header, so that a codec is compiled once.
//
// Types understood: bool, int, std::int64_t, double, std::string, described enums (as their names),
// described structs (≤ 52 members), std::optional (absent or null), std::vector,
// std::map<std::string, T>, boost::json::value (anything), Id<Tag> (decimal string), Date (YYYY-MM-DD),
// Instant (RFC 3339 in +08:00; on reading also any offset).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace boost::json {
class value;
class object;
}  // namespace boost::json

namespace yichuang::json {

// Parses and checks. Refuses `malformed` naming every faulty field by path ("materials[2].copies"), not only
// the first: codes not_json, missing, unknown_field, wrong_type, not_allowed (enum), too_long, too_many,
// out_of_range, not_a_date, not_an_id, too_deep. Duplicate keys are refused. Strings are checked as UTF-8.
template <class T>
Result<T> read(std::string_view text);

// Canonical: members in declared order, no spaces, absent optionals left out. The same value always
// writes the same bytes, so the text can be hashed.
template <class T>
std::string write(const T& value);

// JSON Schema 2020-12 of T. Nested described types become {"$ref": "#/components/schemas/Name"} and are added to
// `components` under their unqualified type name.
template <class T>
boost::json::value schema(boost::json::object& components);

}  // namespace yichuang::json
