#include "app/catalogue/promise_adoption.h"

namespace yichuang::app {
namespace {

const sql::Statement kAsk{"catalogue/ask_adoption",
                          "INSERT INTO promise_adoption (district, version, item, department, days, unit, "
                          "effective_from, person, asked_at) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
const sql::Statement kOpen{
    "catalogue/open_adoptions",
    "SELECT version, item, department, days, unit, person FROM promise_adoption "
    "WHERE district = $1 AND done_at IS NULL AND effective_from <= $2 ORDER BY version, item LIMIT 100"};
const sql::Statement kClose{
    "catalogue/close_adoption",
    "UPDATE promise_adoption SET done_at = $4 WHERE district = $1 AND version = $2 AND item = $3"};

std::string code_of(Unit unit) { return unit == Unit::working ? "working" : "calendar"; }

}  // namespace

Result<void> ask_adoption(store::WriteSet& set, const Centre& centre, const Catalogue& before,
                          const Catalogue& next, const std::vector<std::string>& items, Date effective_from,
                          PersonId by) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item* old = before.item(items[i]);
    const Item* now = next.item(items[i]);
    const bool shorter = old != nullptr && now != nullptr && now->promised.unit == old->promised.unit &&
                         now->promised.days > 0 && now->promised.days < old->promised.days;
    if (!shorter) return malformed("adopt[" + std::to_string(i) + "]", "not_shorter");
    set.rows.push_back(
        {&kAsk,
         {centre.district, next.version, now->code, now->department, std::int64_t{now->promised.days},
          code_of(now->promised.unit), to_string(effective_from), by.value, centre.clock().ms},
         true});
  }
  return {};
}

std::vector<PromiseAdoption> open_adoptions(const Centre& centre, Date today) {
  std::vector<PromiseAdoption> open;
  centre.store.read([&](store::Reader& reader) {
    open.clear();
    const auto rows = reader.run(kOpen, {centre.district, to_string(today)});
    for (std::size_t row = 0; row < rows.size(); ++row)
      open.push_back(
          {rows.text(row, 0), rows.text(row, 1), rows.text(row, 2), static_cast<int>(rows.integer(row, 3)),
           rows.text(row, 4) == "working" ? Unit::working : Unit::calendar, PersonId{rows.integer(row, 5)}});
  });
  return open;
}

void close_adoption(Centre& centre, const PromiseAdoption& adoption) {
  store::WriteSet set;
  set.rows.push_back({&kClose, {centre.district, adoption.version, adoption.item, centre.clock().ms}, false});
  centre.store.apply(set);
}

}  // namespace yichuang::app
