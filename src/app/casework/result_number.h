// The number a granted item's result carries: 渝北市监药许〔2026〕1号. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "core/catalogue/catalogue.h"

namespace yichuang::app {

// The organ's word and the result's: results with the same two share one series of serials.
std::string result_series(const Catalogue& catalogue, const Item& item);

// Word, year and serial of the series. An organ that is not real is marked, so that nobody takes the paper for a licence:
// （演示）渝北市监药许〔2026〕1号. What was numbered before by another word keeps its number.
std::string result_number(const Catalogue& catalogue, const Item& item, int year, std::int64_t serial);

}  // namespace yichuang::app
