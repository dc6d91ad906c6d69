// Reading the sealed journal: heads, keys, the hashes of the tree, where a fact stands.
#pragma once

#include <optional>
#include <vector>

#include "platform/seal/head.h"
#include "platform/seal/merkle.h"

namespace yichuang::seal {

inline constexpr int kKeptEvery = 8;  // the levels of the tree that are kept: 8, 16, 24 …
inline bool is_kept(int level) { return level > 0 && level % kKeptEvery == 0; }

std::optional<Head> last_head(store::Reader& reader, std::int64_t district);
// The first head that covers position `size`; nothing when it is not sealed yet.
std::optional<Head> head_covering(store::Reader& reader, std::int64_t district, std::int64_t size);
std::optional<Head> head_numbered(store::Reader& reader, std::int64_t district, std::int64_t number);
std::vector<KeyStatement> keys(store::Reader& reader, std::int64_t district);  // by number
std::optional<KeyStatement> last_key(store::Reader& reader, std::int64_t district);

// Hashes of facts in feed order, after `after`. Failure when one has no fact.
std::vector<Hash> fact_hashes(store::Reader& reader, std::int64_t district, std::int64_t after,
                              std::int64_t up_to);
std::int64_t feed_end(store::Reader& reader, std::int64_t district);

// Perfect nodes, from kept ones and facts, for as long as the reader lives: at most 256 rows each.
Perfect nodes_of(store::Reader& reader, std::int64_t district);

// Where the facts of a stream stand in the feed, in their order; 0: not yet. The feed has no index by stream,
// which would cost every action; a fact stands near others of its time.
std::vector<std::int64_t> positions(store::Reader& reader, store::StreamKey key,
                                    const std::vector<store::Fact>& facts);

}  // namespace yichuang::seal
