#include "app/casework/desk_queries.h"

#include <algorithm>

#include "app/authority/letters.h"
#include "app/casework/desk_tabs.h"
#include "app/people/masking.h"
#include "app/record/state_names.h"

namespace yichuang::app {
namespace {

// $2 department, $4 search, $5–$7 where the page before ended, $8 page size.
#define TASK_LIST(tab)                                                                                      \
  "SELECT t.id, t.number, c.version, t.item, t.package, t.applicant_name, p.kind, t.state, t.accepted_on, " \
  "t.promised_due, t.statutory_due, t.yellow_at, t.red_at, t.instant, t.due_order FROM task_row t "         \
  "JOIN case_row c ON c.district = t.district AND c.id = t.id "                                             \
  "JOIN person p ON p.district = c.district AND p.id = c.applicant "                                        \
  "WHERE t.district = $1 AND t.department = $2 AND CAST($3 AS {{int}}) > 0 AND " tab                        \
  " AND (CAST($4 AS TEXT) = '' OR t.number = $4 OR substr(t.applicant_name, 1, length($4)) = $4) "          \
  "AND (t.due_order, t.id, t.item) > ($5, $6, $7) ORDER BY t.due_order, t.id, t.item LIMIT $8"
const sql::Statement kLists[] = {
    {"casework/tasks_to_do", TASK_LIST(YICHUANG_TASK_TO_DO)},
    {"casework/tasks_yellow", TASK_LIST(YICHUANG_TASK_YELLOW)},
    {"casework/tasks_red", TASK_LIST(YICHUANG_TASK_RED)},
    {"casework/tasks_stopped", TASK_LIST(YICHUANG_TASK_STOPPED)},
    {"casework/tasks_waiting", TASK_LIST(YICHUANG_TASK_WAITING)},
    {"casework/tasks_done", TASK_LIST(YICHUANG_TASK_DONE)},
};

#define TASK_COUNT(tab) \
  "(SELECT count(*) FROM task_row t WHERE t.district = $1 AND t.department = $2 AND " tab ")"
const sql::Statement kCounts{"casework/count_tasks",
                             "SELECT " TASK_COUNT(YICHUANG_TASK_TO_DO) ", " TASK_COUNT(YICHUANG_TASK_YELLOW) ", "
                             TASK_COUNT(YICHUANG_TASK_RED) ", " TASK_COUNT(YICHUANG_TASK_STOPPED) ", "
                             TASK_COUNT(YICHUANG_TASK_WAITING) ", " TASK_COUNT(YICHUANG_TASK_DONE)};

// Where a page ended, as it travels in the address: 2026-01-16~123~drug-retail-licence.
struct Place {
  std::string due_order;
  std::int64_t id = 0;
  std::string item;
};

std::string write_place(const Place& place) {
  return place.due_order + "~" + std::to_string(place.id) + "~" + place.item;
}

Result<Place> read_place(const std::string& text) {
  if (text.empty()) return Place{};
  const auto first = text.find('~'), second = text.find('~', first == text.npos ? first : first + 1);
  if (second == text.npos) return malformed("after", "unknown_page");
  const auto id = parse_id<CaseId>(text.substr(first + 1, second - first - 1));
  if (!id || !parse_date(text.substr(0, first))) return malformed("after", "unknown_page");
  return Place{text.substr(0, first), id->value, text.substr(second + 1)};
}

std::optional<Date> maybe_date(const sql::Rows& rows, std::size_t row, std::size_t column) {
  const auto text = rows.maybe_text(row, column);
  return text ? parse_date(*text) : std::nullopt;
}

std::string light_of(const sql::Rows& rows, std::size_t row, Instant now) {
  const auto yellow = rows.maybe_integer(row, 11), red = rows.maybe_integer(row, 12);
  if (!yellow && !red) return "none";
  if (red && *red <= now.ms) return code_of(Light::red);
  return code_of(yellow && *yellow <= now.ms ? Light::yellow : Light::green);
}

PersonKind kind_of(const std::string& code) {
  for (int i = 0; i <= static_cast<int>(PersonKind::other_organisation); ++i)
    if (code_of(static_cast<PersonKind>(i)) == code) return static_cast<PersonKind>(i);
  throw Failure("a person of unknown kind is on record: " + code);
}

Named state_named(const std::string& code) {
  for (int i = 0; i <= static_cast<int>(TaskState::handed_over); ++i)
    if (code_of(static_cast<TaskState>(i)) == code) return {code, name_of(static_cast<TaskState>(i))};
  throw Failure("a task in an unknown state is on record: " + code);
}

template <class Record>
Named named(const Record* record, const std::string& code) {
  return {code, record == nullptr ? Words{code, code} : Words{record->name.zh, record->name.en}};
}

// Who asks, when, and what they may sign.
struct Asking {
  const Centre& centre;
  const Actor& actor;
  const Catalogue& catalogue;
  std::vector<Letter> letters;
  Instant now;

