#include "platform/store/follower.h"

namespace yichuang::store {
namespace {

using sql::Statement;

constexpr std::int64_t kHeartbeatMs = 1000;

constexpr Statement kFindCursor{"follower/find",
                                "SELECT pos, heartbeat_at FROM follower WHERE district = $1 AND name = $2"};
constexpr Statement kAllCursors{
    "follower/all", "SELECT name, pos, heartbeat_at FROM follower WHERE district = $1 ORDER BY name"};
constexpr Statement kFirstCursor{
    "follower/insert",
    "INSERT INTO follower (district, name, pos, heartbeat_at) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (district, name) DO NOTHING"};
constexpr Statement kMoveCursor{
    "follower/move",
    "UPDATE follower SET pos = $3, heartbeat_at = $4 WHERE district = $1 AND name = $2 AND pos = $5"};

}  // namespace

Follower::Follower(Store& store, Clock clock, std::int64_t district, std::string name, int batch)
    : store_(store), clock_(std::move(clock)), district_(district), name_(std::move(name)), batch_(batch) {
  ensure(batch_ > 0);
}

int Follower::run_once(const Handle& handle) {
  const Found found = find();
  const std::vector<Store::FeedRow> facts = store_.feed(district_, found.cursor.position, batch_);
  if (facts.empty()) {
    if (!found.exists || clock_().ms - found.cursor.heartbeat_at.ms >= kHeartbeatMs)
      move(found, found.cursor.position, {});
    return 0;
  }
  WriteSet set;
  handle(facts, set);
  return move(found, facts.back().pos, std::move(set)) ? static_cast<int>(facts.size()) : 0;
}

Follower::Found Follower::find() {
  Found found;
  store_.read([&](Reader& reader) {
    const sql::Rows rows = reader.run(kFindCursor, {district_, name_});
    found.exists = !rows.empty();
    if (found.exists) found.cursor = {name_, rows.integer(0, 0), Instant{rows.integer(0, 1)}};
  });
  return found;
}

bool Follower::move(const Found& from, std::int64_t to, WriteSet set) {
  const std::int64_t now = clock_().ms;
  if (from.exists)
    set.rows.push_back({&kMoveCursor, {district_, name_, to, now, from.cursor.position}, true});
  else
    set.rows.push_back({&kFirstCursor, {district_, name_, to, now}, true});
  return store_.apply(set) == Applied::done;
}

std::vector<Follower::Cursor> Follower::all(Store& store, std::int64_t district) {
  std::vector<Cursor> cursors;
  store.read([&](Reader& reader) {
    cursors.clear();
    const sql::Rows rows = reader.run(kAllCursors, {district});
    for (std::size_t i = 0; i < rows.size(); ++i)
      cursors.push_back({rows.text(i, 0), rows.integer(i, 1), Instant{rows.integer(i, 2)}});
  });
  return cursors;
}

}  // namespace yichuang::store
