#include "app/oversight/self_assessment.h"

#include <algorithm>
#include <limits>

#include "app/casework/task_rows.h"
#include "app/oversight/assessment_figures.h"
#include "app/oversight/item_counts.h"
#include "app/oversight/self_assessment_fact.h"
#include "app/record/state_names.h"
#include "core/catalogue/standing.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

constexpr int kYearsShown = 5;  // this one and the four before

const sql::Statement kConclusions{
    "oversight/assessments_of_year",
    "SELECT item, id, conclusion, words, assessed_at, by_name, post FROM self_assessment "
    "WHERE district = $1 AND year = $2"};
const sql::Statement kConclusion{
    "oversight/assessment_of_item",
    "SELECT item, id, conclusion, words, assessed_at, by_name, post FROM self_assessment "
    "WHERE district = $1 AND year = $2 AND item = $3"};
const sql::Statement kConclude{
    "oversight/insert_assessment",
    "INSERT INTO self_assessment (district, year, item, id, conclusion, words, assessed_at, by_name, post) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (district, year, item) DO NOTHING"};
// A case's id tells when it was made: those of a year lie between two of them.
const sql::Statement kCases{"oversight/assessed_cases", YICHUANG_TASK_COLUMNS
                            "WHERE t.district = $1 AND t.item = $2 AND t.id >= $3 AND t.id < $4 "
                            "ORDER BY t.id DESC LIMIT $5"};

std::string place(std::int64_t id) { return "self_assessment:" + std::to_string(id); }

Named named(const Text& text, const std::string& code) { return {code, {text.zh, text.en}}; }

Named department_named(const Catalogue& catalogue, const std::string& code) {
  const Department* department = catalogue.department(code);
  return department == nullptr ? Named{code, {code, code}} : named(department->name, code);
}

bool sees(const Item& item, const Actor& actor) {
  return actor.department.empty() || actor.department == item.department;
}

Result<int> year_of(int wanted, Date today) {
  const int year = wanted == 0 ? today.year() - 1 : wanted;
  if (year < WorkCalendar::kFirstDay.year() || year > today.year()) return malformed("year", "no_such_year");
  return year;
}

Result<const Item*> item_of(const Catalogue& catalogue, const Actor& actor, const std::string& code) {
  const Item* item = catalogue.item(code);
  if (item == nullptr || !sees(*item, actor)) return not_found("no_such_item");
  return item;
}

// The smallest id made at or after an instant (store::IdSource): 41 bits of milliseconds since 2020-01-01 UTC, then 22 more.
std::int64_t first_id_at(Instant at) {
  constexpr std::int64_t kEpoch = 1'577'836'800'000;
  return std::max<std::int64_t>(at.ms - kEpoch, 0) << 22;
}

AssessmentConclusionView conclusion_in(const Centre& centre, const Catalogue& catalogue,
                                       const sql::Rows& rows, std::size_t row) {
  const std::string code = rows.text(row, 6);
  const Post* post = catalogue.post(code);
  return {rows.text(row, 2), centre.vault.open(rows.text(row, 3), place(rows.integer(row, 1)) + ":words"),
          rows.text(row, 5), post == nullptr ? Named{code, {code, code}} : named(post->name, code),
          Instant{rows.integer(row, 4)}, 0};
}

// Whoever waits for a conclusion first, in the order of the catalogue; then those with more findings.
bool before(const SelfAssessmentRow& one, const SelfAssessmentRow& other) {
  if (one.conclusion.has_value() != other.conclusion.has_value()) return other.conclusion.has_value();
  return one.findings > other.findings;
}

}  // namespace

Result<SelfAssessmentList> list_self_assessments(const Centre& centre, const Actor& actor, int wanted) {
  const auto catalogue = centre.catalogues.current();
  const Date today = legal_day(centre.clock());
  const int year = TRY(year_of(wanted, today));
  const AssessmentLimits limits = assessment_limits(*catalogue);
  std::map<std::string, ItemYear> counted;
  std::map<std::string, std::pair<std::string, Instant>> concluded;
  SelfAssessmentList list;
  centre.store.read([&](store::Reader& reader) {
    counted = counted_items(reader, centre, year);
    list.recorded = is_recorded(reader, centre, year);
    add_faults(reader, centre, year, counted);
    add_wrong_guides(reader, centre, year, counted);
    concluded.clear();
    const auto rows = reader.run(kConclusions, {centre.district, std::int64_t{year}});
    for (std::size_t row = 0; row < rows.size(); ++row)
      concluded[rows.text(row, 0)] = {rows.text(row, 2), Instant{rows.integer(row, 4)}};
  });
  list.year = year;
  list.over = year < today.year();
  list.due_on = assessment_due(year, limits);
  list.days_left = (list.due_on - today).count;
  for (int shown = 0; shown < kYearsShown && today.year() - shown >= WorkCalendar::kFirstDay.year(); ++shown)
    list.years.push_back(today.year() - shown);
  for (const Item& item : catalogue->items) {
    // What was retired before the year began had no year to look at.
    if (!sees(item, actor) || retired_on(item, Date{year, 1, 1})) continue;
    ItemYear& figures = counted[item.code];
    figures.recorded = list.recorded;
    SelfAssessmentRow row{named(item.name, item.code),
                          department_named(*catalogue, item.department),
                          figures.filed,
                          figures.decided(),
                          static_cast<int>(assess(*catalogue, item, figures, limits).size()),
                          {},
                          {},
                          0};
    if (const auto found = concluded.find(item.code); found != concluded.end()) {
      row.conclusion = found->second.first;
      row.at = found->second.second;
      if (list.recorded) row.late_days = assessment_late_days(list.due_on, legal_day(*row.at));
      ++list.assessed;
    }
    list.items.push_back(std::move(row));
  }
  list.overdue = list.recorded && today > list.due_on && list.assessed < static_cast<std::int64_t>(list.items.size());
  std::stable_sort(list.items.begin(), list.items.end(), before);
  return list;
}

