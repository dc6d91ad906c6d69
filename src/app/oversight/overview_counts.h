// What each number of the manager's page counts: one definition, put into the statement that counts and into the one that
// lists, so that a number always equals the list behind it. In each, $1 is the district, $2 the department (or, where many
// are counted at once, the codes of all), $3 now (ms), $4 and $5 the first days of this year and the next, $6 and $7 the
// instants (ms) at which today begins and ends.
// The lights and what runs or stands still are those of the departments' desks (casework/desk_tabs.h).
#pragma once

#include "app/casework/desk_tabs.h"

// Accepted by silence this year (行政许可法 第三十二条第五项).
#define YICHUANG_TASK_DEEMED_ACCEPTED "t.ground = 'silence' AND t.accepted_on >= $4 AND t.accepted_on < $5"
#define YICHUANG_TASK_DECIDED_TODAY "t.decided_at >= $6 AND t.decided_at < $7"
#define YICHUANG_TASK_TO_HAND_OVER "t.state = 'granted'"
#define YICHUANG_TASK_HANDED_OVER_TODAY "t.handed_over_at >= $6 AND t.handed_over_at < $7"
// Every parameter is there in every statement, so that one set of values serves all of them.
#define YICHUANG_TASK_OF(department)                                \
  "t.district = $1 AND t.department = " department                  \
  " AND CAST($3 AS {{int}}) > 0 AND CAST($4 AS TEXT) < CAST($5 AS " \
  "TEXT) "                                                          \
  "AND CAST($6 AS {{int}}) < CAST($7 AS {{int}}) AND "
