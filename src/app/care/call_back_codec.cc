#include "app/care/call_back_fact.h"
#include "app/care/call_back_view.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(CallBackInput, (phone, page, language))
YICHUANG_DESCRIBE(CallBackAsked, (request, asked_at))
YICHUANG_DESCRIBE(CallInput, (reached))
YICHUANG_DESCRIBE(CallTaken, (open, calls))
YICHUANG_DESCRIBE(CallBackRow, (request, phone, page, language, asked_at, calls, called_at))
YICHUANG_DESCRIBE(CallBackList, (requests, total))
YICHUANG_DESCRIBE(AskedFact, (sealed, page, language))
YICHUANG_DESCRIBE(CalledFact, (reached))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::CallBackInput, {.member = "phone", .min_length = 5, .max_length = 20},
               {.member = "page", .pattern = "^/[a-zA-Z0-9/_-]{0,119}$"},
               {.member = "language", .pattern = "^(zh|en)$"})

YICHUANG_CODEC(yichuang::app::CallBackInput)
YICHUANG_CODEC(yichuang::app::CallBackAsked)
YICHUANG_CODEC(yichuang::app::CallInput)
YICHUANG_CODEC(yichuang::app::CallTaken)
YICHUANG_CODEC(yichuang::app::CallBackList)
YICHUANG_CODEC(yichuang::app::AskedFact)
YICHUANG_CODEC(yichuang::app::CalledFact)
