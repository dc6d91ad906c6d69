#include "app/oversight/overview_view.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(DepartmentCounts, (department, in_hand, stopped, yellow, red, decided_today))
YICHUANG_DESCRIBE(Overview,
                  (as_of, received_today, to_examine, in_correction, in_hand, stopped, yellow, red,
                   deemed_accepted, decided_today, to_hand_over, handed_over_today, bad_ratings, departments))
YICHUANG_DESCRIBE(RatingRow, (id, number, package, stage, level, reasons, at))
YICHUANG_DESCRIBE(RatingList, (ratings, next, total))

}  // namespace yichuang::app

YICHUANG_CODEC(yichuang::app::Overview)
YICHUANG_CODEC(yichuang::app::RatingList)
