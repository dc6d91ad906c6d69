// What people type stands in facts beside codes. Codes stay open, so that a journal shows what was done; whatever somebody
// typed may name people and is sealed. Which of a fact's texts is which is declared, member by member, with YICHUANG_TEXT;
// a text that nobody declared does not compile. For *_codec.cc files only (platform/json/codec.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/record/centre.h"
#include "app/record/text_field.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

enum class TextKind { undeclared, code, typed };
template <auto Member>
inline constexpr TextKind kTextKind = TextKind::undeclared;

namespace typed_text {

namespace detail = json::detail;

// What a member is, once lists, options and maps around it are taken off.
template <class T>
struct Inside {
  using Type = T;
};
template <class T>
struct Inside<std::vector<T>> : Inside<T> {};
template <class T>
struct Inside<std::optional<T>> : Inside<T> {};
template <class T>
struct Inside<std::map<std::string, T>> : Inside<T> {};
template <class T>
using InsideOf = typename Inside<T>::Type;

template <class T, class Use>
void each_string(T& value, const Use& use) {
  if constexpr (std::is_same_v<T, std::string>) {
    use(value);
  } else if constexpr (requires { value.begin()->second; }) {
    for (auto& [key, element] : value) each_string(element, use);
  } else if constexpr (requires { value.begin(); }) {
    for (auto& element : value) each_string(element, use);
  } else {
    if (value) each_string(*value, use);
  }
}

template <class T, class Use>
void each_typed(T& value, const Use& use);

template <class T, class Use>
void each_typed_inside(T& value, const Use& use) {
  if constexpr (detail::DescribedStruct<T>) {
    each_typed(value, use);
  } else if constexpr (requires { value.begin(); }) {
    for (auto& element : value) each_typed_inside(element, use);
  } else if constexpr (detail::is_optional<T>) {
    if (value) each_typed_inside(*value, use);
  }
}

// Calls `use` with every typed text, always in the same order.
template <class T, class Use>
void each_typed(T& value, const Use& use) {
  boost::mp11::mp_for_each<detail::Members<T>>([&]<class D>(D) {
    using M = InsideOf<detail::MemberType<T, D>>;
    if constexpr (std::is_same_v<M, std::string>) {
      static_assert(kTextKind<D::pointer> != TextKind::undeclared, "say with YICHUANG_TEXT what this is");
      if constexpr (kTextKind<D::pointer> == TextKind::typed) each_string(value.*D::pointer, use);
    } else {
      each_typed_inside(value.*D::pointer, use);
    }
  });
}

template <class T>
void list_texts(const std::string& before, std::vector<TextField>& found) {
  boost::mp11::mp_for_each<detail::Members<T>>([&]<class D>(D) {
    using M = InsideOf<detail::MemberType<T, D>>;
    const std::string path = before + D::name;
    if constexpr (std::is_same_v<M, std::string>)
      found.push_back({path, kTextKind<D::pointer> == TextKind::typed});
    else if constexpr (detail::DescribedStruct<M>)
      list_texts<M>(path + ".", found);
  });
}

// A body of which the typed texts are empty, and what they were, sealed as one.
template <class T>
struct Parted {
  T open;
  std::string sealed;
  BOOST_DESCRIBE_CLASS(Parted, (), (open, sealed), (), ())
  // What was written must always be read again: the limits of requests do not hold for what is stored.
  static constexpr json::FieldRule kRules[] = {{.member = "sealed", .max_length = 20'000'000}};
};
struct Texts {
  std::vector<std::string> texts;
  BOOST_DESCRIBE_CLASS(Texts, (), (texts), (), ())
  static constexpr json::FieldRule kRules[] = {
      {.member = "texts", .max_length = 1'000'000, .max_items = 1'000'000}};
};

inline constexpr std::string_view kMark = R"({"open":)";

template <class T>
T read_or_fail(const std::string& body) {
  auto value = json::read<T>(body);
  if (!value) throw Failure("what is stored cannot be read: " + value.refusal().code);
  return std::move(value).value();
}

// Canonical JSON of `value`, without a word that somebody typed.
template <class T>
std::string write_parted(T value, const Vault& vault, const std::string& bound_to) {
  Texts texts;
  bool any = false;
  each_typed(value, [&](std::string& text) {
    any |= !text.empty();
    texts.texts.push_back(std::exchange(text, {}));
  });
  if (!any) return json::write(value);
  return json::write(Parted<T>{std::move(value), vault.seal(json::write(texts), bound_to)});
}

// What write_parted() wrote, or what stood open before there was sealing. Without `opening` typed texts stay empty.
template <class T, class BoundTo>
T read_parted(const std::string& body, const Vault& vault, const BoundTo& bound_to, bool opening = true) {
  if (!body.starts_with(kMark)) return read_or_fail<T>(body);
  auto parted = read_or_fail<Parted<T>>(body);
  if (!opening) return std::move(parted.open);
  Texts texts = read_or_fail<Texts>(vault.open(parted.sealed, bound_to(parted.open)));
  std::size_t next = 0;
  each_typed(parted.open, [&](std::string& text) {
    if (next == texts.texts.size()) throw Failure("what is stored has lost some of its sealed words");
    text = std::move(texts.texts[next++]);
  });
  return std::move(parted.open);
}

}  // namespace typed_text
}  // namespace yichuang::app

#define YICHUANG_TEXT(Type, member, kind)                                            \
  template <>                                                                        \
  inline constexpr yichuang::app::TextKind yichuang::app::kTextKind<&Type::member> = \
      yichuang::app::TextKind::kind;
