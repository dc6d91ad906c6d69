#include <unicode/regex.h>

#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <new>

#include "base/ids.h"
#include "platform/json/leaves.h"

namespace yichuang::json::detail {
namespace {

constexpr std::int32_t kPatternSteps = 1'000;  // ICU's unit, some milliseconds; our patterns need far less

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const unsigned char byte : text) count += (byte & 0xC0) != 0x80;
  return count;
}

std::string_view view(const bj::string& text) { return {text.data(), text.size()}; }
std::string_view view(bj::string_view text) { return {text.data(), text.size()}; }

// Patterns come from rules, so there are few of them and each is compiled once.
const icu::RegexPattern& compiled(std::string_view pattern) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::RegexPattern>, std::less<>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(pattern);
  if (found != known.end()) return *found->second;
  UErrorCode error = U_ZERO_ERROR;
  UParseError where;
  const auto text = icu::UnicodeString::fromUTF8({pattern.data(), static_cast<std::int32_t>(pattern.size())});
  std::unique_ptr<icu::RegexPattern> made(icu::RegexPattern::compile(text, 0, where, error));
  if (U_FAILURE(error)) throw Bug("json: not a regular expression: " + std::string(pattern));
  return *known.emplace(pattern, std::move(made)).first->second;
}

bool matches(std::string_view pattern, std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  // Without its text at first: ICU's matcher(text, error) forgets that the matcher had no memory for its stack.
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled(pattern).matcher(error));
  if (matcher != nullptr) matcher->setTimeLimit(kPatternSteps, error);
  if (matcher == nullptr || wide.isBogus() || error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) throw Failure("json: no matcher for a regular expression");
  matcher->reset(wide);
  const bool found = matcher->find(error);
  // ICU calls a stack that could not be made larger overflown, also where there was no memory for it; texts
  // here are far too short to reach its limit.
  if (error == U_MEMORY_ALLOCATION_ERROR || error == U_REGEX_STACK_OVERFLOW) throw std::bad_alloc();
  // ICU's $ also stands before a line break at the end, that of JSON Schema only at the end itself.
  const bool whole = !pattern.ends_with('$') || (found && matcher->end(error) == wide.length());
  return found && whole && U_SUCCESS(error);
}

void wrong_type(Reading& reading, const Path& path, std::string expected) {
  reading.fault(path, "wrong_type", {{"expected", std::move(expected)}});
}

void check_length(std::size_t count, std::size_t least, std::size_t most, const char* short_code,
                  const char* long_code, Reading& reading, const Path& path) {
  if (count < least) reading.fault(path, short_code, {{"limit", std::to_string(least)}});
  if (count > most) reading.fault(path, long_code, {{"limit", std::to_string(most)}});
}

void check_text(std::string_view text, std::size_t least, std::size_t most, Reading& reading,
                const Path& path) {
  if (text.find('\0') != text.npos) return reading.fault(path, "not_text");
  // A character has at most 4 bytes and at least one: most texts need no counting.
  if (text.size() <= most && text.size() >= least * 4) return;
  check_length(characters(text), least, most, "too_short", "too_long", reading, path);
}

void check_key(const bj::object::value_type& member, Reading& reading, const Path& path) {
  const std::string_view key = view(member.key());
  check_text(key, 0, kMaxKeyCharacters, reading, Path{&path, key});
}

void out_of_range(Reading& reading, const Path& path, IntegerRange range) {
  reading.fault(path, "out_of_range",
                {{"minimum", std::to_string(range.lowest)}, {"maximum", std::to_string(range.highest)}});
}

IntegerRange narrowed(IntegerRange range, const FieldRule& rule) {
  return {std::max(range.lowest, rule.minimum.value_or(range.lowest)),
          std::min(range.highest, rule.maximum.value_or(range.highest))};
}

const bj::string* string_in(const bj::value& in, Reading& reading, const Path& path) {
  const bj::string* text = in.if_string();
  if (text == nullptr) wrong_type(reading, path, "string");
  return text;
}

}  // namespace

void read_bool(const bj::value& in, bool& out, Reading& reading, const Path& path) {
  if (const bool* value = in.if_bool())
    out = *value;
  else
    wrong_type(reading, path, "boolean");
}

void read_integer(const bj::value& in, std::int64_t& out, IntegerRange range, Reading& reading,
                  const Path& path, const FieldRule& rule) {
  range = narrowed(range, rule);
  std::int64_t value = 0;
  if (const auto* whole = in.if_int64()) {
    value = *whole;
  } else if (in.is_uint64()) {
    return out_of_range(reading, path, range);
  } else if (const double* real = in.if_double()) {
    // To JSON Schema 3.0 and 3e0 are integers. A double beyond 2^53 may not be the number that was written.
    if (std::trunc(*real) != *real) return wrong_type(reading, path, "integer");
    if (!(std::abs(*real) <= 9007199254740992.0)) return out_of_range(reading, path, range);
    value = static_cast<std::int64_t>(*real);
  } else {
    return wrong_type(reading, path, "integer");
  }
  if (value < range.lowest || value > range.highest) return out_of_range(reading, path, range);
  out = value;
}

