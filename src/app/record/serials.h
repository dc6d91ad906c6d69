// Serial numbers taken in blocks, outside the hot write: doubles never. A gap is left only by a server that stops: what
// was left of its block is not given out again.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::app {

inline constexpr std::int64_t kSerialBlock = 100;

// Kinds that begin so are series of result numbers. Before them every item counted by itself ("result:" and its code); a
// series begins after whatever those had reached in its year, so that no number is given out twice.
inline constexpr const char* kResultSeries = "series:";

class Serials {
 public:
  Serials(store::Store& store, std::int64_t district) : store_(store), district_(district) {}
  // The next serial of this kind and year, from 1. Several processes never give the same.
  std::int64_t next(const std::string& kind, int year);
  // Nothing came of it, for certain: the next who asks gets it.
  void give_back(const std::string& kind, int year, std::int64_t serial);

 private:
  struct Block {
    std::int64_t next = 0, end = 0;
    std::vector<std::int64_t> given_back;
  };
  Block take(const std::string& kind, int year);
  store::Store& store_;
  const std::int64_t district_;
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, Block> blocks_;
};

}  // namespace yichuang::app