Result<SelfAssessmentView> read_self_assessment(const Centre& centre, const Actor& actor,
                                                const std::string& code, int wanted) {
  const auto catalogue = centre.catalogues.current();
  const Date today = legal_day(centre.clock());
  const int year = TRY(year_of(wanted, today));
  const Item* item = TRY(item_of(*catalogue, actor, code));
  const AssessmentLimits limits = assessment_limits(*catalogue);
  ItemYear figures, last;
  SelfAssessmentView view;
  centre.store.read([&](store::Reader& reader) {
    figures = counted_item(reader, centre, code, year);
    last = counted_item(reader, centre, code, year - 1);
    view.conclusion.reset();
    const auto rows = reader.run(kConclusion, {centre.district, std::int64_t{year}, code});
    if (!rows.empty()) view.conclusion = conclusion_in(centre, *catalogue, rows, 0);
  });
  view.year = year;
  view.over = year < today.year();
  view.item = named(item->name, code);
  view.department = department_named(*catalogue, item->department);
  view.due_on = assessment_due(year, limits);
  view.recorded = figures.recorded;
  view.overdue = view.recorded && !view.conclusion && today > view.due_on;
  if (view.recorded && view.conclusion)
    view.conclusion->late_days = assessment_late_days(view.due_on, legal_day(view.conclusion->at));
  view.promised_days = item->promised.days;
  view.promised_unit = code_of(item->promised.unit);
  if (item->statutory) {
    view.statutory_days = item->statutory->days;
    view.statutory_unit = code_of(item->statutory->unit);
  }
  view.figures = figures_of(figures, last);
  view.faults = faults_of(*catalogue, figures);
  for (AssessmentFinding& finding : assess(*catalogue, *item, figures, limits))
    view.findings.push_back({std::move(finding.code), {finding.sentence.zh, finding.sentence.en}});
  view.may_conclude = view.over && !view.conclusion && may_assess(*item, actor);
  return view;
}

Result<TaskList> list_assessed_cases(const Centre& centre, const Actor& actor, const std::string& code,
                                     int wanted, const std::string& after, int limit) {
  const auto catalogue = centre.catalogues.current();
  const int year = TRY(year_of(wanted, legal_day(centre.clock())));
  TRY(item_of(*catalogue, actor, code));
  std::int64_t end = first_id_at(start_of(Date{year + 1, 1, 1}));
  if (!after.empty()) {
    const auto id = parse_id<CaseId>(after);
    if (!id) return malformed("after", "unknown_page");
    end = std::min(end, id->value);
  }
  TaskList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    list.total = counted_item(reader, centre, code, year).filed;
    const TaskRows asking{centre, actor, *catalogue, {}, centre.clock()};
    const auto rows = reader.run(kCases, {centre.district, code, first_id_at(start_of(Date{year, 1, 1})), end,
                                          std::int64_t{limit} + 1});
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(limit));
    for (std::size_t row = 0; row < shown; ++row) list.tasks.push_back(asking.row(rows, row));
    if (rows.size() > shown && shown > 0) list.next = list.tasks.back().id;
  });
  return list;
}

Result<AssessmentTaken> conclude_self_assessment(Centre& centre, const Command& command,
                                                 const std::string& code, const AssessmentInput& input) {
  const auto catalogue = centre.catalogues.current();
  const Item* item = catalogue->item(code);
  if (item == nullptr) return not_found("no_such_item");
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    std::optional<Refusal> refusal;
    std::optional<Answered> before;
    ItemYear figures;
    AssessmentWanted wanted{input.year, input.text, false};
    centre.store.read([&](store::Reader& reader) {
      refusal.reset();
      const auto answered = answered_before(reader, centre, command);
      if (!answered) refusal = answered.refusal();
      before = answered ? *answered : std::nullopt;
      wanted.standing = !reader.run(kConclusion, {centre.district, std::int64_t{input.year}, code}).empty();
      figures = counted_item(reader, centre, code, input.year);
    });
    if (refusal) return *refusal;
    if (before) {
      auto taken = json::read<AssessmentTaken>(before->body);
      if (!taken) throw Failure("a remembered answer cannot be read");
      return taken;
    }
    const Instant now = centre.clock();
    TRY(decide_assessment(*item, wanted, command.actor, legal_day(now)));
    const std::int64_t id = centre.ids.next();
    AssessedFact fact{code, input.year, input.conclusion, command.actor.post, catalogue->version,
                      {},   input.text};
    for (const AssessmentFinding& finding : assess(*catalogue, *item, figures, assessment_limits(*catalogue)))
      fact.findings.push_back(finding.code);
    const AssessmentTaken taken{std::to_string(id), now};
    store::WriteSet set;
    set.appends.push_back(
        {{centre.district, id},
         "self_assessment",
         {},
         {{"item_assessed", now, command.actor.person.value, encode(fact, centre.vault, place(id))}}});
    set.rows.push_back({&kConclude,
                        {centre.district, std::int64_t{input.year}, code, id, input.conclusion,
                         centre.vault.seal(input.text, place(id) + ":words"), now.ms, command.actor.name,
                         command.actor.post},
                        true});
    remember_answer(set, centre, command, json::write(taken));
    if (centre.store.apply(set) == store::Applied::done) return taken;
  }
  return stale();
}

}  // namespace yichuang::app