  // Working days after today until the promise; negative when it has passed.
  int left_until(Date due) const {
    const Date today = legal_day(now);
    const int days = centre.calendar.working_between(std::min(today, due), std::max(today, due));
    return due < today ? -days : days;
  }

  TaskRow row(const sql::Rows& rows, std::size_t row) const {
    TaskRow one;
    one.id = std::to_string(rows.integer(row, 0));
    one.number = rows.text(row, 1);
    one.version = rows.integer(row, 2);
    one.item = named(catalogue.item(rows.text(row, 3)), rows.text(row, 3));
    one.package = named(catalogue.package(rows.text(row, 4)), rows.text(row, 4));
    one.applicant = mask_name(rows.text(row, 5), kind_of(rows.text(row, 6)));
    one.state = state_named(rows.text(row, 7));
    one.accepted_on = maybe_date(rows, row, 8);
    one.promised_due = maybe_date(rows, row, 9);
    one.statutory_due = maybe_date(rows, row, 10);
    // Only of a running clock: what is stopped or done has no days left to lose.
    if (one.state.code == code_of(TaskState::in_hand) && one.promised_due)
      one.left = left_until(*one.promised_due);
    one.light = light_of(rows, row, now);
    one.instant = rows.integer(row, 13) != 0;
    one.may_decide = may(Power::decide, one.item.code, actor.department, actor, letters, now).ok();
    return one;
  }
};

std::int64_t of_tab(const DeskCounts& counts, DeskTab tab) {
  switch (tab) {
    case DeskTab::to_do:
      return counts.to_do;
    case DeskTab::yellow:
      return counts.yellow;
    case DeskTab::red:
      return counts.red;
    case DeskTab::stopped:
      return counts.stopped;
    case DeskTab::waiting:
      return counts.waiting;
    case DeskTab::done:
      return counts.done;
  }
  return 0;
}

}  // namespace

Result<TaskList> list_tasks(const Centre& centre, const Actor& actor, const DeskQuery& query) {
  const Place after = TRY(read_place(query.after));
  const auto catalogue = centre.catalogues.current();
  TaskList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    Asking asking{centre, actor, *catalogue, {}, centre.clock()};
    for (HeldLetter& held : letters_of(reader, centre, actor.person))
      asking.letters.push_back(std::move(held.letter));
    const auto rows = reader.run(kLists[static_cast<std::size_t>(query.tab)],
                                 {centre.district, actor.department, asking.now.ms, query.search,
                                  after.due_order, after.id, after.item, std::int64_t{query.limit} + 1});
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row) list.tasks.push_back(asking.row(rows, row));
    if (rows.size() > shown && shown > 0)
      list.next =
          write_place({rows.text(shown - 1, 14), rows.integer(shown - 1, 0), rows.text(shown - 1, 3)});
    list.total = of_tab(count_tasks(reader, centre, actor.department, asking.now), query.tab);
  });
  return list;
}

DeskCounts count_tasks(const Centre& centre, const std::string& department) {
  DeskCounts counts;
  centre.store.read(
      [&](store::Reader& reader) { counts = count_tasks(reader, centre, department, centre.clock()); });
  return counts;
}

DeskCounts count_tasks(store::Reader& reader, const Centre& centre, const std::string& department,
                       Instant now) {
  const auto row = reader.run(kCounts, {centre.district, department, now.ms});
  return {row.integer(0, 0), row.integer(0, 1), row.integer(0, 2),
          row.integer(0, 3), row.integer(0, 4), row.integer(0, 5)};
}

}  // namespace yichuang::app
