// How a described type becomes a codec. For *_codec.cc files only (see codec.h):
//
//   namespace yichuang::app {
//   YICHUANG_DESCRIBE(Visit, (person, window, at))        // structs and
//   BOOST_DESCRIBE_ENUM(Channel, online, window, post)    // enums, nested ones too, in their own namespace
//   }
//   YICHUANG_RULES(yichuang::app::Visit, {.member = "window", .max_length = 20})   // optional
//   YICHUANG_CODEC(yichuang::app::Visit)                  // only for what is read or written by itself
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <map>
#include <string>
#include <typeinfo>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "platform/json/codec.h"
#include "platform/json/document.h"
#include "platform/json/leaves.h"

#define YICHUANG_DESCRIBE(Type, members) BOOST_DESCRIBE_STRUCT(Type, (), members)

#define YICHUANG_RULES(Type, ...)                                                        \
  template <>                                                                            \
  struct yichuang::json::Rules<Type> {                                                   \
    static constexpr yichuang::json::FieldRule kList[] = {__VA_ARGS__};                  \
    static constexpr std::span<const yichuang::json::FieldRule> list() { return kList; } \
  };

#define YICHUANG_CODEC(...)                                                                   \
  template yichuang::Result<__VA_ARGS__> yichuang::json::read<__VA_ARGS__>(std::string_view); \
  template std::string yichuang::json::write<__VA_ARGS__>(const __VA_ARGS__&);                \
  template boost::json::value yichuang::json::schema<__VA_ARGS__>(boost::json::object&);

