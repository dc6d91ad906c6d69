#include "app/oversight/item_counts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/intake/case_shelf.h"
#include "core/casework/clocks.h"

namespace yichuang::app {
namespace {

const sql::Statement kAddMonth{
    "oversight/add_item_month",
    "INSERT INTO item_month (district, year, item, month, filed, accepted, notices, granted, refused, "
    "not_accepted, ended, withdrawn, yellow, red, most_percent, bad_ratings) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) "
    "ON CONFLICT (district, year, item, month) DO UPDATE SET filed = item_month.filed + excluded.filed, "
    "accepted = item_month.accepted + excluded.accepted, notices = item_month.notices + excluded.notices, "
    "granted = item_month.granted + excluded.granted, refused = item_month.refused + excluded.refused, "
    "not_accepted = item_month.not_accepted + excluded.not_accepted, "
    "ended = item_month.ended + excluded.ended, withdrawn = item_month.withdrawn + excluded.withdrawn, "
    "yellow = item_month.yellow + excluded.yellow, red = item_month.red + excluded.red, "
    "most_percent = CASE WHEN excluded.most_percent > item_month.most_percent THEN excluded.most_percent "
    "ELSE item_month.most_percent END, "
    "bad_ratings = item_month.bad_ratings + excluded.bad_ratings"};
const sql::Statement kAddDays{
    "oversight/add_item_days",
    "INSERT INTO item_days (district, year, item, days, decided) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (district, year, item, days) DO UPDATE SET decided = item_days.decided + excluded.decided"};
const sql::Statement kAddFault{
    "oversight/add_item_fault",
    "INSERT INTO item_fault (district, year, item, subject, fault, times) VALUES ($1, $2, $3, $4, $5, $6) "
    "ON CONFLICT (district, year, item, subject, fault) DO UPDATE SET times = item_fault.times + "
    "excluded.times"};

#define ITEM_SUMS                                                                                          \
  "SELECT item, CAST(SUM(filed) AS {{int}}), CAST(SUM(accepted) AS {{int}}), CAST(SUM(notices) AS "        \
  "{{int}}), CAST(SUM(granted) AS {{int}}), CAST(SUM(refused) AS {{int}}), CAST(SUM(not_accepted) AS "     \
  "{{int}}), CAST(SUM(ended) AS {{int}}), CAST(SUM(withdrawn) AS {{int}}), CAST(SUM(yellow) AS {{int}}), " \
  "CAST(SUM(red) AS {{int}}), CAST(MAX(most_percent) AS {{int}}), CAST(SUM(bad_ratings) AS {{int}}) "      \
  "FROM item_month WHERE district = $1 AND year = $2 "
const sql::Statement kYear{"oversight/items_of_year", ITEM_SUMS "GROUP BY item"};
const sql::Statement kItemYear{"oversight/item_of_year", ITEM_SUMS "AND item = $3 GROUP BY item"};
const sql::Statement kFaults{
    "oversight/item_faults",
    "SELECT item, subject, fault, times FROM item_fault WHERE district = $1 AND year = $2 "
    "ORDER BY item, times DESC, subject, fault"};
const sql::Statement kFaultsOfItem{
    "oversight/faults_of_item",
    "SELECT item, subject, fault, times FROM item_fault WHERE district = $1 AND year = $2 AND item = $3 "
    "ORDER BY times DESC, subject, fault"};
const sql::Statement kDaysOfItem{
    "oversight/days_of_item",
    "SELECT days, decided FROM item_days WHERE district = $1 AND year = $2 AND item = $3 ORDER BY days"};
// The first of the index.
const sql::Statement kFirstYear{"oversight/first_counted_year",
                                "SELECT year FROM item_month WHERE district = $1 ORDER BY year LIMIT 1"};
const sql::Statement kWrongGuides{
    "oversight/wrong_guides_of_year",
    "SELECT guide, count(*) FROM guide_report WHERE district = $1 AND guide_kind = 'item' "
    "AND received_at >= $2 AND received_at < $3 GROUP BY guide"};
const sql::Statement kWrongGuidesOfItem{
    "oversight/wrong_guides_of_item",
    "SELECT count(*) FROM guide_report WHERE district = $1 AND guide_kind = 'item' AND guide = $2 "
    "AND received_at >= $3 AND received_at < $4"};

// What a batch comes to, before it is written.
struct Tally {
  std::map<std::tuple<int, std::string, int>, ItemYear> months;  // year, item, month
  std::map<std::tuple<int, std::string, int>, std::int64_t> days;  // year, item, days
  std::map<std::tuple<int, std::string, std::string, std::string>, std::int64_t> faults;

