// Finding what a whole sentence speaks of, “我想在渝北开个药房，卖药”: by the pairs of neighbouring characters it shares with the
// names of things, the rarer the more. No list of words to leave out: pairs that no name has say nothing, and pairs that
// many names have say little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yichuang {

class PairIndex {
 public:
  struct Hit {
    std::size_t thing = 0;
    int score = 0;  // 1–100: the part of what the sentence says that this thing has, and how much of its name that is
  };

  // A name of a thing, folded as the sentence will be. Things are numbered from 0; one has several names. What only
  // describes it is believed by a part of that, 0–1.
  void add(std::size_t thing, std::u32string_view name, double belief = 1);

  // Best first, at equal score the thing of the lower number; only those that come near the best.
  std::vector<Hit> find(std::u32string_view sentence) const;

 private:
  struct Place {
    std::uint32_t thing, name;
  };
  double weight_of(const std::vector<Place>& places) const;

  std::unordered_map<std::uint64_t, std::vector<Place>> pairs_;
  struct Name {
    std::size_t length;  // in pairs
    double belief;
  };
  std::vector<Name> names_;
  std::size_t things_ = 0;
};

}  // namespace yichuang
