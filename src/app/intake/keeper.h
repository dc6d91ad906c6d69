// The keeper: what nobody needs any more is deleted, a little at a time — sessions and drafts that have expired, codes
// windows gave out, who had which case open, remembered answers, cases in memory, and files that no case and no draft
// came to name (个人信息保护法 第十九条: 最短时间). Files whose row never came to stand, because the machine stopped or the database said
// no, go too. Facts are never deleted, and neither is a file that one of them names.
#pragma once

#include <chrono>
#include <cstdint>

#include "app/record/centre.h"

namespace yichuang::app {

inline constexpr std::int64_t kKeptAnswerMs =
    std::int64_t{7} * 86'400'000;  // a retry is answered again this long
inline constexpr std::int64_t kDemoSessionMs =
    std::int64_t{400} * 86'400'000;  // a story may skip weeks, signed in
inline constexpr std::int64_t kMostSwept = 500;  // rows of a kind in one round
// Longer than any upload and any drawing takes from its file to its row. By the disk's clock, which no demonstration moves.
inline constexpr std::chrono::hours kStrayAfter{24};

struct Swept {
  std::int64_t sessions = 0, drafts = 0, activations = 0, presences = 0, answers = 0, uploads = 0;
  bool more = false;  // some kind was cut off at kMostSwept: another round has work
};

// One round. What stands when it ends is right whenever it is interrupted.
Swept keep_house(Centre& centre);

// Removes the files of one of FileStore::kFolders folders that no row names and nobody has put since kStrayAfter; how many.
// A million files are four thousand a folder, and eight look-ups.
std::int64_t sweep_strays(Centre& centre, int folder);

}  // namespace yichuang::app
