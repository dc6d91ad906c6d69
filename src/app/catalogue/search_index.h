// The catalogue's search with the pinyin of this house.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "core/catalogue/search.h"

namespace yichuang::app {

SearchIndex search_index(const Catalogue& catalogue);

// The index of the version in force, made once when it is first asked for.
class CurrentIndex {
 public:
  std::shared_ptr<const SearchIndex> of(const Catalogue& catalogue);

 private:
  std::mutex mutex_;
  std::string version_;
  std::shared_ptr<const SearchIndex> index_;
};

}  // namespace yichuang::app
