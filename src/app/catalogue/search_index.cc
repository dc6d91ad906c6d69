#include "app/catalogue/search_index.h"

#include "platform/text/pinyin.h"

namespace yichuang::app {

SearchIndex search_index(const Catalogue& catalogue) {
  return SearchIndex(catalogue, [](const std::string& text) {
    const text::Pinyin read = text::pinyin(text);
    return Transliteration{read.full, read.initials};
  });
}

}  // namespace yichuang::app