  ItemYear& of(const std::string& item, Date day) {
    return months[{day.year(), item, static_cast<int>(day.month())}];
  }
};

const std::set<std::string> kCounted{"filed",        "accepted", "notice_issued", "decided",
                                     "not_accepted", "ended",    "withdrawn",     "rated"};

// One fact of a case, counted on the legal day it happened.
class CountFact {
 public:
  CountFact(Tally& tally, const Matter& matter, const Act& act)
      : tally_(tally), matter_(matter), at_(act.at), day_(legal_day(act.at)) {}

  void operator()(const Filed&) const {
    for (const Task& task : matter_.kase.tasks) ++tally_.of(task.item, day_).filed;
  }
  void operator()(const Accepted& fact) const {
    for (const std::string& item : fact.items) ++tally_.of(item, day_).accepted;
  }
  void operator()(const NoticeIssued& fact) const {
    for (const std::string& item : fact.items) {
      ++tally_.of(item, day_).notices;
      std::set<std::string> named;
      for (const Finding& finding : fact.faults) {
        const std::string subject = subject_key(finding.kind, finding.subject);
        if (finding.ok || !item_relies_on(matter_.plan, item, subject) || !named.insert(subject).second)
          continue;
        ++tally_.faults[{day_.year(), item, subject, finding.fault}];
      }
    }
  }
  void operator()(const Decided& fact) const {
    ItemYear& sums = tally_.of(fact.item, day_);
    ++(fact.outcome == Outcome::granted ? sums.granted : sums.refused);
    const Task* task = matter_.kase.task(fact.item);
    ensure(task != nullptr);
    const auto clocks = clocks_of(matter_, *task, at_);
    if (!clocks) return;
    // 办理用时: working days after acceptance up to the decision, its day included, stops left out.
    const int days = used_days(matter_.calendar, clocks->accepted_on, Unit::working, clocks->stops, day_);
    ++tally_.days[{day_.year(), fact.item, days}];
    if (clocks->light == Light::yellow) ++sums.yellow;
    if (clocks->light == Light::red) ++sums.red;
    if (clocks->promised_limit > 0)
      sums.most_percent = std::max<std::int64_t>(sums.most_percent,
                                                 std::int64_t{clocks->used} * 100 / clocks->promised_limit);
  }
  void operator()(const NotAccepted& fact) const {
    for (const std::string& item : fact.items) ++tally_.of(item, day_).not_accepted;
  }
  void operator()(const Ended& fact) const { ++tally_.of(fact.item, day_).ended; }
  void operator()(const Withdrawn&) const {
    for (const Task& task : matter_.kase.tasks)
      if (state_of(matter_.kase, matter_.plan, task) == TaskState::withdrawn)
        ++tally_.of(task.item, day_).withdrawn;
  }
  void operator()(const Rated& fact) const {
    if (fact.level != RatingLevel::dissatisfied && fact.level != RatingLevel::very_dissatisfied) return;
    for (const Task& task : matter_.kase.tasks) ++tally_.of(task.item, day_).bad_ratings;
  }
  template <class Other>
  void operator()(const Other&) const {}

