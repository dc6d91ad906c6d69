#include "app/oversight/ratings.h"

#include <algorithm>
#include <limits>

#include "app/record/state_names.h"
#include "core/intake/rating.h"

namespace yichuang::app {
namespace {

// One definition for the number and for its list: 不满意 and 非常不满意, given this year.
// A manager of one department counts those of matters with an item of it.
#define BAD_RATINGS                                                                        \
  "FROM rating_row r WHERE r.district = $1 AND r.stars <= 2 AND r.at >= $2 AND r.at < $3 " \
  "AND (CAST($4 AS TEXT) = '' OR EXISTS (SELECT 1 FROM task_row k WHERE k.district = $1 "  \
  "AND k.id = r.id AND k.department = $4)) "

const sql::Statement kCount{"oversight/count_bad_ratings", "SELECT count(*) " BAD_RATINGS};
// A case has two ratings at most, given at different instants.
const sql::Statement kList{"oversight/list_bad_ratings",
                           "SELECT r.id, r.number, r.package, r.stage, r.stars, r.reasons, r.at " BAD_RATINGS
                           "AND (r.at, r.id) < ($5, $6) ORDER BY r.at DESC, r.id DESC LIMIT $7"};

sql::Params this_year(const Centre& centre, const std::string& department, Instant now) {
  const int year = legal_day(now).year();
  return {centre.district, start_of(Date{year, 1, 1}).ms, start_of(Date{year + 1, 1, 1}).ms, department};
}

constexpr RatingStage kStages[] = {RatingStage::submission, RatingStage::completion};
constexpr RatingReason kReasons[] = {RatingReason::slow,           RatingReason::unclear,
                                     RatingReason::repeated_trips, RatingReason::extra_papers,
                                     RatingReason::attitude,       RatingReason::hard_to_use};

template <class Enum, std::size_t n>
Named named(const Enum (&all)[n], const std::string& code) {
  for (const Enum one : all)
    if (code_of(one) == code) return {code, name_of(one)};
  return {code, {code, code}};
}

std::vector<Named> reasons_in(const std::string& codes) {
  std::vector<Named> reasons;
  for (std::size_t at = 0; at < codes.size();) {
    const std::size_t end = std::min(codes.find(',', at), codes.size());
    reasons.push_back(named(kReasons, codes.substr(at, end - at)));
    at = end + 1;
  }
  return reasons;
}

RatingRow row_of(const sql::Rows& rows, std::size_t row, const Catalogue& catalogue) {
  RatingRow one;
  one.id = std::to_string(rows.integer(row, 0));
  one.number = rows.text(row, 1);
  const Package* package = catalogue.package(rows.text(row, 2));
  one.package = {rows.text(row, 2), package == nullptr ? Words{rows.text(row, 2), rows.text(row, 2)}
                                                       : Words{package->name.zh, package->name.en}};
  one.stage = named(kStages, rows.text(row, 3));
  const auto level = static_cast<RatingLevel>(5 - rows.integer(row, 4));
  one.level = {code_of(level), name_of(level)};
  one.reasons = reasons_in(rows.text(row, 5));
  one.at = Instant{rows.integer(row, 6)};
  return one;
}

// Where a page ended, as it travels in the address: the instant and the case, 1771234567890~123.
struct Place {
  std::int64_t at = std::numeric_limits<std::int64_t>::max();
  std::int64_t id = std::numeric_limits<std::int64_t>::max();
};

Result<Place> place_in(const std::string& after) {
  if (after.empty()) return Place{};
  const auto between = after.find('~');
  if (between == after.npos) return malformed("after", "unknown_page");
  const auto at = parse_id<CaseId>(after.substr(0, between)),
             id = parse_id<CaseId>(after.substr(between + 1));
  if (!at || !id) return malformed("after", "unknown_page");
  return Place{at->value, id->value};
}

}  // namespace

std::int64_t count_bad_ratings(store::Reader& reader, const Centre& centre, const std::string& department,
                               Instant now) {
  return reader.run(kCount, this_year(centre, department, now)).integer(0, 0);
}

Result<RatingList> list_bad_ratings(const Centre& centre, const std::string& department,
                                    const std::string& after, int limit) {
  const Place place = TRY(place_in(after));
  const auto catalogue = centre.catalogues.current();
  RatingList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const Instant now = centre.clock();
    sql::Params params = this_year(centre, department, now);
    params.emplace_back(place.at);
    params.emplace_back(place.id);
    params.emplace_back(std::int64_t{limit} + 1);
    const auto rows = reader.run(kList, params);
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(limit));
    for (std::size_t row = 0; row < shown; ++row) list.ratings.push_back(row_of(rows, row, *catalogue));
    if (rows.size() > shown && shown > 0)
      list.next = std::to_string(rows.integer(shown - 1, 6)) + "~" + list.ratings.back().id;
    list.total = count_bad_ratings(reader, centre, department, now);
  });
  return list;
}

}  // namespace yichuang::app
