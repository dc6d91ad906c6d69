#include "core/catalogue/catalogue.h"

#include <algorithm>

#include "core/catalogue/plan.h"

namespace yichuang {

const Question* Package::question(std::string_view code) const {
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const Question& question) { return question.code == code; });
  return found == questions.end() ? nullptr : &*found;
}

const PackageItem* Package::item(std::string_view code) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const PackageItem& item) { return item.item == code; });
  return found == items.end() ? nullptr : &*found;
}

const Text* Catalogue::text(std::string_view code) const {
  const CodedText* found = texts.find(code);
  return found == nullptr ? nullptr : &found->text;
}

std::string Catalogue::where(Origin origin) const {
  if (origin.file < 0 || static_cast<std::size_t>(origin.file) >= files.size()) return {};
  return files[static_cast<std::size_t>(origin.file)] + ":" + std::to_string(origin.line);
}

const PlannedItem* Plan::item(std::string_view code) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const PlannedItem& item) { return item.code == code; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace yichuang
