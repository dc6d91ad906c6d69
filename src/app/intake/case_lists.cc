#include "app/intake/case_lists.h"

#include <algorithm>
#include <limits>

#include "app/intake/department_cases.h"
#include "app/people/masking.h"
#include "app/record/state_names.h"
#include "core/catalogue/search.h"
#include "core/intake/case_number.h"
#include "core/intake/reception.h"

namespace yichuang::app {
namespace {

// Of the few facts of a case that the window has not accepted yet: did the answer to a notice come in?
#define CASE_CORRECTED                                                                         \
  "CASE WHEN c.state = 'received' AND EXISTS (SELECT 1 FROM fact f WHERE f.district = $1 AND " \
  "f.stream = c.id AND f.kind = 'supplemented') THEN 1 ELSE 0 END AS corrected"
// Only a natural person's name is masked.
#define APPLICANT_KIND "(SELECT p.kind FROM person p WHERE p.district = $1 AND p.id = c.applicant) AS kind"
#define CASE_COLUMNS                                                                                   \
  "SELECT c.id, c.number, c.version, c.package, c.applicant_name, c.channel, c.state, c.received_at, " \
  "c.promised_due, c.yellow_at, c.red_at, c.to_hand_over, c.applicant, c.closes_on, " CASE_CORRECTED   \
  ", " APPLICANT_KIND " "
// $1 is the district, $2 the id before which the page begins, $3 the page size; then what scopes the list, then what is
// looked for. Each has a text of its own, so that each is answered from one index; and each is counted as it is listed.
#define CASE_PAGE(id) " AND " id " < $2 ORDER BY " id " DESC LIMIT $3"
#define CASE_COUNT(id, from) \
  "SELECT count(*) FROM (SELECT 1 AS one " from " AND " id " < $2 LIMIT $3) AS counted"

struct Texts {
  sql::Statement page, count;
};
#define CASE_TEXTS(name, id, from)                                                                    \
  Texts {                                                                                             \
    {"intake/" name, CASE_COLUMNS from CASE_PAGE(id)}, { "intake/count_" name, CASE_COUNT(id, from) } \
  }

// By words: by how a name begins where the list shows names, by the package where it masks them.
struct Lists {
  Texts every, in_state, by_words, by_words_in_state, by_number, by_number_in_state;
};
// `sought` is the id in a search by words: as it is where an index has those found in order, hidden where they are few and
// an engine would otherwise turn over every case in that order until it has found a page.
#define CASE_LISTS(name, id, sought, every, from, a, b, words, words_in_state)                             \
  Lists {                                                                                                  \
    CASE_TEXTS(name "_cases", id, every),                                                                  \
        CASE_TEXTS(name "_cases_in_state", id, from " AND c.state = $" #a),                                \
        CASE_TEXTS(name "_cases_by_words", sought, from words),                                            \
        CASE_TEXTS(name "_cases_by_words_in_state", sought, from " AND c.state = $" #a words_in_state),    \
        CASE_TEXTS(name "_case_by_number", id, from " AND c.number = $" #a),                               \
        CASE_TEXTS(name "_case_by_number_in_state", id, from " AND c.state = $" #a " AND c.number = $" #b) \
  }
#define NAME_FROM(a, b) " AND c.applicant_name >= $" #a " AND c.applicant_name < $" #b
#define OF_PACKAGE(a) " AND c.package = $" #a
// $a, $b and $c come after what scopes the list.
#define NAMED_LISTS(name, id, sought, every, from, a, b, c) \
  CASE_LISTS(name, id, sought, every, from, a, b, NAME_FROM(a, b), NAME_FROM(b, c))
#define MASKED_LISTS(name, id, from, a, b) \
  CASE_LISTS(name, id, id, from, from, a, b, OF_PACKAGE(a), OF_PACKAGE(b))

#define TIED(tie)                                                                                     \
  "FROM case_tie t JOIN case_row c ON c.district = t.district AND c.id = t.id WHERE t.district = $1 " \
  "AND t.person = $4 AND t.tie = '" tie "'"
#define OF_DOMAIN "FROM case_row c WHERE c.district = $1 AND c.domain = $4"
#define OF_DISTRICT "FROM case_row c WHERE c.district = $1"
#define OF_DEPARTMENT OF_DISTRICT " AND " YICHUANG_CASE_OF_DEPARTMENT("$4")

const Lists kMine = NAMED_LISTS("own", "t.id", "t.id", TIED("own"), TIED("own"), 5, 6, 7);
// An account that is not proven lists what was filed with it.
#define FILED TIED("own") " AND c.filed_by = $4"
const Lists kFiled = NAMED_LISTS("filed", "t.id", "t.id", FILED, FILED, 5, 6, 7);
const Lists kHelped = NAMED_LISTS("helped", "t.id", "t.id", TIED("help"), TIED("help"), 5, 6, 7);
// Of a helper who is a clerk besides: without what the clerk's domains list already; $5 is ",tax,construction,".
#define HELPED_ELSEWHERE TIED("help") " AND CAST($5 AS TEXT) NOT LIKE '%,' || c.domain || ',%'"
const Lists kHelpedElsewhere =
    NAMED_LISTS("helped_elsewhere", "t.id", "t.id", HELPED_ELSEWHERE, HELPED_ELSEWHERE, 6, 7, 8);
const Lists kDomain = NAMED_LISTS("domain", "c.id", "c.id + 0", OF_DOMAIN, OF_DOMAIN, 5, 6, 7);
const Lists kIssue = NAMED_LISTS("issue", "c.id", "c.id + 0", OF_DISTRICT " AND c.to_hand_over > 0",
                                 OF_DISTRICT " AND c.results > 0", 4, 5, 6);
const Lists kAll = MASKED_LISTS("all", "c.id", OF_DISTRICT, 4, 5);
const Lists kDepartment = MASKED_LISTS("department", "c.id", OF_DEPARTMENT, 5, 6);
const Lists kDay = MASKED_LISTS("day", "c.id", OF_DISTRICT " AND c.received_on = $4", 5, 6);
const Lists kDepartmentDay =
    MASKED_LISTS("department_day", "c.id", OF_DEPARTMENT " AND c.received_on = $5", 6, 7);

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

// No case stands in two of them, so that their totals add up.
std::vector<Source> of_window(const Actor& actor) {
  std::vector<Source> sources;
  std::string domains = ",";
  if (actor.has(Role::clerk))
    for (const std::string& domain : actor.domains) {
      sources.push_back({&kDomain, {domain}});
      domains += domain + ",";
    }
  if (!actor.has(Role::helper)) return sources;
  if (sources.empty())
    sources.push_back({&kHelped, {actor.person.value}});
  else
    sources.push_back({&kHelpedElsewhere, {actor.person.value, domains}});
  return sources;
}

Result<std::vector<Source>> sources_of(const Actor& actor, const CaseQuery& query) {
  switch (query.scope) {
    case Scope::mine:
      return std::vector<Source>{{actor.proven ? &kMine : &kFiled, {actor.person.value}}};
    case Scope::window:
      if (!actor.has(Role::clerk) && !actor.has(Role::helper)) return deny("role_not_allowed");
      return of_window(actor);
    case Scope::issue:
      if (!actor.has(Role::issuer)) return deny("role_not_allowed");
      return std::vector<Source>{{&kIssue, {}}};
    case Scope::all:
      if (!actor.has(Role::manager)) return deny("role_not_allowed");
      return std::vector<Source>{of_all(actor.department, query.received_on)};
  }
  throw Bug("a scope that is none");
}

// Which of a source's lists answer the query, and their parameters after the scope's.
struct Asked {
  const Texts Lists::* list;
  std::vector<sql::Params> each;  // several where several packages are called so: no case is of two
};

// Names are searched only where they are shown whole: a masked name that a search finds is a name told.
std::vector<sql::Params> words_of(const CaseQuery& query, const Catalogue& catalogue) {
  // Past every name that begins so: no character comes after U+10FFFF.
  if (query.scope != Scope::all) return {{query.search, query.search + "\xF4\x8F\xBF\xBF"}};
  std::vector<sql::Params> each;
  for (std::string& package : packages_named(catalogue, query.search)) each.push_back({std::move(package)});
  return each;
}

Asked asked_of(const CaseQuery& query, const Catalogue& catalogue) {
  const auto number = read_case_number(query.search);
  std::vector<sql::Params> each{{}};
  if (number)
    each = {{*number}};
  else if (!query.search.empty())
    each = words_of(query, catalogue);
  if (query.state.empty())
    return {number                 ? &Lists::by_number
            : query.search.empty() ? &Lists::every
                                   : &Lists::by_words,
            std::move(each)};
  for (sql::Params& one : each) one.insert(one.begin(), query.state);
  return {number                 ? &Lists::by_number_in_state
          : query.search.empty() ? &Lists::in_state
                                 : &Lists::by_words_in_state,
          std::move(each)};
}

sql::Params joined(sql::Params params, const sql::Params& scope, const sql::Params& more) {
  params.insert(params.end(), scope.begin(), scope.end());
  params.insert(params.end(), more.begin(), more.end());
  return params;
}

std::string light_of(const std::vector<sql::Value>& row, const WorkCalendar& calendar, Instant now) {
  // Before the acceptance no other clock runs than the five days in which the window has to speak.
  if (const auto* closes = std::get_if<std::string>(&row[13]))
    if (const auto day = parse_date(*closes)) return code_of(window_light(calendar, *day, legal_day(now)));
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

CaseSummary summary(const Row& row, const Centre& centre, const Catalogue& catalogue, const Actor& actor,
                    Scope scope) {
  CaseSummary one;
  one.id = std::to_string(row.integer(0));
  one.number = row.text(1);
  one.version = row.integer(2);
  const Package* package = catalogue.package(row.text(3));
  one.package = {row.text(3), package == nullptr ? Words{row.text(3), row.text(3)}
                                                 : Words{package->name.zh, package->name.en}};
  const bool in_charge = scope != Scope::all || row.integer(12) == actor.person.value;
  one.applicant = in_charge ? row.text(4) : mask_name(row.text(4), person_kind(row.text(15)));
  one.channel = row.text(5);
  one.state = {row.text(6), state_words(row.text(6))};
  one.received_at = Instant{row.integer(7)};
  if (const auto* due = std::get_if<std::string>(&row.values[8])) one.promised_on = parse_date(*due);
  if (const auto* closes = std::get_if<std::string>(&row.values[13])) one.closes_on = parse_date(*closes);
  one.corrected = row.integer(14) != 0;
  one.light = light_of(row.values, centre.calendar, centre.clock());
  one.to_hand_over = static_cast<int>(row.integer(11));
  return one;
}

using TableRows = std::vector<std::vector<sql::Value>>;

// Adds rows to those that are there, newest first.
void add(TableRows& rows, TableRows more) {
  rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::get<std::int64_t>(a[0]) > std::get<std::int64_t>(b[0]);
  });
}

}  // namespace

Result<CaseList> list_cases(const Centre& centre, const Actor& actor, const CaseQuery& query) {
  const auto sources = TRY(sources_of(actor, query));
  const auto catalogue = centre.catalogues.current();
  const Asked asked = asked_of(query, *catalogue);
  constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();
  const std::int64_t before = query.after > 0 ? query.after : kNewest;
  const std::int64_t most = std::int64_t{query.limit} + 1;
  CaseList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    TableRows rows;
    for (const Source& source : sources)
      for (const sql::Params& more : asked.each) {
        const Texts& texts = source.lists->*asked.list;
        add(rows, reader.run(texts.page, joined({centre.district, before, most}, source.scope, more)).rows_);
        list.total +=
            reader.run(texts.count, joined({centre.district, kNewest, kMostCounted + 1}, source.scope, more))
                .integer(0, 0);
      }
    list.more = list.total > kMostCounted;
    list.total = std::min(list.total, kMostCounted);
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row)
      list.cases.push_back(summary({rows[row]}, centre, *catalogue, actor, query.scope));
    if (rows.size() > shown) list.next = list.cases.back().id;
  });
  return list;
}

}  // namespace yichuang::app
