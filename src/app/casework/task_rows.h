// Rows of tasks as every list shows them, whoever's list it is: one set of columns, one way to read them, one order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/authority/letters.h"
#include "app/casework/desk_view.h"
#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"

// t is the task; the names are read by TaskRows in this order.
#define YICHUANG_TASK_COLUMNS                                                                               \
  "SELECT t.id, t.number, c.version, t.item, t.package, t.applicant_name, p.kind, t.state, t.accepted_on, " \
  "t.promised_due, t.statutory_due, t.yellow_at, t.red_at, t.instant, t.due_order, t.department FROM "      \
  "task_row t "                                                                                             \
  "JOIN case_row c ON c.district = t.district AND c.id = t.id "                                             \
  "JOIN person p ON p.district = c.district AND p.id = c.applicant "

namespace yichuang::app {

// Where a page ended, as it travels in the address: 2026-01-16~123~drug-retail-licence.
struct TaskPlace {
  std::string due_order;
  std::int64_t id = 0;
  std::string item;
  auto operator<=>(const TaskPlace&) const = default;
};
std::string write_place(const TaskPlace& place);
// Empty: before the first. Refuses malformed `unknown_page` when it is not one of ours.
Result<TaskPlace> read_place(const std::string& text);
TaskPlace place_of(const sql::Rows& rows, std::size_t row);

// Who asks, when, and what they may sign.
struct TaskRows {
  const Centre& centre;
  const Actor& actor;
  const Catalogue& catalogue;
  std::vector<Letter> letters;
  Instant now;

  TaskRow row(const sql::Rows& rows, std::size_t row) const;
};

}  // namespace yichuang::app
