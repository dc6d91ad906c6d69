// The catalogue's search with the pinyin of this house.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "app/record/centre.h"
#include "core/catalogue/search.h"

namespace yichuang::app {

SearchIndex search_index(const Catalogue& catalogue, const ItemAliases& called = {});

// The index of the version in force, made once when it is first asked for.
class CurrentIndex {
 public:
  std::shared_ptr<const SearchIndex> of(const Centre& centre, const Catalogue& catalogue);

 private:
  std::mutex mutex_;
  std::string version_;
  std::shared_ptr<const SearchIndex> index_;
};

}  // namespace yichuang::app