void read_double(const bj::value& in, double& out, Reading& reading, const Path& path,
                 const FieldRule& rule) {
  if (!in.is_number()) return wrong_type(reading, path, "number");
  const double value = in.to_number<double>();
  const bool low = rule.minimum && value < static_cast<double>(*rule.minimum);
  const bool high = rule.maximum && value > static_cast<double>(*rule.maximum);
  if (!std::isfinite(value) || low || high) {
    Values limits;
    if (rule.minimum) limits.emplace_back("minimum", std::to_string(*rule.minimum));
    if (rule.maximum) limits.emplace_back("maximum", std::to_string(*rule.maximum));
    return reading.fault(path, "out_of_range", std::move(limits));
  }
  out = value == 0 ? 0 : value;  // -0 and 0 are one value and must hash alike
}

void read_string(const bj::value& in, std::string& out, Reading& reading, const Path& path,
                 const FieldRule& rule) {
  const bj::string* text = string_in(in, reading, path);
  if (text == nullptr) return;
  const std::size_t before = reading.faults.size();
  check_text(view(*text), rule.min_length, rule.max_length, reading, path);
  if (reading.faults.size() == before && !rule.pattern.empty() && !matches(rule.pattern, view(*text)))
    reading.fault(path, "wrong_form", {{"pattern", std::string(rule.pattern)}});
  out.assign(text->data(), text->size());
}

void read_id(const bj::value& in, std::int64_t& out, Reading& reading, const Path& path) {
  const bj::string* text = string_in(in, reading, path);
  if (text == nullptr) return;
  const auto id = parse_id<Id<struct AnyTag>>(view(*text));
  // "007" is the same number, but one id has one spelling.
  if (!id || text->front() == '0') return reading.fault(path, "not_an_id");
  out = id->value;
}

void read_date(const bj::value& in, Date& out, Reading& reading, const Path& path) {
  const bj::string* text = string_in(in, reading, path);
  if (text == nullptr) return;
  const auto date = parse_date(view(*text));
  if (!date) return reading.fault(path, "not_a_date");
  out = *date;
}

void read_instant(const bj::value& in, Instant& out, Reading& reading, const Path& path) {
  const bj::string* text = string_in(in, reading, path);
  if (text == nullptr) return;
  const auto instant = parse_instant(view(*text));
  if (!instant) return reading.fault(path, "not_an_instant");
  out = *instant;
}

std::optional<std::size_t> read_name(const bj::value& in, std::span<const std::string_view> names,
                                     Reading& reading, const Path& path) {
  const bj::string* text = string_in(in, reading, path);
  if (text == nullptr) return {};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (view(*text) == names[i]) return i;
  std::string allowed;
  for (const auto name : names) (allowed += allowed.empty() ? "" : ", ") += name;
  reading.fault(path, "not_allowed", {{"allowed", std::move(allowed)}});
  return {};
}

void check_anything(const bj::value& in, Reading& reading, const Path& path, const FieldRule& rule) {
  if (const bj::string* text = in.if_string()) {
    check_text(view(*text), 0, rule.max_length, reading, path);
  } else if (const double* real = in.if_double()) {
    if (!std::isfinite(*real)) reading.fault(path, "out_of_range");
  } else if (in.is_array()) {
    const bj::array* elements = array_in(in, reading, path, rule);
    if (elements == nullptr) return;
    for (std::size_t i = 0; i < elements->size(); ++i)
      check_anything((*elements)[i], reading, Path{&path, {}, i}, rule);
  } else if (in.is_object()) {
    const bj::object* members = map_in(in, reading, path, rule);
    if (members == nullptr) return;
    for (const auto& member : *members)
      check_anything(member.value(), reading, Path{&path, view(member.key())}, rule);
  }
}

const bj::object* object_in(const bj::value& in, Reading& reading, const Path& path) {
  const bj::object* members = in.if_object();
  if (members == nullptr) wrong_type(reading, path, "object");
  return members;
}

const bj::object* map_in(const bj::value& in, Reading& reading, const Path& path, const FieldRule& rule) {
  const bj::object* members = object_in(in, reading, path);
  if (members == nullptr) return nullptr;
  check_length(members->size(), rule.min_items, rule.max_items, "too_few", "too_many", reading, path);
  if (members->size() > rule.max_items) return nullptr;
  for (const auto& member : *members) check_key(member, reading, path);
  return members;
}

const bj::array* array_in(const bj::value& in, Reading& reading, const Path& path, const FieldRule& rule) {
  const bj::array* elements = in.if_array();
  if (elements == nullptr) {
    wrong_type(reading, path, "array");
    return nullptr;
  }
  check_length(elements->size(), rule.min_items, rule.max_items, "too_few", "too_many", reading, path);
  return elements->size() > rule.max_items ? nullptr : elements;
}

void report_unknown(const bj::object& members, std::span<const std::string_view> known, Reading& reading,
                    const Path& path) {
  for (const auto& member : members) {
    const std::string_view key = view(member.key());
    bool found = false;
    for (const auto name : known) found = found || name == key;
    if (!found) reading.fault(Path{&path, key}, "unknown_field");
  }
}

}  // namespace yichuang::json::detail