 private:
  Tally& tally_;
  const Matter& matter_;
  const Instant at_;
  const Date day_;
};

void write(const Tally& tally, std::int64_t district, store::WriteSet& set) {
  for (const auto& [key, sums] : tally.months) {
    const auto& [year, item, month] = key;
    set.rows.push_back({&kAddMonth,
                        {district, std::int64_t{year}, item, std::int64_t{month}, sums.filed, sums.accepted,
                         sums.notices, sums.granted, sums.refused, sums.not_accepted, sums.ended,
                         sums.withdrawn, sums.yellow, sums.red, sums.most_percent, sums.bad_ratings},
                        true});
  }
  for (const auto& [key, decided] : tally.days) {
    const auto& [year, item, days] = key;
    set.rows.push_back({&kAddDays, {district, std::int64_t{year}, item, std::int64_t{days}, decided}, true});
  }
  for (const auto& [key, times] : tally.faults) {
    const auto& [year, item, subject, fault] = key;
    set.rows.push_back({&kAddFault, {district, std::int64_t{year}, item, subject, fault, times}, true});
  }
}

ItemYear sums_in(const sql::Rows& rows, std::size_t row) {
  ItemYear sums;
  std::int64_t* const columns[] = {&sums.filed,   &sums.accepted,     &sums.notices,      &sums.granted,
                                   &sums.refused, &sums.not_accepted, &sums.ended,        &sums.withdrawn,
                                   &sums.yellow,  &sums.red,          &sums.most_percent, &sums.bad_ratings};
  std::size_t column = 0;
  for (std::int64_t* into : columns) *into = rows.integer(row, ++column);
  return sums;
}

std::pair<std::int64_t, std::int64_t> span_of(int year) {
  return {start_of(Date{year, 1, 1}).ms, start_of(Date{year + 1, 1, 1}).ms};
}

}  // namespace

int ItemCounter::run_once() {
  return follower_.run_once([this](const auto& facts, store::WriteSet& set) { count(facts, set); });
}

void ItemCounter::count(const std::vector<store::Store::FeedRow>& facts, store::WriteSet& set) {
  std::map<CaseId, std::vector<const store::Fact*>> counted;
  std::set<CaseId> which;
  for (const auto& row : facts) {
    if (row.stream_kind != "case" || !kCounted.contains(row.fact.kind)) continue;
    counted[CaseId{row.key.stream}].push_back(&row.fact);
    which.insert(CaseId{row.key.stream});
  }
  Tally tally;
  std::map<CaseId, LentCase> cases = lent_cases(centre_, which);
  for (const auto& [id, of_case] : counted) {
    const auto kase = cases.extract(id);  // goes back to its shelf before the next one is counted
    ensure(!kase.empty());
    const Matter matter = kase.mapped()->matter(centre_);
    for (const store::Fact* fact : of_case) {
      const Recorded recorded = decode(*fact, id, centre_.vault, Reading::for_deciding);
      std::visit(CountFact(tally, matter, recorded.act), recorded.fact);
    }
  }
  write(tally, centre_.district, set);
}

bool is_recorded(store::Reader& reader, const Centre& centre, int year) {
  const auto first = reader.run(kFirstYear, {centre.district});
  return !first.empty() && first.integer(0, 0) <= year;
}

std::map<std::string, ItemYear> counted_items(store::Reader& reader, const Centre& centre, int year) {
  std::map<std::string, ItemYear> items;
  const auto rows = reader.run(kYear, {centre.district, std::int64_t{year}});
  for (std::size_t row = 0; row < rows.size(); ++row) items[rows.text(row, 0)] = sums_in(rows, row);
  return items;
}

void add_faults(store::Reader& reader, const Centre& centre, int year,
                std::map<std::string, ItemYear>& items) {
  const auto rows = reader.run(kFaults, {centre.district, std::int64_t{year}});
  for (std::size_t row = 0; row < rows.size(); ++row)
    items[rows.text(row, 0)].faults.push_back({rows.text(row, 1), rows.text(row, 2), rows.integer(row, 3)});
}

void add_wrong_guides(store::Reader& reader, const Centre& centre, int year,
                      std::map<std::string, ItemYear>& items) {
  const auto [from, to] = span_of(year);
  const auto rows = reader.run(kWrongGuides, {centre.district, from, to});
  for (std::size_t row = 0; row < rows.size(); ++row)
    items[rows.text(row, 0)].wrong_guides = rows.integer(row, 1);
}

ItemYear counted_item(store::Reader& reader, const Centre& centre, const std::string& item, int year) {
  const sql::Params which{centre.district, std::int64_t{year}, item};
  const auto sums = reader.run(kItemYear, which);
  ItemYear counted = sums.empty() ? ItemYear() : sums_in(sums, 0);
  const auto days = reader.run(kDaysOfItem, which);
  for (std::size_t row = 0; row < days.size(); ++row)
    counted.days[static_cast<int>(days.integer(row, 0))] = days.integer(row, 1);
  const auto faults = reader.run(kFaultsOfItem, which);
  for (std::size_t row = 0; row < faults.size(); ++row)
    counted.faults.push_back({faults.text(row, 1), faults.text(row, 2), faults.integer(row, 3)});
  const auto [from, to] = span_of(year);
  counted.wrong_guides = reader.run(kWrongGuidesOfItem, {centre.district, item, from, to}).integer(0, 0);
  counted.recorded = is_recorded(reader, centre, year);
  return counted;
}

}  // namespace yichuang::app
