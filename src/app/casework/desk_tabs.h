// What a desk's tabs and a manager's numbers count: one definition, put into every statement that lists or counts, so
// that a number always equals the list behind it. In each, $1 is the district and $3 the instant it is now (ms).
// The light is of that instant: yellow_at and red_at say when it turns by itself (core/casework/clocks.h).
#pragma once

#define YICHUANG_TASK_TO_DO "t.state = 'in_hand'"
// What is red was yellow before (core/calendar/clock.cc): said, so that an engine reads what has turned and not all in hand.
#define YICHUANG_TASK_RED "t.state = 'in_hand' AND t.yellow_at <= $3 AND t.red_at <= $3"
#define YICHUANG_TASK_YELLOW \
  "t.state = 'in_hand' AND t.yellow_at <= $3 AND (t.red_at IS NULL OR t.red_at > $3)"
#define YICHUANG_TASK_STOPPED "t.state = 'stopped'"
// The indexes task_waiting and task_done (record/schema.cc) are of exactly these, in these words.
#define YICHUANG_TASK_WAITING "(t.state = 'received' OR t.state = 'correction' OR t.state = 'waiting')"
#define YICHUANG_TASK_DONE                                                                           \
  "(t.state = 'granted' OR t.state = 'refused' OR t.state = 'not_accepted' OR t.state = 'ended' OR " \
  "t.state = 'withdrawn' OR t.state = 'handed_over')"
