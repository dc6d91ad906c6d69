#include "app/catalogue/search_index.h"

#include "platform/text/pinyin.h"

namespace yichuang::app {

SearchIndex search_index(const Catalogue& catalogue) {
  return SearchIndex(catalogue, [](const std::string& text) {
    const text::Pinyin read = text::pinyin(text);
    return Transliteration{read.full, read.initials};
  });
}

std::shared_ptr<const SearchIndex> CurrentIndex::of(const Catalogue& catalogue) {
  const std::lock_guard lock(mutex_);
  if (!index_ || version_ != catalogue.version) {
    index_ = std::make_shared<const SearchIndex>(search_index(catalogue));
    version_ = catalogue.version;
  }
  return index_;
}

}  // namespace yichuang::app
