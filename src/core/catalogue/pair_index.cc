#include "core/catalogue/pair_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace yichuang {
namespace {

// Chinese only: pairs of letters are in every word.
std::set<std::uint64_t> pairs_of(std::u32string_view text) {
  constexpr char32_t kFirstChinese = 0x2E80;
  std::set<std::uint64_t> pairs;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] >= kFirstChinese && text[i + 1] >= kFirstChinese)
      pairs.insert(std::uint64_t{text[i]} << 32 | text[i + 1]);
  return pairs;
}

}  // namespace

void PairIndex::add(std::size_t thing, std::u32string_view name, double belief) {
  const std::set<std::uint64_t> pairs = pairs_of(name);
  const Place place{static_cast<std::uint32_t>(thing), static_cast<std::uint32_t>(names_.size())};
  for (const std::uint64_t pair : pairs) pairs_[pair].push_back(place);
  names_.push_back({pairs.size(), belief});
  things_ = std::max(things_, thing + 1);
}

// The fewer things have it, the more it says; nothing when an eighth of them have it (办理, 许可).
double PairIndex::weight_of(const std::vector<Place>& places) const {
  constexpr std::size_t kCommon = 8;
  std::size_t having = 0;
  for (std::size_t i = 0; i < places.size(); ++i)  // the names of one thing stand side by side
    if (i == 0 || places[i].thing != places[i - 1].thing) ++having;
  if (having > kCommon && having * kCommon > things_) return 0;
  return 1 + std::log(static_cast<double>(things_) / static_cast<double>(having));
}

std::vector<PairIndex::Hit> PairIndex::find(std::u32string_view sentence) const {
  struct Found {
    double weight = 0;
    std::map<std::uint32_t, std::size_t> by_name;  // pairs
  };
  std::map<std::uint32_t, Found> found;
  double all = 0;
  for (const std::uint64_t pair : pairs_of(sentence)) {
    const auto known = pairs_.find(pair);
    if (known == pairs_.end()) continue;
    const double weight = weight_of(known->second);
    if (weight == 0) continue;
    all += weight;
    std::map<std::uint32_t, double> beliefs;  // by thing, of the name that is believed most
    for (const Place& place : known->second) {
      double& belief = beliefs[place.thing];
      belief = std::max(belief, names_[place.name].belief);
      ++found[place.thing].by_name[place.name];
    }
    for (const auto& [thing, belief] : beliefs) found[thing].weight += weight * belief;
  }
  std::vector<Hit> hits;
  for (const auto& [thing, one] : found) {
    double fullest = 0;
    for (const auto& [name, pairs] : one.by_name)
      fullest = std::max(fullest, static_cast<double>(pairs) / static_cast<double>(names_[name].length));
    hits.push_back({thing, static_cast<int>(std::lround(80 * one.weight / all + 20 * fullest))});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  if (!hits.empty()) {
    const int near = hits.front().score * 6 / 10;
    std::erase_if(hits, [&](const Hit& hit) { return hit.score < near; });
  }
  return hits;
}

}  // namespace yichuang
