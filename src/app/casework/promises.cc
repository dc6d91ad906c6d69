#include "app/casework/promises.h"

#include "app/catalogue/promise_adoption.h"
#include "app/intake/case_command.h"
#include "core/casework/promise.h"

namespace yichuang::app {
namespace {

constexpr std::int64_t kBatch = 200;

// One section's open tasks of one item: there are as many as it has in hand.
const sql::Statement kRunning{
    "casework/running_tasks",
    "SELECT id FROM task_row WHERE district = $1 AND department = $2 AND item = $3 AND id > $4 "
    "AND (state = 'received' OR state = 'correction' OR state = 'waiting' OR state = 'in_hand' OR state = "
    "'stopped') "
    "ORDER BY id LIMIT $5"};

struct Round {
  int taken = 0;
  bool whole = true;  // every case was asked
};

Round adopt(Centre& centre, const PromiseAdoption& adoption,
            const std::function<void(const std::string&)>& report) {
  const NewPromise promise{adoption.item, adoption.days, adoption.unit, adoption.version};
  const auto decide = [&](const Matter& matter, Instant now) {
    return decide_shorter_promise(matter, promise, now);
  };
  Round round;
  std::int64_t after = 0;
  for (;;) {
    sql::Rows rows;
    centre.store.read([&](store::Reader& reader) {
      rows = reader.run(kRunning, {centre.district, adoption.department, adoption.item, after, kBatch});
    });
    for (std::size_t row = 0; row < rows.size(); ++row) {
      after = rows.integer(row, 0);
      try {
        const ByItself changed = change_by_itself(centre, CaseId{after}, adoption.by, decide);
        round.taken += changed == ByItself::done ? 1 : 0;
        round.whole &= changed != ByItself::missed;
      } catch (const std::exception& error) {
        round.whole = false;
        report("case " + std::to_string(after) + " could not take a promise over: " + error.what());
      }
    }
    if (rows.size() < static_cast<std::size_t>(kBatch)) return round;
  }
}

}  // namespace

int adopt_promises(Centre& centre, const std::function<void(const std::string&)>& report) {
  int taken = 0;
  for (const PromiseAdoption& adoption : open_adoptions(centre, legal_day(centre.clock()))) {
    const Round round = adopt(centre, adoption, report);
    taken += round.taken;
    if (round.whole) close_adoption(centre, adoption);
  }
  return taken;
}

}  // namespace yichuang::app
