// The tree over the feed, as RFC 9162 section 2.1 has it, with SM3 for the hash.
//
//   leaf  SM3( 0x00 ‖ hash of the fact )          position 1 of the feed is leaf 0
//   node  SM3( 0x01 ‖ left ‖ right )
//
// A subtree is perfect when it has 2^level leaves and begins at a multiple of that; such a node never changes
// again. Every other node is made of perfect ones, so whoever can look up perfect nodes can give any root and
// any proof.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::seal {

using Hash = std::string;  // 32 bytes

Hash leaf_hash(std::string_view fact_hash);
Hash node_hash(std::string_view left, std::string_view right);

// The perfect node of `level` whose leaves are index·2^level … (index+1)·2^level − 1.
using Perfect = std::function<Hash(int level, std::int64_t index)>;

// The roots of the perfect subtrees a tree of that size falls into, from the left: all that is needed to go
// on appending.
class RightEdge {
 public:
  // Told of each perfect subtree above the leaves, as its last leaf comes.
  using Completed = std::function<void(int level, std::int64_t size, const Hash& hash)>;

  RightEdge() = default;
  RightEdge(std::int64_t size, const Perfect& perfect);

  void add(Hash leaf, const Completed& completed);
  std::int64_t size() const { return size_; }
  Hash root() const;  // of no leaves: SM3 of nothing

 private:
  std::int64_t size_ = 0;
  std::vector<Hash> roots_;  // one for each one-bit of the size, the largest first
};

// 2.1.3.1: that leaf `index` is in the tree of `size`. The hashes from the leaf upwards.
std::vector<Hash> inclusion_path(std::int64_t index, std::int64_t size, const Perfect& perfect);
// 2.1.4.1: that the tree of `size` begins with the tree of `earlier`; 0 < earlier ≤ size.
std::vector<Hash> consistency_path(std::int64_t earlier, std::int64_t size, const Perfect& perfect);

}  // namespace yichuang::seal
