// The number a granted item's result carries: 渝北市监药经许〔2026〕1号. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "core/catalogue/catalogue.h"

namespace yichuang::app {

// What the result is called for short, with a word for its kind: 药品经营许可证 → 药经许. At most five characters.
std::string result_word(const ResultSpecification& result);

// The organ's word and the result's: items whose results are called the same (three registrations, one certificate) share
// them, and so share one series of serials.
std::string result_series(const Catalogue& catalogue, const Item& item);

// The organ's word, the result's word, year and serial of their series. An organ that is not real is marked, so that nobody
// takes the paper for a licence: （演示）渝北市监药经许〔2026〕1号.
std::string result_number(const Catalogue& catalogue, const Item& item, int year, std::int64_t serial);

}  // namespace yichuang::app
