#include "app/catalogue/member_names.h"

#include <algorithm>
#include <numeric>

#include "app/catalogue/document.h"

namespace yichuang::app {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = corner + (a[i] == b[j] ? 0 : 1);
      corner = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, corner + 1});
    }
  }
  return row.back();
}

}  // namespace

MemberNames::MemberNames(const CatalogueFiles& files) {
  add(files, "texts/columns.yaml");
  add(files, "texts/values.yaml");
}

void MemberNames::add(const CatalogueFiles& files, const std::string& path) {
  const auto text = files.read(path);
  std::vector<Problem> problems;
  const auto document = text ? parse_yaml(*text, path, problems) : nullptr;
  const Node* texts = document == nullptr ? nullptr : document->member("texts");
  if (texts == nullptr) return;
  for (const auto& [code, words] : texts->members) {
    const Node* zh = words.member("zh");
    const Node* en = words.member("en");
    if (zh != nullptr && en != nullptr) texts_[code] = {zh->text, en->text};
  }
}

Text MemberNames::member(std::string_view name) const {
  const auto found = texts_.find("column." + std::string(name));
  return found == texts_.end() ? Text{std::string(name), std::string(name)} : found->second;
}

Text MemberNames::place(const Steps& steps) const {
  if (steps.empty()) return {"这条记录", "This record"};
  Text place;
  for (const std::string& step : steps) {
    const Text name = step.starts_with('#')
                          ? Text{"第 " + step.substr(1) + " 条", "no. " + step.substr(1)}
                          : member(step);
    place.zh += (place.zh.empty() ? "" : "·") + name.zh;
    place.en += (place.en.empty() ? "" : ", ") + name.en;
  }
  return place;
}

Text MemberNames::value(const Steps& steps, const std::string& code) const {
  std::string path;
  for (const std::string& step : steps)
    if (!step.starts_with('#')) path += step + ".";
  while (!path.empty()) {
    if (const auto found = texts_.find("value." + path + code); found != texts_.end())
      return {"“" + found->second.zh + "”（" + code + "）", "“" + found->second.en + "” (" + code + ")"};
    path.erase(0, path.find('.') + 1);
  }
  return {"“" + code + "”", "“" + code + "”"};
}

std::string nearest_name(std::string_view written, const std::vector<std::string>& known) {
  std::string nearest;
  // Half of the letters wrong is another word.
  std::size_t least = written.size() / 2 + 1;
  for (const std::string& name : known)
    if (const std::size_t far = distance(written, name); far < least) {
      least = far;
      nearest = name;
    }
  return nearest;
}

}  // namespace yichuang::app
