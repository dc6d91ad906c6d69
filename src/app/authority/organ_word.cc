#include "app/authority/organ_word.h"

namespace yichuang::app {

std::string organ_word(const Department& department) {
  return department.word.empty() ? department.short_name.zh : department.word;
}

std::string centre_word(const Catalogue& catalogue) {
  return catalogue.centre.word.empty() ? catalogue.centre.name.zh : catalogue.centre.word;
}

}  // namespace yichuang::app
