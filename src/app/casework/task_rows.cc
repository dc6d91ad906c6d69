#include "app/casework/task_rows.h"

#include <algorithm>

#include "app/people/masking.h"
#include "app/record/state_names.h"
#include "core/authority/sight.h"

namespace yichuang::app {
namespace {

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

Named state_named(const std::string& code) {
  for (int i = 0; i <= static_cast<int>(TaskState::handed_over); ++i)
    if (code_of(static_cast<TaskState>(i)) == code) return {code, name_of(static_cast<TaskState>(i))};
  throw Failure("a task in an unknown state is on record: " + code);
}

template <class Record>
Named named(const Record* record, const std::string& code) {
  return {code, record == nullptr ? Words{code, code} : Words{record->name.zh, record->name.en}};
}

// Working days after today until the promise; negative when it has passed.
int left_until(const TaskRows& asking, Date due) {
  const Date today = legal_day(asking.now);
  const int days = asking.centre.calendar.working_between(std::min(today, due), std::max(today, due));
  return due < today ? -days : days;
}

}  // namespace

std::string write_place(const TaskPlace& place) {
  return place.due_order + "~" + std::to_string(place.id) + "~" + place.item;
}

Result<TaskPlace> read_place(const std::string& text) {
  if (text.empty()) return TaskPlace{};
  const auto first = text.find('~'), second = text.find('~', first == text.npos ? first : first + 1);
  if (second == text.npos) return malformed("after", "unknown_page");
  const auto id = parse_id<CaseId>(text.substr(first + 1, second - first - 1));
  if (!id || !parse_date(text.substr(0, first))) return malformed("after", "unknown_page");
  return TaskPlace{text.substr(0, first), id->value, text.substr(second + 1)};
}

TaskPlace place_of(const sql::Rows& rows, std::size_t row) {
  return {rows.text(row, 14), rows.integer(row, 0), rows.text(row, 3)};
}

TaskRow TaskRows::row(const sql::Rows& rows, std::size_t row) const {
  TaskRow one;
  one.id = std::to_string(rows.integer(row, 0));
  one.number = rows.text(row, 1);
  one.version = rows.integer(row, 2);
  one.item = named(catalogue.item(rows.text(row, 3)), rows.text(row, 3));
  one.package = named(catalogue.package(rows.text(row, 4)), rows.text(row, 4));
  one.department = named(catalogue.department(rows.text(row, 15)), rows.text(row, 15));
  // The list shows a name to whom the page behind it does.
  const CaseTies ties{.departments = {rows.text(row, 15)}};
  one.applicant = sight_of(actor, ties).names ? rows.text(row, 5)
                                              : mask_name(rows.text(row, 5), person_kind(rows.text(row, 6)));
  one.state = state_named(rows.text(row, 7));
  one.accepted_on = maybe_date(rows, row, 8);
  one.promised_due = maybe_date(rows, row, 9);
  one.statutory_due = maybe_date(rows, row, 10);
  // Only of a running clock: what is stopped or done has no days left to lose.
  if (one.state.code == code_of(TaskState::in_hand) && one.promised_due)
    one.left = left_until(*this, *one.promised_due);
  one.light = light_of(rows, row, now);
  one.instant = rows.integer(row, 13) != 0;
  one.may_decide = may(Power::decide, one.item.code, actor.department, actor, letters, now).ok();
  return one;
}

}  // namespace yichuang::app
