// When a lease ends that somebody else really holds.
#pragma once

#include <chrono>
#include <string>

namespace yichuang::contract {

inline std::string in_half_a_minute() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(now).count() + 30'000);
}

}  // namespace yichuang::contract
