#include "platform/seal/merkle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "platform/crypto/digest.h"
#include "platform/store/fact_hash.h"

namespace yichuang::seal {
namespace {

// RFC 9162 2.1.1 word for word, over leaves 0 … n−1 whose fact hashes are their numbers.
Hash fact(std::int64_t i) { return store::sm3(std::to_string(i)); }

Hash mth(std::int64_t begin, std::int64_t end) {
  if (begin == end) return store::sm3("");
  if (end - begin == 1) return leaf_hash(fact(begin));
  std::int64_t k = 1;
  while (k * 2 < end - begin) k *= 2;
  return node_hash(mth(begin, begin + k), mth(begin + k, end));
}

const Perfect kPerfect = [](int level, std::int64_t index) {
  return mth(index << level, (index + 1) << level);
};

RightEdge grown(std::int64_t size) {
  RightEdge edge;
  for (std::int64_t i = 0; i < size; ++i) edge.add(leaf_hash(fact(i)), [](int, std::int64_t, const Hash&) {});
  return edge;
}

TEST(a_tree, of_nothing_and_of_one_leaf_is_hashed_as_the_standard_says) {
  EXPECT_EQ(crypto::to_hex(RightEdge().root()), crypto::sm3_hex(""));
  EXPECT_EQ(crypto::to_hex(grown(1).root()), crypto::sm3_hex(std::string(1, '\0') + fact(0)));
  EXPECT_EQ(grown(2).root(), store::sm3(std::string(1, '\x01') + leaf_hash(fact(0)) + leaf_hash(fact(1))));
}

TEST(a_tree, that_grows_has_the_root_of_the_definition_at_every_size) {
  RightEdge edge;
  for (std::int64_t size = 1; size <= 300; ++size) {
    edge.add(leaf_hash(fact(size - 1)), [](int level, std::int64_t end, const Hash& hash) {
      EXPECT_EQ(hash, mth(end - (std::int64_t{1} << level), end));
    });
    ASSERT_EQ(edge.root(), mth(0, size)) << size;
    ASSERT_EQ(edge.size(), size);
  }
}

TEST(a_tree, taken_up_again_from_its_perfect_nodes_goes_on_as_if_it_had_never_stopped) {
  for (std::int64_t size = 0; size <= 40; ++size) {
    RightEdge again(size, kPerfect);
    EXPECT_EQ(again.root(), mth(0, size));
    again.add(leaf_hash(fact(size)), [](int, std::int64_t, const Hash&) {});
    EXPECT_EQ(again.root(), mth(0, size + 1));
  }
}

// The example of RFC 9162 2.1.5: seven leaves a–g under d0 … d6.
TEST(a_path, is_that_of_the_standards_example) {
  const auto leaf = [](std::int64_t i) { return leaf_hash(fact(i)); };
  const Hash g = node_hash(leaf(0), leaf(1)), h = node_hash(leaf(2), leaf(3)),
             i = node_hash(leaf(4), leaf(5));
  const Hash j = leaf(6), k = node_hash(g, h), l = node_hash(i, j);
  EXPECT_EQ(inclusion_path(0, 7, kPerfect), (std::vector<Hash>{leaf(1), h, l}));
  EXPECT_EQ(inclusion_path(3, 7, kPerfect), (std::vector<Hash>{leaf(2), g, l}));
  EXPECT_EQ(inclusion_path(4, 7, kPerfect), (std::vector<Hash>{leaf(5), j, k}));
  EXPECT_EQ(inclusion_path(6, 7, kPerfect), (std::vector<Hash>{i, k}));
  EXPECT_EQ(consistency_path(3, 7, kPerfect), (std::vector<Hash>{leaf(2), leaf(3), g, l}));
  EXPECT_EQ(consistency_path(4, 7, kPerfect), (std::vector<Hash>{l}));
  EXPECT_EQ(consistency_path(6, 7, kPerfect), (std::vector<Hash>{i, j, k}));
  EXPECT_EQ(consistency_path(7, 7, kPerfect), (std::vector<Hash>{}));
}

RC_GTEST_PROP(a_path, never_has_more_hashes_than_the_tree_has_levels, ()) {
  const auto size = *rc::gen::inRange<std::int64_t>(1, 500);
  const auto index = *rc::gen::inRange<std::int64_t>(0, size);
  const auto path = inclusion_path(index, size, kPerfect);
  std::size_t levels = 0;
  while ((std::int64_t{1} << levels) < size) ++levels;
  RC_ASSERT(path.size() <= levels);
  RC_ASSERT(size == 1 || !path.empty());
}

}  // namespace
}  // namespace yichuang::seal