namespace yichuang::json {
namespace detail {

namespace bd = boost::describe;
namespace bm = boost::mp11;

inline constexpr FieldRule kNoRule{};

template <class T>
using Members = bd::describe_members<T, bd::mod_public | bd::mod_inherited>;
template <class T>
concept DescribedStruct = bd::has_describe_members<T>::value && std::is_class_v<T>;
template <class T>
concept DescribedEnum = bd::has_describe_enumerators<T>::value;
template <class T>
concept Integer = std::same_as<T, int> || std::same_as<T, std::int64_t> || std::same_as<T, long long> ||
                  std::same_as<T, unsigned>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

template <class T>
struct Codec;  // not defined for a type JSON does not know: describe it

// ---- leaves ----

template <>
struct Codec<bool> {
  static void read(const bj::value& in, bool& out, Reading& reading, const Path& path, const FieldRule&) {
    read_bool(in, out, reading, path);
  }
  static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
  static bj::object schema(SchemaBuilder&, const FieldRule&) { return {{"type", "boolean"}}; }
};

template <Integer T>
struct Codec<T> {
  static constexpr std::int64_t kLowest = std::numeric_limits<T>::min();
  static constexpr std::int64_t kHighest = std::numeric_limits<T>::max();
  static void read(const bj::value& in, T& out, Reading& reading, const Path& path, const FieldRule& rule) {
    std::int64_t number = 0;
    read_integer(in, number, {kLowest, kHighest}, reading, path, rule);
    out = static_cast<T>(number);
  }
  static void write(std::string& out, T value) { write_integer(out, value); }
  static bj::object schema(SchemaBuilder&, const FieldRule& rule) {
    return integer_schema({kLowest, kHighest}, rule);
  }
};

template <class T>
  requires std::same_as<T, WorkingDays> || std::same_as<T, CalendarDays>
struct Codec<T> {
  static void read(const bj::value& in, T& out, Reading& reading, const Path& path, const FieldRule& rule) {
    Codec<int>::read(in, out.count, reading, path, rule);
  }
  static void write(std::string& out, T value) { write_integer(out, value.count); }
  static bj::object schema(SchemaBuilder& builder, const FieldRule& rule) {
    return Codec<int>::schema(builder, rule);
  }
};

template <>
struct Codec<double> {
  static void read(const bj::value& in, double& out, Reading& reading, const Path& path,
                   const FieldRule& rule) {
    read_double(in, out, reading, path, rule);
  }
  static void write(std::string& out, double value) { write_double(out, value); }
  static bj::object schema(SchemaBuilder&, const FieldRule& rule) { return double_schema(rule); }
};

template <>
struct Codec<std::string> {
  static void read(const bj::value& in, std::string& out, Reading& reading, const Path& path,
                   const FieldRule& rule) {
    read_string(in, out, reading, path, rule);
  }
  static void write(std::string& out, const std::string& value) { write_string(out, value); }
  static bj::object schema(SchemaBuilder&, const FieldRule& rule) { return string_schema(rule); }
};

template <>
struct Codec<bj::value> {
  static void read(const bj::value& in, bj::value& out, Reading& reading, const Path& path,
                   const FieldRule& rule) {
    check_anything(in, reading, path, rule);
    out = in;
  }
  static void write(std::string& out, const bj::value& value) { write_anything(out, value); }
  static bj::object schema(SchemaBuilder&, const FieldRule&) { return {}; }
};

template <class Tag>
struct Codec<Id<Tag>> {
  static void read(const bj::value& in, Id<Tag>& out, Reading& reading, const Path& path, const FieldRule&) {
    read_id(in, out.value, reading, path);
  }
  static void write(std::string& out, Id<Tag> id) { write_id(out, id.value); }
  static bj::object schema(SchemaBuilder&, const FieldRule&) { return id_schema(); }
};

template <>
struct Codec<Date> {
  static void read(const bj::value& in, Date& out, Reading& reading, const Path& path, const FieldRule&) {
    read_date(in, out, reading, path);
  }
  static void write(std::string& out, Date date) { out += '"' + to_string(date) + '"'; }
  static bj::object schema(SchemaBuilder&, const FieldRule&) {
    return {{"type", "string"}, {"format", "date"}};
  }
};

template <>
struct Codec<Instant> {
  static void read(const bj::value& in, Instant& out, Reading& reading, const Path& path, const FieldRule&) {
    read_instant(in, out, reading, path);
  }
  static void write(std::string& out, Instant instant) { out += '"' + to_string(instant) + '"'; }
  static bj::object schema(SchemaBuilder&, const FieldRule&) {
    return {{"type", "string"}, {"format", "date-time"}};
  }
};

// ---- wrappers ----

template <class T>
struct Codec<std::optional<T>> {
  static void read(const bj::value& in, std::optional<T>& out, Reading& reading, const Path& path,
                   const FieldRule& rule) {
    if (in.is_null()) return out.reset();
    Codec<T>::read(in, out.emplace(), reading, path, rule);
  }
  static void write(std::string& out, const std::optional<T>& value) {  // as an element; members are left out
    value ? Codec<T>::write(out, *value) : void(out += "null");
  }
  static bj::object schema(SchemaBuilder& builder, const FieldRule& rule) {
    return or_null(Codec<T>::schema(builder, rule));
  }
};

template <class T>
struct Codec<std::vector<T>> {
  static void read(const bj::value& in, std::vector<T>& out, Reading& reading, const Path& path,
                   const FieldRule& rule) {
    const bj::array* elements = array_in(in, reading, path, rule);
    out.clear();
    if (elements == nullptr) return;
    out.reserve(elements->size());
    for (std::size_t i = 0; i < elements->size(); ++i) {
      T element{};
      Codec<T>::read((*elements)[i], element, reading, Path{&path, {}, i}, rule);
      out.push_back(std::move(element));
    }
  }
  static void write(std::string& out, const std::vector<T>& value) {
    char before = '[';
    for (const auto& element : value) {
      out += before;
      Codec<T>::write(out, element);
      before = ',';
    }
    out += value.empty() ? "[]" : "]";
  }
  static bj::object schema(SchemaBuilder& builder, const FieldRule& rule) {
    return array_schema(Codec<T>::schema(builder, rule), rule);
  }
};

template <class T>
struct Codec<std::map<std::string, T>> {
  static void read(const bj::value& in, std::map<std::string, T>& out, Reading& reading, const Path& path,
                   const FieldRule& rule) {
    const bj::object* members = map_in(in, reading, path, rule);
    out.clear();
    if (members == nullptr) return;
    for (const auto& member : *members) {
      const std::string_view key{member.key().data(), member.key().size()};
      Codec<T>::read(member.value(), out[std::string(key)], reading, Path{&path, key}, rule);
    }
  }
  static void write(std::string& out, const std::map<std::string, T>& value) {
    char before = '{';
    for (const auto& [key, mapped] : value) {
      out += before;
      write_string(out, key);
      out += ':';
      Codec<T>::write(out, mapped);
      before = ',';
    }
    out += value.empty() ? "{}" : "}";
  }
  static bj::object schema(SchemaBuilder& builder, const FieldRule& rule) {
    return map_schema(Codec<T>::schema(builder, rule), rule);
  }
};

// ---- described enums and structs ----

constexpr std::string_view spoken(const char* name) {
  std::string_view text = name;
  if (text.ends_with('_')) text.remove_suffix(1);
  return text;
}

template <DescribedEnum T>
struct Codec<T> {
  static constexpr auto kNames = []<class... D>(bm::mp_list<D...>) {
    return std::array<std::string_view, sizeof...(D)>{spoken(D::name)...};
  }(bm::mp_rename<bd::describe_enumerators<T>, bm::mp_list>{});
  static constexpr auto kValues = []<class... D>(bm::mp_list<D...>) {
    return std::array<T, sizeof...(D)>{D::value...};
  }(bm::mp_rename<bd::describe_enumerators<T>, bm::mp_list>{});

