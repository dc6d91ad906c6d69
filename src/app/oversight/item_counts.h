// 事项年度计数: what happened to each item in each month, counted from the feed, every fact exactly once. The yearly
// self-assessment reads these rows; no page ever goes through the cases.
#pragma once

#include <map>
#include <string>

#include "app/record/centre.h"
#include "core/catalogue/self_assessment.h"
#include "platform/store/follower.h"

namespace yichuang::app {

class ItemCounter {
 public:
  static constexpr int kBatch = 500;  // facts at a time, so that documents are numbered meanwhile
  explicit ItemCounter(Centre& centre)
      : centre_(centre), follower_(centre.store, centre.clock, centre.district, "item_counts", kBatch) {}
  // Counts what came since; returns how many facts were looked at.
  int run_once();

 private:
  void count(const std::vector<store::Store::FeedRow>& facts, store::WriteSet& set);
  Centre& centre_;
  store::Follower follower_;
};

// Whether the hall had a case, or counted anything, in that year or before it.
bool is_recorded(store::Reader& reader, const Centre& centre, int year);
// Of every item in one year, by its code; without the reports of wrong guides, the days and the faults.
std::map<std::string, ItemYear> counted_items(store::Reader& reader, const Centre& centre, int year);
// The faults of every item in one year, most often named first.
void add_faults(store::Reader& reader, const Centre& centre, int year,
                std::map<std::string, ItemYear>& items);
void add_wrong_guides(store::Reader& reader, const Centre& centre, int year,
                      std::map<std::string, ItemYear>& items);
// Everything of one item.
ItemYear counted_item(store::Reader& reader, const Centre& centre, const std::string& item, int year);

}  // namespace yichuang::app
