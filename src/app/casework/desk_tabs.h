// What a desk's tabs and a manager's numbers count: one definition, put into every statement that lists or counts, so
// that a number always equals the list behind it. In each, $1 is the district and $3 the instant it is now (ms).
// The light is of that instant: yellow_at and red_at say when it turns by itself (core/casework/clocks.h).
#pragma once

#define YICHUANG_TASK_TO_DO "t.state = 'in_hand'"
#define YICHUANG_TASK_RED "t.state = 'in_hand' AND t.red_at <= $3"
#define YICHUANG_TASK_YELLOW \
  "t.state = 'in_hand' AND t.yellow_at <= $3 AND (t.red_at IS NULL OR t.red_at > $3)"
#define YICHUANG_TASK_STOPPED "t.state = 'stopped'"
#define YICHUANG_TASK_WAITING "t.state IN ('received', 'correction', 'waiting')"
// The index task_done (record/schema.cc) is of exactly these.
#define YICHUANG_TASK_DONE \
  "t.state IN ('granted', 'refused', 'not_accepted', 'ended', 'withdrawn', 'handed_over')"