  static void read(const bj::value& in, T& out, Reading& reading, const Path& path, const FieldRule&) {
    if (const auto at = read_name(in, kNames, reading, path)) out = kValues[*at];
  }
  static void write(std::string& out, T value) {
    for (std::size_t i = 0; i < kValues.size(); ++i)
      if (kValues[i] == value) return void(((out += '"') += kNames[i]) += '"');
    throw Bug("json: a value of " + type_name(typeid(T)) + " that has no name");
  }
  static bj::object schema(SchemaBuilder& builder, const FieldRule&) {
    return builder.component(typeid(T), [] { return enum_schema(kNames); });
  }
};

template <class T, class D>
constexpr const FieldRule* said_rule() {
  for (const FieldRule& rule : Rules<T>::list())
    if (rule.member == spoken(D::name)) return &rule;
  return nullptr;
}
template <class T, class D>
constexpr const FieldRule& rule_of() {
  return said_rule<T, D>() != nullptr ? *said_rule<T, D>() : kNoRule;
}
template <class T>
constexpr bool every_rule_names_a_member() {
  for (const FieldRule& rule : Rules<T>::list()) {
    bool found = false;
    bm::mp_for_each<Members<T>>([&](auto D) { found = found || rule.member == spoken(D.name); });
    if (!found) return false;
  }
  return true;
}

template <class T, class D>
using MemberType = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;

template <DescribedStruct T>
struct Codec<T> {
  static_assert(every_rule_names_a_member<T>(), "a FieldRule names a member the struct does not have");

  static void read(const bj::value& in, T& out, Reading& reading, const Path& path, const FieldRule&) {
    const bj::object* members = object_in(in, reading, path);
    if (members == nullptr) return;
    std::size_t known = 0;
    bm::mp_for_each<Members<T>>([&]<class D>(D) { known += read_member<D>(*members, out, reading, path); });
    if (known == members->size()) return;
    report_unknown(*members, names(), reading, path);
  }

  static void write(std::string& out, const T& value) {
    char before = '{';
    bm::mp_for_each<Members<T>>([&]<class D>(D) { write_member<D>(out, value.*D::pointer, before); });
    out += before == '{' ? "{}" : "}";
  }

  static bj::object schema(SchemaBuilder& builder, const FieldRule&) {
    return builder.component(typeid(T), [&] {
      StructSchema schema;
      bm::mp_for_each<Members<T>>([&]<class D>(D) {
        using M = MemberType<T, D>;
        constexpr const FieldRule& rule = rule_of<T, D>();
        schema.add(spoken(D::name), Codec<M>::schema(builder, rule), rule,
                   !is_optional<M> && !rule.absent_ok);
      });
      return schema.done();
    });
  }

 private:
  template <class D>
  static bool read_member(const bj::object& members, T& out, Reading& reading, const Path& path) {
    using M = MemberType<T, D>;
    constexpr const FieldRule& rule = rule_of<T, D>();
    constexpr std::string_view name = spoken(D::name);
    const Path here{&path, name};
    const bj::value* in = members.if_contains({name.data(), name.size()});
    if (in != nullptr)
      Codec<M>::read(*in, out.*D::pointer, reading, here, rule);
    else if (!is_optional<M> && !rule.absent_ok)
      reading.fault(here, "missing");
    return in != nullptr;
  }

  template <class D>
  static void write_member(std::string& out, const MemberType<T, D>& member, char& before) {
    using M = MemberType<T, D>;
    if constexpr (is_optional<M>) {
      if (!member) return;
    } else if constexpr (is_id<M> && rule_of<T, D>().absent_ok) {
      if (!member) return;
    }
    out += before;
    ((out += '"') += spoken(D::name)) += "\":";
    Codec<M>::write(out, member);
    before = ',';
  }

  static std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    bm::mp_for_each<Members<T>>([&](auto D) { all.push_back(spoken(D.name)); });
    return all;
  }
};

}  // namespace detail

template <class T>
Result<T> read(std::string_view text) {
  detail::Document document(text);
  detail::Reading reading{std::move(document.faults())};
  T value{};
  if (reading.faults.empty()) detail::Codec<T>::read(document.value(), value, reading, {}, detail::kNoRule);
  if (!reading.faults.empty())
    return Refusal{RefusalKind::malformed, "malformed", {}, {}, std::move(reading.faults)};
  return value;
}

template <class T>
std::string write(const T& value) {
  std::string text;
  detail::Codec<T>::write(text, value);
  return text;
}

template <class T>
boost::json::value schema(boost::json::object& components) {
  detail::SchemaBuilder builder(components);
  return detail::Codec<T>::schema(builder, detail::kNoRule);
}

}  // namespace yichuang::json
