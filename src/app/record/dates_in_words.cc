#include "app/record/dates_in_words.h"

#include <array>

namespace yichuang::app {

Words in_words(Date day) {
  static constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  const std::string year = std::to_string(day.year()), of_month = std::to_string(day.day());
  const auto month = static_cast<std::size_t>(day.month());
  return {year + "年" + std::to_string(month) + "月" + of_month + "日",
          of_month + " " + kMonths.at(month - 1) + " " + year};
}

}  // namespace yichuang::app
