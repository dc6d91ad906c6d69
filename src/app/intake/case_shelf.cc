#include "app/intake/case_shelf.h"

#include <new>

namespace yichuang::app {
namespace {

std::size_t form_bytes(const Case& kase) {
  std::size_t bytes = 0;
  for (const auto& [code, value] : kase.fields) bytes += code.size() + value.size();
  return bytes;
}

}  // namespace

std::optional<LoadedCase> CaseShelf::take(const store::StreamKey& key) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(key);
  if (found == places_.end()) return std::nullopt;
  const bool old = is_old(*found->second.age);
  std::optional<LoadedCase> loaded(std::move(found->second.loaded));
  drop(found);
  if (old) return std::nullopt;
  return loaded;
}

// What was done is done, whether or not there is room to remember it.
void CaseShelf::put(const store::StreamKey& key, LoadedCase loaded) noexcept {
  try {
    keep(key, std::move(loaded));
  } catch (const std::bad_alloc&) {
  }
}

void CaseShelf::keep(const store::StreamKey& key, LoadedCase loaded) {
  // Nothing more is done to a case that is over: what people wrote in it is not kept open for nothing.
  if (loaded.kase.archive || loaded.kase.withdrawal || form_bytes(loaded.kase) > kMostShelvedForm) return;
  loaded.facts.clear();
  for (DocumentMade& made : loaded.kase.documents) {
    made.values.clear();
    made.rows.clear();
  }
  const std::lock_guard lock(mutex_);
  if (const auto stands = places_.find(key); stands != places_.end()) {
    if (stands->second.loaded.state.version > loaded.state.version) return;
    drop(stands);
  }
  by_age_.push_front({key, clock_()});
  try {
    places_.emplace(key, Place{std::move(loaded), by_age_.begin()});
  } catch (...) {
    by_age_.pop_front();
    throw;
  }
  if (places_.size() > most_) drop(places_.find(by_age_.back().key));
}

void CaseShelf::forget_old() {
  const std::lock_guard lock(mutex_);
  while (!by_age_.empty() && is_old(by_age_.back())) drop(places_.find(by_age_.back().key));
}

bool CaseShelf::is_old(const Touched& touched) const { return clock_().ms - touched.at.ms > kShelvedForMs; }

std::size_t CaseShelf::size() {
  const std::lock_guard lock(mutex_);
  return places_.size();
}

void CaseShelf::drop(std::map<store::StreamKey, Place>::iterator place) {
  by_age_.erase(place->second.age);
  places_.erase(place);
}

LentCase::~LentCase() {
  if (shelf_ != nullptr && loaded_ != nullptr) shelf_->put(key_, std::move(*loaded_));
}

std::optional<LoadedCase> brought_up(LoadedCase loaded, const std::vector<store::Fact>& facts,
                                     const Centre& centre) {
  if (facts.empty() || facts.front().seq != loaded.state.version || facts.front().hash != loaded.state.head)
    return std::nullopt;
  for (auto fact = facts.begin() + 1; fact != facts.end(); ++fact) {
    apply(loaded.kase, decode(*fact, loaded.kase.id, centre.vault, Reading::for_deciding), *loaded.plan);
    loaded.rows.reset();
  }
  loaded.state = {facts.back().seq, facts.back().hash};
  loaded.last_at = facts.back().at;
  return loaded;
}

std::map<CaseId, LentCase> lent_cases(const Centre& centre, const std::set<CaseId>& cases) {
  std::map<CaseId, std::optional<LoadedCase>> known;
  sql::Batch questions;
  for (const CaseId kase : cases) {
    const store::StreamKey key = stream_of(centre, kase);
    auto& remembered = known[kase];
    if (centre.cases != nullptr) remembered = centre.cases->take(key);
    questions.push_back(store::facts_from(key, remembered ? remembered->state.version : 0));
  }
  std::vector<sql::Rows> answers;
  if (!questions.empty()) answers = centre.store.ask(questions);
  std::map<CaseId, LentCase> lent;
  auto answer = answers.begin();
  for (auto& [kase, remembered] : known) {
    const std::vector<store::Fact> facts = store::facts_in(*answer++);
    auto loaded = remembered ? brought_up(std::move(*remembered), facts, centre)
                             : folded_case(facts, centre, kase, Reading::for_deciding);
    if (remembered && !loaded)  // not as remembered, and now on no shelf any more
      lent.merge(lent_cases(centre, {kase}));
    else if (loaded)
      lent.emplace(kase, LentCase(centre.cases, stream_of(centre, kase), std::move(*loaded)));
  }
  return lent;
}

}  // namespace yichuang::app
