#include "app/catalogue/search_index.h"

#include "app/catalogue/item_aliases.h"
#include "app/catalogue/stored_version.h"
#include "platform/text/pinyin.h"

namespace yichuang::app {
namespace {

// Every version that ever served is kept with its files.
ItemAliases aliases_of(const Centre& centre, const std::string& version) {
  std::optional<CatalogueFiles> files;
  centre.store.read(
      [&](store::Reader& reader) { files = stored_version(reader, centre.district, version); });
  if (!files) throw Failure("catalogue version " + version + " is not in the database");
  return item_aliases(*files);
}

}  // namespace

SearchIndex search_index(const Catalogue& catalogue, const ItemAliases& called) {
  return SearchIndex(
      catalogue,
      [](const std::string& text) {
        const text::Pinyin read = text::pinyin(text);
        return Transliteration{read.full, read.initials};
      },
      called);
}

std::shared_ptr<const SearchIndex> CurrentIndex::of(const Centre& centre, const Catalogue& catalogue) {
  const std::lock_guard lock(mutex_);
  if (!index_ || version_ != catalogue.version) {
    index_ =
        std::make_shared<const SearchIndex>(search_index(catalogue, aliases_of(centre, catalogue.version)));
    version_ = catalogue.version;
  }
  return index_;
}

}  // namespace yichuang::app
