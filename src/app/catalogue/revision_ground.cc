#include "app/catalogue/revision_ground.h"

namespace yichuang::app {
namespace {

// Items that the draft changes or adds and that say of their statutory limit only that nobody knows it.
int unknown_limits(const DraftReading& draft) {
  int unknown = 0;
  for (const auto& [name, change] : draft.changes) {
    if (name.first != "item" || change == "removed") continue;
    const Item* item = draft.catalogue.item(name.second);
    unknown += item != nullptr && item->statutory_unknown ? 1 : 0;
  }
  return unknown;
}

}  // namespace

PublicationGround publication_ground(const Centre& centre, const DraftReading& draft,
                                     const std::vector<Publication>& all) {
  PublicationGround ground;
  ground.latest = all.back().version;
  ground.latest_from = all.back().effective_from;
  ground.next_number = all.back().number + 1;
  ground.today = legal_day(centre.clock());
  ground.errors = draft.errors();
  ground.unknown_limits = unknown_limits(draft);
  ground.demo = centre.demo;
  ground.version = draft.catalogue.version;
  return ground;
}

}  // namespace yichuang::app
