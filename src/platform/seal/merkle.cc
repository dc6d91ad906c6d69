#include "platform/seal/merkle.h"

#include <bit>

#include "base/result.h"
#include "platform/store/fact_hash.h"

namespace yichuang::seal {
namespace {

constexpr char kLeaf = 0x00, kNode = 0x01;

int level_of(std::int64_t leaves) { return std::countr_zero(static_cast<std::uint64_t>(leaves)); }

// The largest power of two smaller than n: where RFC 9162 splits a tree of n > 1 leaves.
std::int64_t split(std::int64_t n) {
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

// MTH(D[begin:end]). `begin` is always a multiple of the perfect subtrees that start there.
Hash subtree(std::int64_t begin, std::int64_t end, const Perfect& perfect) {
  const std::int64_t n = end - begin;
  ensure(n > 0);
  if (std::has_single_bit(static_cast<std::uint64_t>(n))) return perfect(level_of(n), begin / n);
  const std::int64_t k = split(n);
  return node_hash(subtree(begin, begin + k, perfect), subtree(begin + k, end, perfect));
}

// PATH(m, D[begin:end]), m counted from begin.
void add_path(std::vector<Hash>& path, std::int64_t m, std::int64_t begin, std::int64_t end,
              const Perfect& perfect) {
  const std::int64_t n = end - begin;
  if (n == 1) return;
  const std::int64_t k = split(n);
  if (m < k) {
    add_path(path, m, begin, begin + k, perfect);
    path.push_back(subtree(begin + k, end, perfect));
  } else {
    add_path(path, m - k, begin + k, end, perfect);
    path.push_back(subtree(begin, begin + k, perfect));
  }
}

// SUBPROOF(m, D[begin:end], known): known while the earlier tree itself is what is compared.
void add_subproof(std::vector<Hash>& path, std::int64_t m, std::int64_t begin, std::int64_t end, bool known,
                  const Perfect& perfect) {
  const std::int64_t n = end - begin;
  if (m == n) {
    if (!known) path.push_back(subtree(begin, end, perfect));
    return;
  }
  const std::int64_t k = split(n);
  if (m <= k) {
    add_subproof(path, m, begin, begin + k, known, perfect);
    path.push_back(subtree(begin + k, end, perfect));
  } else {
    add_subproof(path, m - k, begin + k, end, false, perfect);
    path.push_back(subtree(begin, begin + k, perfect));
  }
}

}  // namespace

Hash leaf_hash(std::string_view fact_hash) { return store::sm3(std::string(1, kLeaf).append(fact_hash)); }

Hash node_hash(std::string_view left, std::string_view right) {
  return store::sm3(std::string(1, kNode).append(left).append(right));
}

RightEdge::RightEdge(std::int64_t size, const Perfect& perfect) : size_(size) {
  std::int64_t begin = 0;
  for (auto rest = static_cast<std::uint64_t>(size); rest > 0;) {
    const auto leaves = static_cast<std::int64_t>(std::bit_floor(rest));
    roots_.push_back(perfect(level_of(leaves), begin / leaves));
    begin += leaves;
    rest -= static_cast<std::uint64_t>(leaves);
  }
}

void RightEdge::add(Hash leaf, const Completed& completed) {
  ++size_;
  roots_.push_back(std::move(leaf));
  for (int level = 1; size_ % (std::int64_t{1} << level) == 0; ++level) {
    const Hash right = std::move(roots_.back());
    roots_.pop_back();
    roots_.back() = node_hash(roots_.back(), right);
    completed(level, size_, roots_.back());
  }
}

Hash RightEdge::root() const {
  if (roots_.empty()) return store::sm3({});
  Hash root = roots_.back();
  for (std::size_t i = roots_.size() - 1; i-- > 0;) root = node_hash(roots_[i], root);
  return root;
}

std::vector<Hash> inclusion_path(std::int64_t index, std::int64_t size, const Perfect& perfect) {
  ensure(index >= 0 && index < size);
  std::vector<Hash> path;
  add_path(path, index, 0, size, perfect);
  return path;
}

std::vector<Hash> consistency_path(std::int64_t earlier, std::int64_t size, const Perfect& perfect) {
  ensure(earlier > 0 && earlier <= size);
  std::vector<Hash> path;
  add_subproof(path, earlier, 0, size, true, perfect);
  return path;
}

}  // namespace yichuang::seal
