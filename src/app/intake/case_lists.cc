#include "app/intake/case_lists.h"

#include <algorithm>
#include <limits>

#include "app/people/masking.h"
#include "app/record/state_names.h"
#include "core/intake/case_number.h"

namespace yichuang::app {
namespace {

#define CASE_COLUMNS                                                                                   \
  "SELECT c.id, c.number, c.version, c.package, c.applicant_name, c.channel, c.state, c.received_at, " \
  "c.promised_due, c.yellow_at, c.red_at, c.to_hand_over, c.applicant "
// $1 is the district, $2 the id before which the page begins, $3 the page size; then what scopes the list, then what is
// looked for. Each has a text of its own, so that each is answered from one index.
#define CASE_PAGE(id) " AND " id " < $2 ORDER BY " id " DESC LIMIT $3"

struct Lists {
  sql::Statement every, in_state, by_name, by_name_in_state, by_number, count, count_in_state;
};
#define CASE_COUNT(id, from) \
  "SELECT count(*) FROM (SELECT 1 AS one " from " AND " id " < $2 LIMIT $3) AS counted"
#define CASE_LISTS(name, id, every, from, a, b, c)                                                        \
  Lists {                                                                                                 \
    {"intake/" name "_cases", CASE_COLUMNS every CASE_PAGE(id)},                                          \
        {"intake/" name "_cases_in_state", CASE_COLUMNS from " AND c.state = $" #a CASE_PAGE(id)},        \
        {"intake/" name "_cases_by_name",                                                                 \
         CASE_COLUMNS from " AND c.applicant_name >= $" #a " AND c.applicant_name < $" #b CASE_PAGE(id)}, \
        {"intake/" name "_cases_by_name_in_state",                                                        \
         CASE_COLUMNS from " AND c.state = $" #a " AND c.applicant_name >= $" #b                          \
                           " AND c.applicant_name < $" #c CASE_PAGE(id)},                                 \
        {"intake/" name "_case_by_number", CASE_COLUMNS from " AND c.number = $" #a CASE_PAGE(id)},       \
        {"intake/count_" name, CASE_COUNT(id, every)}, {                                                  \
      "intake/count_" name "_in_state", CASE_COUNT(id, from " AND c.state = $" #a)                        \
    }                                                                                                     \
  }

#define TIED(tie)                                                                                     \
  "FROM case_tie t JOIN case_row c ON c.district = t.district AND c.id = t.id WHERE t.district = $1 " \
  "AND t.person = $4 AND t.tie = '" tie "'"
#define OF_DOMAIN "FROM case_row c WHERE c.district = $1 AND c.domain = $4"
#define OF_DISTRICT "FROM case_row c WHERE c.district = $1"
// `|| ''` keeps an engine from looking through everything of the department for one case.
#define OF_DEPARTMENT                                                                                     \
  OF_DISTRICT                                                                                             \
  " AND EXISTS (SELECT 1 FROM task_row k WHERE k.district = c.district AND k.id = c.id AND k.department " \
  "|| '' = $4)"

const Lists kMine = CASE_LISTS("own", "t.id", TIED("own"), TIED("own"), 5, 6, 7);
// An account that is not proven lists what was filed with it.
#define FILED TIED("own") " AND c.filed_by = $4"
const Lists kFiled = CASE_LISTS("filed", "t.id", FILED, FILED, 5, 6, 7);
const Lists kHelped = CASE_LISTS("helped", "t.id", TIED("help"), TIED("help"), 5, 6, 7);
const Lists kDomain = CASE_LISTS("domain", "c.id", OF_DOMAIN, OF_DOMAIN, 5, 6, 7);
const Lists kIssue = CASE_LISTS("issue", "c.id", OF_DISTRICT " AND c.to_hand_over > 0",
                                OF_DISTRICT " AND c.results > 0", 4, 5, 6);
const Lists kAll = CASE_LISTS("all", "c.id", OF_DISTRICT, OF_DISTRICT, 4, 5, 6);
const Lists kDepartment = CASE_LISTS("department", "c.id", OF_DEPARTMENT, OF_DEPARTMENT, 5, 6, 7);
const Lists kDay = CASE_LISTS("day", "c.id", OF_DISTRICT " AND c.received_on = $4",
                              OF_DISTRICT " AND c.received_on = $4", 5, 6, 7);
const Lists kDepartmentDay = CASE_LISTS("department_day", "c.id", OF_DEPARTMENT " AND c.received_on = $5",
                                        OF_DEPARTMENT " AND c.received_on = $5", 6, 7, 8);

// One list, and what scopes it.
struct Source {
  const Lists* lists;
  sql::Params scope;
};

// A manager's: of the centre or of one department, of every day or of one.
Source of_all(const std::string& department, const std::string& day) {
  if (day.empty()) return department.empty() ? Source{&kAll, {}} : Source{&kDepartment, {department}};
  return department.empty() ? Source{&kDay, {day}} : Source{&kDepartmentDay, {department, day}};
}

Result<std::vector<Source>> sources_of(const Actor& actor, const CaseQuery& query) {
  std::vector<Source> sources;
  const Scope scope = query.scope;
  const bool clerk = actor.has(Role::clerk), helper = actor.has(Role::helper);
  switch (scope) {
    case Scope::mine:
      return std::vector<Source>{{actor.proven ? &kMine : &kFiled, {actor.person.value}}};
    case Scope::window:
      if (!clerk && !helper) return deny("role_not_allowed");
      if (clerk)
        for (const std::string& domain : actor.domains) sources.push_back({&kDomain, {domain}});
      if (helper) sources.push_back({&kHelped, {actor.person.value}});
      return sources;
    case Scope::issue:
      if (!actor.has(Role::issuer)) return deny("role_not_allowed");
      return std::vector<Source>{{&kIssue, {}}};
    case Scope::all:
      if (!actor.has(Role::manager)) return deny("role_not_allowed");
      return std::vector<Source>{of_all(actor.department, query.received_on)};
  }
  return sources;
}

// Which of a source's lists answers the query, and its parameters after the scope's.
struct Asked {
  const sql::Statement Lists::* list;
  sql::Params more;
};

Asked asked_of(const CaseQuery& query) {
  if (const auto number = read_case_number(query.search)) return {&Lists::by_number, {*number}};
  // Past every name that begins so: no character comes after U+10FFFF.
  const std::string end = query.search + "\xF4\x8F\xBF\xBF";
  if (query.search.empty())
    return query.state.empty() ? Asked{&Lists::every, {}} : Asked{&Lists::in_state, {query.state}};
  if (query.state.empty()) return {&Lists::by_name, {query.search, end}};
  return {&Lists::by_name_in_state, {query.state, query.search, end}};
}

sql::Params joined(sql::Params params, const sql::Params& scope, const sql::Params& more) {
  params.insert(params.end(), scope.begin(), scope.end());
  params.insert(params.end(), more.begin(), more.end());
  return params;
}

std::string light_of(const std::vector<sql::Value>& row, Instant now) {
  const auto* yellow = std::get_if<std::int64_t>(&row[9]);
  const auto* red = std::get_if<std::int64_t>(&row[10]);
  if (yellow == nullptr && red == nullptr) return "none";
  if (red != nullptr && now.ms >= *red) return "red";
  return yellow != nullptr && now.ms >= *yellow ? "yellow" : "green";
}

Words state_words(const std::string& code) {
  for (int i = 0; i <= static_cast<int>(CaseState::archived); ++i)
    if (code_of(static_cast<CaseState>(i)) == code) return name_of(static_cast<CaseState>(i));
  return {code, code};
}

struct Row {
  const std::vector<sql::Value>& values;
  std::int64_t integer(std::size_t column) const { return std::get<std::int64_t>(values[column]); }
  const std::string& text(std::size_t column) const { return std::get<std::string>(values[column]); }
};

CaseSummary summary(const Row& row, const Catalogue& catalogue, const Actor& actor, Scope scope,
                    Instant now) {
  CaseSummary one;
  one.id = std::to_string(row.integer(0));
  one.number = row.text(1);
  one.version = row.integer(2);
  const Package* package = catalogue.package(row.text(3));
  one.package = {row.text(3), package == nullptr ? Words{row.text(3), row.text(3)}
                                                 : Words{package->name.zh, package->name.en}};
  const bool in_charge = scope != Scope::all || row.integer(12) == actor.person.value;
  one.applicant = in_charge ? row.text(4) : mask_name(row.text(4), PersonKind::natural);
  one.channel = row.text(5);
  one.state = {row.text(6), state_words(row.text(6))};
  one.received_at = Instant{row.integer(7)};
  if (const auto* due = std::get_if<std::string>(&row.values[8])) one.promised_on = parse_date(*due);
  one.light = light_of(row.values, now);
  one.to_hand_over = static_cast<int>(row.integer(11));
  return one;
}

using TableRows = std::vector<std::vector<sql::Value>>;

// Newest first; a case that two sources list stands once.
void merge(TableRows& rows, TableRows more) {
  rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  const auto id = [](const auto& row) { return std::get<std::int64_t>(row[0]); };
  std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return id(a) > id(b); });
  rows.erase(
      std::unique(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return id(a) == id(b); }),
      rows.end());
}

}  // namespace

Result<CaseList> list_cases(const Centre& centre, const Actor& actor, const CaseQuery& query) {
  const auto sources = TRY(sources_of(actor, query));
  const Asked asked = asked_of(query);
  constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();
  const std::int64_t before = query.after > 0 ? query.after : kNewest;
  const std::int64_t most = std::int64_t{query.limit} + 1;
  const auto catalogue = centre.catalogues.current();
  CaseList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    TableRows rows;
    for (const Source& source : sources) {
      const Lists& lists = *source.lists;
      merge(rows,
            reader.run(lists.*asked.list, joined({centre.district, before, most}, source.scope, asked.more))
                .rows_);
      const sql::Params state = query.state.empty() ? sql::Params{} : sql::Params{query.state};
      list.total += reader
                        .run(query.state.empty() ? lists.count : lists.count_in_state,
                             joined({centre.district, kNewest, kMostCounted}, source.scope, state))
                        .integer(0, 0);
    }
    // A number stands for one case; it is listed if it is in the state that is asked for.
    if (!query.state.empty())
      std::erase_if(rows, [&](const auto& row) { return std::get<std::string>(row[6]) != query.state; });
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row)
      list.cases.push_back(summary({rows[row]}, *catalogue, actor, query.scope, centre.clock()));
    if (rows.size() > shown) list.next = list.cases.back().id;
  });
  return list;
}

}  // namespace yichuang::app
