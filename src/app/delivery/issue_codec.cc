#include "app/delivery/issue_view.h"
#include "app/delivery/paper_check.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(IssueRow, (id, number, version, package, applicant, state, ready, ready_since, deliver_by,
                             delivery, uncollected, handed_over_at))
YICHUANG_DESCRIBE(IssueList, (cases, next, total, more))
YICHUANG_DESCRIBE(PaperView, (name, number, holder, item, organ, issued_on, valid_to, in_term, sample))
YICHUANG_DESCRIBE(IssueCounts, (ready, uncollected, today, complete))

}  // namespace yichuang::app

YICHUANG_CODEC(yichuang::app::IssueList)
YICHUANG_CODEC(yichuang::app::IssueCounts)
YICHUANG_CODEC(yichuang::app::PaperView)
