// What a set of concurrent acts read and wrote, and whether some order of them one after the other explains
// it.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

namespace yichuang::contract {

// An act relied on `read` (version by stream) and wrote version + 1 of each stream in `wrote`.
struct Act {
  std::map<std::int64_t, std::int64_t> read;
  std::vector<std::int64_t> wrote;
};

class History {
 public:
  void record(Act act) {
    const std::lock_guard lock(mutex_);
    acts_.push_back(std::move(act));
  }
  std::size_t size() const { return acts_.size(); }

  // Orders the acts by: the writer of a version comes before who read it, and who read it before the writer
  // of the next. False if that order runs in a circle, or two acts wrote one version.
  bool is_serialisable() const {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> writer;
    for (std::size_t i = 0; i < acts_.size(); ++i)
      for (const std::int64_t stream : acts_[i].wrote)
        if (!writer.emplace(std::pair{stream, acts_[i].read.at(stream) + 1}, i).second) return false;
    std::vector<std::vector<std::size_t>> after(acts_.size());
    std::vector<int> before(acts_.size(), 0);
    const auto edge = [&](std::size_t from, std::size_t to) {
      if (from == to) return;
      after[from].push_back(to);
      ++before[to];
    };
    for (std::size_t i = 0; i < acts_.size(); ++i)
      for (const auto& [stream, version] : acts_[i].read) {
        if (const auto made = writer.find({stream, version}); made != writer.end()) edge(made->second, i);
        if (const auto next = writer.find({stream, version + 1}); next != writer.end()) edge(i, next->second);
      }
    return count_orderable(after, before) == acts_.size();
  }

 private:
  static std::size_t count_orderable(const std::vector<std::vector<std::size_t>>& after,
                                     std::vector<int> before) {
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < before.size(); ++i)
      if (before[i] == 0) ready.push_back(i);
    std::size_t ordered = 0;
    while (!ready.empty()) {
      const std::size_t one = ready.back();
      ready.pop_back();
      ++ordered;
      for (const std::size_t next : after[one])
        if (--before[next] == 0) ready.push_back(next);
    }
    return ordered;
  }

  std::mutex mutex_;
  std::vector<Act> acts_;
};

}  // namespace yichuang::contract
