#include "app/intake/case_record.h"

#include <algorithm>

#include "app/record/changed_columns.h"
#include "app/record/state_names.h"
#include "core/casework/clocks.h"
#include "core/delivery/handover.h"
#include "core/intake/rating.h"
#include "core/intake/reception.h"

namespace yichuang::app {
namespace {

const sql::Statement kPutCase{
    "intake/put_case",
    "INSERT INTO case_row (district, id, number, code_blind, package, domain, applicant, agent, "
    "applicant_name, channel, "
    "state, received_at, received_on, promised_due, yellow_at, red_at, closes_on, to_hand_over, version, "
    "filed_by, results) "
    "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)"};
const sql::Statement kPutTie{"intake/put_tie",
                             "INSERT INTO case_tie (district, id, person, tie) VALUES ($1, $2, $3, $4) "
                             "ON CONFLICT (district, person, tie, id) DO NOTHING"};
const sql::Statement kHasTie{
    "intake/has_tie", "SELECT 1 FROM case_tie WHERE district = $1 AND id = $2 AND person = $3 AND tie = $4"};
const sql::Statement kPutRating{
    "intake/put_rating",
    "INSERT INTO rating_row (district, id, stage, number, package, stars, reasons, at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (district, id, stage) DO NOTHING"};
const sql::Statement kGetRating{
    "intake/get_rating",
    "SELECT stage, number, package, stars, reasons, at FROM rating_row WHERE district = $1 AND id = $2 "
    "AND stage = $3"};
const sql::Statement kPutTask{
    "intake/put_task",
    "INSERT INTO task_row (district, id, item, number, package, department, applicant_name, state, "
    "accepted_on, "
    "promised_due, statutory_due, yellow_at, red_at, instant, decided_at, ground, due_order, "
    "handed_over_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)"};
const sql::Statement kGetCaseRow{
    "intake/get_case_row",
    "SELECT number, code_blind, package, domain, applicant, agent, applicant_name, channel, state, "
    "received_at, "
    "received_on, promised_due, yellow_at, red_at, closes_on, to_hand_over, version, filed_by, results FROM "
    "case_row "
    "WHERE district = $1 AND id = $2"};
const sql::Statement kGetTaskRows{
    "intake/get_task_rows",
    "SELECT item, number, package, department, applicant_name, state, accepted_on, promised_due, "
    "statutory_due, "
    "yellow_at, red_at, instant, decided_at, ground, due_order, handed_over_at FROM task_row "
    "WHERE district = $1 AND id = $2 ORDER BY item"};

constexpr std::size_t kCodeBlind = 1;  // its place among the columns of a case

ChangedColumns& changed_case() {
  static ChangedColumns columns(
      "intake/change_case", "case_row", {"district", "id"},
      {"number", "code_blind", "package", "domain", "applicant", "agent", "applicant_name", "channel",
       "state", "received_at", "received_on", "promised_due", "yellow_at", "red_at", "closes_on",
       "to_hand_over", "version", "filed_by", "results"});
  return columns;
}
ChangedColumns& changed_task() {
  static ChangedColumns columns("intake/change_task", "task_row", {"district", "id", "item"},
                                {"number", "package", "department", "applicant_name", "state", "accepted_on",
                                 "promised_due", "statutory_due", "yellow_at", "red_at", "instant",
                                 "decided_at", "ground", "due_order", "handed_over_at"});
  return columns;
}

sql::Value maybe(const std::optional<Date>& date) {
  return date ? sql::Value{to_string(*date)} : sql::Value{nullptr};
}
sql::Value maybe(const std::optional<Instant>& instant) {
  return instant ? sql::Value{instant->ms} : sql::Value{nullptr};
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

// The row of one task, without district, case id and item.
sql::Params task_values(const Matter& matter, const Task& task, Instant now) {
  const Case& kase = matter.kase;
  const PlannedItem* planned = matter.plan.item(task.item);
  ensure(planned != nullptr);
  // While the clocks stand still nobody knows when it is due; what was due when they stopped keeps its place in the list.
  const bool stopped = task.open_stop.has_value();
  const auto clocks = clocks_of(matter, task, stopped ? start_of(task.open_stop->from) : now);
  const LightTimes light = light_times(matter, task, now);
  const bool settled = task.decision.has_value();
  const std::optional<Date> promised = clocks ? std::optional{clocks->promised.date} : std::nullopt;
  const std::optional<Date> statutory =
      clocks && clocks->statutory ? std::optional{clocks->statutory->date} : std::nullopt;
  return {kase.filed.number,
          kase.filed.package,
          planned->department,
          kase.filed.applicant.name,
          code_of(state_of(kase, matter.plan, task)),
          maybe(task.acceptance ? std::optional{task.acceptance->on} : std::nullopt),
          maybe(stopped ? std::nullopt : promised),
          maybe(stopped ? std::nullopt : statutory),
          maybe(light.yellow_at),
          maybe(light.red_at),
          std::int64_t{planned->instant || planned->by_commitment},
          settled ? sql::Value{task.decision->act.at.ms} : sql::Value{nullptr},
          task.acceptance ? code_of(task.acceptance->ground) : std::string(),
          promised ? to_string(*promised) : "9999-12-31",
          maybe(task.handed_over_at)};
}

sql::Params case_values(const Matter& matter, std::string code_blind, Instant now) {
  const Case& kase = matter.kase;
  LightTimes light;
  std::optional<Date> closes;
  for (const Task& task : kase.tasks) {
    const LightTimes one = light_times(matter, task, now);
    light.yellow_at = earlier(light.yellow_at, one.yellow_at);
    light.red_at = earlier(light.red_at, one.red_at);
    if (state_of(kase, matter.plan, task) != TaskState::received) continue;
    if (const auto last = window_closes_on(matter, task); last)
      closes = closes ? std::min(*closes, *last) : *last;
  }
  // A day that nobody knows while a special procedure lasts is not written down.
  const auto package = package_clock(matter, now);
  return {kase.filed.number,
          std::move(code_blind),
          kase.filed.package,
          matter.plan.domain,
          kase.filed.applicant.person.value,
          kase.filed.agent ? kase.filed.agent->person.value : std::int64_t{0},
          kase.filed.applicant.name,
          code_of(kase.filed.channel),
          code_of(state_of(kase, matter.plan)),
          kase.filed_by.at.ms,
          to_string(kase.received_on),
          maybe(package && !package->stopped ? std::optional{package->promised.date} : std::nullopt),
          maybe(light.yellow_at),
          maybe(light.red_at),
          maybe(closes),
          static_cast<std::int64_t>(results_to_hand_over(kase).size()),
          kase.version,
          kase.filed_by.person.value,
          std::count_if(kase.tasks.begin(), kase.tasks.end(), [](const Task& task) {
            return task.decision && task.decision->decided.outcome == Outcome::granted;
          })};
}

std::string code_blind(const Case& kase, const Centre& centre) {
  return centre.vault.blind("receipt:" + kase.filed.receipt_code);
}

// Whose lists the case is on: person and tie.
std::vector<sql::Params> tie_values(const Case& kase) {
  std::vector<sql::Params> ties{{kase.filed.applicant.person.value, "own"}};
  if (kase.filed.agent && kase.filed.agent->person != kase.filed.applicant.person)
    ties.push_back({kase.filed.agent->person.value, "own"});
  for (const PersonId helper : kase.helpers) ties.push_back({helper.value, "help"});
  return ties;
}

// The row of one rating, for the manager's number: without a word of what was written.
sql::Params rating_values(const Case& kase, const Rating& rating) {
  std::string reasons;
  for (const RatingReason reason : rating.rated.reasons)
    reasons += (reasons.empty() ? "" : ",") + code_of(reason);
  return {code_of(rating.rated.stage),
          kase.filed.number,
          kase.filed.package,
          std::int64_t{stars(rating.rated.level)},
          reasons,
          rating.act.at.ms};
}

sql::Params joined(sql::Params keys, const sql::Params& values) {
  keys.insert(keys.end(), values.begin(), values.end());
  return keys;
}

sql::Params keyed(const Centre& centre, CaseId kase, const sql::Params& values) {
  return joined({centre.district, kase.value}, values);
}

std::string shown(const sql::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return "-";
}

// The first column in which two rows differ, or -1.
int first_difference(const std::vector<sql::Value>& stored, const sql::Params& counted) {
  for (std::size_t i = 0; i < counted.size(); ++i)
    if (i >= stored.size() || shown(stored[i]) != shown(counted[i])) return static_cast<int>(i);
  return -1;
}

}  // namespace

store::StreamKey stream_of(const Centre& centre, CaseId kase) { return {centre.district, kase.value}; }

std::optional<LoadedCase> load_case(store::Reader& reader, const Centre& centre, CaseId kase,
                                    Reading reading) {
  return folded_case(reader.stream(stream_of(centre, kase)).second, centre, kase, reading);
}

std::optional<LoadedCase> folded_case(const std::vector<store::Fact>& facts, const Centre& centre,
                                      CaseId kase, Reading reading) {
  if (facts.empty() || facts.front().kind != "filed") return std::nullopt;
  LoadedCase loaded;
  loaded.state = {facts.back().seq, facts.back().hash};
  loaded.last_at = facts.back().at;
  loaded.facts.reserve(facts.size());
  for (const store::Fact& fact : facts) loaded.facts.push_back(decode(fact, kase, centre.vault, reading));
  const Filed& filed = std::get<Filed>(loaded.facts.front().fact);
  loaded.catalogue = centre.catalogues.version(filed.catalogue_version);
  auto plan = centre.plans.plan(*loaded.catalogue, filed.package, filed.answers);
  ensure(plan.ok());  // the same version and answers compiled when the case was filed
  loaded.plan = *plan;
  loaded.kase = fold(kase, loaded.facts, *loaded.plan);
  return loaded;
}

ListRows list_rows(const LoadedCase& loaded, const Centre& centre, Instant now) {
  ListRows rows;
  const Matter matter = loaded.matter(centre);
  rows.kase = case_values(matter, code_blind(loaded.kase, centre), now);
  for (const Task& task : loaded.kase.tasks) rows.tasks.emplace(task.item, task_values(matter, task, now));
  rows.ties = tie_values(loaded.kase).size();
  rows.ratings = loaded.kase.ratings.size();
  rows.computed = true;
  return rows;
}

ListRows derive_rows(store::WriteSet& set, const Centre& centre, const ListRows& before,
                     const LoadedCase& after, Instant now) {
  const Matter matter = after.matter(centre);
  const CaseId kase = after.kase.id;
  const bool fresh = before.kase.empty();
  ListRows rows;
  rows.kase = case_values(
      matter, fresh ? code_blind(after.kase, centre) : std::get<std::string>(before.kase[kCodeBlind]), now);
  if (fresh)
    set.rows.push_back({&kPutCase, keyed(centre, kase, rows.kase), false});
  else
    changed_case().add(set, {centre.district, kase.value}, before.computed ? sql::Params{} : before.kase,
                       rows.kase);
  const auto ties = tie_values(after.kase);
  rows.ties = ties.size();
  for (std::size_t i = before.ties; i < ties.size(); ++i)
    set.rows.push_back({&kPutTie, keyed(centre, kase, ties[i]), false});
  rows.ratings = after.kase.ratings.size();
  for (std::size_t i = before.ratings; i < rows.ratings; ++i)
    set.rows.push_back(
        {&kPutRating, keyed(centre, kase, rating_values(after.kase, after.kase.ratings[i])), false});
  for (const Task& task : after.kase.tasks) {
    const sql::Params key{centre.district, kase.value, task.item};
    const sql::Params& values = rows.tasks.emplace(task.item, task_values(matter, task, now)).first->second;
    const auto stood = before.tasks.find(task.item);
    if (stood == before.tasks.end())
      set.rows.push_back({&kPutTask, joined(key, values), false});
    else
      changed_task().add(set, key, before.computed ? sql::Params{} : stood->second, values);
  }
  return rows;
}

ListRows stored_rows(store::Reader& reader, const Centre& centre, const LoadedCase& loaded) {
  ListRows rows;
  const CaseId kase = loaded.kase.id;
  const auto row = reader.run(kGetCaseRow, {centre.district, kase.value});
  if (!row.empty()) rows.kase = row.rows_[0];
  for (const sql::Params& task : reader.run(kGetTaskRows, {centre.district, kase.value}).rows_)
    rows.tasks.emplace(std::get<std::string>(task[0]), sql::Params(task.begin() + 1, task.end()));
  for (const sql::Params& tie : tie_values(loaded.kase)) {
    if (reader.run(kHasTie, keyed(centre, kase, tie)).empty()) break;
    ++rows.ties;
  }
  for (const Rating& rating : loaded.kase.ratings) {
    if (reader.run(kGetRating, keyed(centre, kase, {code_of(rating.rated.stage)})).empty()) break;
    ++rows.ratings;
  }
  return rows;
}

std::vector<std::string> compare_rows(store::Reader& reader, const Centre& centre, CaseId kase, Instant now) {
  std::vector<std::string> wrong;
  const auto loaded = load_case(reader, centre, kase, Reading::for_deciding);
  const std::string name = "case " + to_string(kase) + ": ";
  if (!loaded) return {name + "no facts"};
  const Matter matter = loaded->matter(centre);
  const auto row = reader.run(kGetCaseRow, {centre.district, kase.value});
  if (row.empty()) return {name + "no case_row"};
  if (const int at =
          first_difference(row.rows_[0], case_values(matter, code_blind(loaded->kase, centre), now));
      at >= 0)
    wrong.push_back(name + "case_row column " + std::to_string(at));
  for (const sql::Params& tie : tie_values(loaded->kase))
    if (reader.run(kHasTie, keyed(centre, kase, tie)).empty())
      wrong.push_back(name + "case_tie " + shown(tie[1]) + " of " + shown(tie[0]));
  for (const Rating& rating : loaded->kase.ratings) {
    const sql::Params counted = rating_values(loaded->kase, rating);
    const auto stored = reader.run(kGetRating, keyed(centre, kase, {counted.front()}));
    if (stored.empty() || first_difference(stored.rows_[0], counted) >= 0)
      wrong.push_back(name + "rating_row " + shown(counted.front()));
  }
  const auto rows = reader.run(kGetTaskRows, {centre.district, kase.value});
  for (const Task& task : loaded->kase.tasks) {
    const auto stored = std::find_if(rows.rows_.begin(), rows.rows_.end(),
                                     [&](const auto& one) { return shown(one[0]) == task.item; });
    const int at = stored == rows.rows_.end()
                       ? 0
                       : first_difference(*stored, joined({task.item}, task_values(matter, task, now)));
    if (at >= 0) wrong.push_back(name + "task_row " + task.item + " column " + std::to_string(at));
  }
  return wrong;
}

}  // namespace yichuang::app
