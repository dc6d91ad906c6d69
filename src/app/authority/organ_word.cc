#include "app/authority/organ_word.h"

#include <initializer_list>
#include <vector>

namespace yichuang::app {
namespace {

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) characters.emplace_back();
    if (!characters.empty()) characters.back() += byte;
  }
  return characters;
}

void drop_front(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return text.remove_prefix(word.size());
}

void drop_back(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.ends_with(word)) return text.remove_suffix(word.size());
}

}  // namespace

std::string word_initials(std::string_view words) {
  const auto characters = characters_of(words);
  if (characters.size() <= 3) return std::string(words);
  std::string initials;
  for (std::size_t i = 0; i < characters.size(); i += 2) initials += characters[i];
  return initials;
}

std::string place_word(const District& district) {
  std::string_view place = district.name.zh;
  constexpr std::string_view kCity = "市";
  if (const auto city = place.find(kCity); city != place.npos && city + kCity.size() < place.size())
    place.remove_prefix(city + kCity.size());
  drop_back(place, {"区", "县", "市"});
  return std::string(place);
}

std::string organ_word(const District& district, const Department& department) {
  const std::string place = place_word(district);
  std::string_view name = department.short_name.zh;
  drop_front(name, {"区", "县"});
  drop_back(name, {"分中心", "分局", "局", "委"});
  std::string core(name);
  // 公积金渝北分中心 names the place itself.
  if (const auto at = core.find(place); !place.empty() && at != core.npos) core.erase(at, place.size());
  return place + word_initials(core);
}

}  // namespace yichuang::app
