// Cases as they stood when this process last had them in its hands, folded, so that the next act need not read and fold
// their whole history again. The shelf is never believed: whoever takes a case from it asks the store, in the snapshot
// they decide in, whether the stream stands at that version with that head, and reads what came since.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "app/intake/case_record.h"

namespace yichuang::app {

inline constexpr std::size_t kMostShelved = 1024;  // cases; the one longest untouched makes room
// What people wrote is not kept open in memory because somebody once worked on it.
inline constexpr std::int64_t kShelvedForMs = 900'000;
inline constexpr std::size_t kMostShelvedForm =
    16'384;  // bytes of a form; a larger one is read anew each time

class CaseShelf {
 public:
  // The clock says how long a case has not been touched; in a demonstration too it is real time.
  explicit CaseShelf(Clock clock, std::size_t most = kMostShelved) : clock_(std::move(clock)), most_(most) {}

  // Takes the case away, so that nothing is copied; who asks meanwhile finds none and reads.
  std::optional<LoadedCase> take(const store::StreamKey& key);
  // Without its facts and without what its documents say, which no decision needs.
  void put(const store::StreamKey& key, LoadedCase loaded) noexcept;
  // Lets go of every case that nobody touched for kShelvedForMs.
  void forget_old();
  std::size_t size();

 private:
  struct Touched {
    store::StreamKey key;
    Instant at;
  };
  struct Place {
    LoadedCase loaded;
    std::list<Touched>::iterator age;
  };
  bool is_old(const Touched& touched) const;
  void keep(const store::StreamKey& key, LoadedCase loaded);
  void drop(std::map<store::StreamKey, Place>::iterator place);

  const Clock clock_;
  const std::size_t most_;
  std::mutex mutex_;
  std::map<store::StreamKey, Place> places_;
  std::list<Touched> by_age_;  // the one put back last is first
};

// A case in somebody's hands. Unless it is kept, because it was changed, it goes back to its shelf, if there is one.
class LentCase {
 public:
  LentCase() = default;
  LentCase(CaseShelf* shelf, const store::StreamKey& key, LoadedCase loaded)
      : shelf_(shelf), key_(key), loaded_(std::make_unique<LoadedCase>(std::move(loaded))) {}
  LentCase(LentCase&&) = default;
  LentCase& operator=(LentCase&&) = default;
  ~LentCase();

  explicit operator bool() const { return loaded_ != nullptr; }
  const LoadedCase& operator*() const { return *loaded_; }
  const LoadedCase* operator->() const { return loaded_.get(); }
  LoadedCase keep() { return std::move(*std::exchange(loaded_, nullptr)); }

 private:
  CaseShelf* shelf_ = nullptr;
  store::StreamKey key_;
  std::unique_ptr<LoadedCase> loaded_;
};

// The case brought to where `facts` leave it: those the store answered to facts_from() the version it was seen at. None
// when its stream does not stand as remembered.
std::optional<LoadedCase> brought_up(LoadedCase loaded, const std::vector<store::Fact>& facts,
                                     const Centre& centre);

// The cases as they stand, for deciding, asked for together in one snapshot. One that does not exist is not
// among them.
std::map<CaseId, LentCase> lent_cases(const Centre& centre, const std::set<CaseId>& cases);

}  // namespace yichuang::app
