// Typed 64-bit ids, made by the application and time-ordered inside a district (design §4).
// CaseId is not PersonId: mixing them does not compile. In JSON an id is a decimal string.
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang {

template <class Tag>
struct Id {
  std::int64_t value = 0;  // 0: none
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

template <class Tag>
std::string to_string(Id<Tag> id) {
  return std::to_string(id.value);
}

// Only a whole positive decimal number is an id; anything else is nullopt.
template <class IdType>
std::optional<IdType> parse_id(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return IdType{value};
}

using PersonId = Id<struct PersonTag>;        // a human being or an organisation, applicant or staff
using CaseId = Id<struct CaseTag>;            // one matter, one number, one set of materials
using LetterId = Id<struct LetterTag>;        // an authorisation letter 授权书
using DocumentId = Id<struct DocumentTag>;    // an official document 文书
using DraftId = Id<struct DraftTag>;          // an application not yet submitted
using RevisionId = Id<struct RevisionTag>;    // a revision 修订稿 of the catalogue
using CallBackId = Id<struct CallBackTag>;      // a request to be called 回电请求
using SessionId = Id<struct SessionTag>;

}  // namespace yichuang

template <class Tag>
struct std::hash<yichuang::Id<Tag>> {
  std::size_t operator()(yichuang::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
