// The registrar 文号: numbers documents gap-free per organ, kind and year, in feed order, within a moment of their making.
#pragma once

#include "app/record/centre.h"
#include "platform/store/follower.h"

namespace yichuang::app {

class Registrar {
 public:
  explicit Registrar(Centre& centre)
      : centre_(centre), follower_(centre.store, centre.clock, centre.district, "registrar") {}
  // Numbers what came since; returns how many facts were looked at.
  int run_once();

 private:
  void number(const std::vector<store::Store::FeedRow>& facts, store::WriteSet& set);
  Centre& centre_;
  store::Follower follower_;
};

}  // namespace yichuang::app
