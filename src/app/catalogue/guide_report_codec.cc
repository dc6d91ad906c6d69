#include "app/catalogue/guide_report_fact.h"
#include "app/catalogue/guide_report_view.h"
#include "app/record/typed_text.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(GuideReportInput, (guide_kind, guide, section, catalogue_version, language, text, contact))
YICHUANG_DESCRIBE(GuideReportTaken, (number, code, received_at, days, due_on, due_provisional))
YICHUANG_DESCRIBE(GuideMendedIn, (number, effective_from))
YICHUANG_DESCRIBE(GuideAnswerView, (outcome, passed_to, text, answered_at, mended_in))
YICHUANG_DESCRIBE(GuideConfirmationView, (outcome, text, confirmed_at))
YICHUANG_DESCRIBE(GuideRevisionView, (revision, title, stage))
YICHUANG_DESCRIBE(GuideRevisedFact, (revision))
YICHUANG_DESCRIBE(GuideReportProgress, (number, guide_kind, guide, section, received_at, days, due_on,
                                        due_provisional, overdue, text, confirmation, answer))
YICHUANG_DESCRIBE(GuideReportRow,
                  (report, number, guide_kind, guide, section, catalogue_version, version_current, language,
                   received_at, days, due_on, due_provisional, overdue, text, contact, confirmation,
                   answer, revision))
YICHUANG_DESCRIBE(GuideReportList, (reports, waiting, overdue, being_mended, may_answer, next))
YICHUANG_DESCRIBE(GuideAnswerInput, (outcome, passed_to, text))
YICHUANG_DESCRIBE(GuideAnswerTaken, (number, answered_at))
YICHUANG_DESCRIBE(GuideReportedFact, (number, guide_kind, guide, section, catalogue_version, language, days,
                                      due_on, calendar_version, text, contact))
YICHUANG_DESCRIBE(GuideAnsweredFact, (outcome, passed_to, text, catalogue_version))
YICHUANG_DESCRIBE(GuideAnswerText, (passed_to, text))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::GuideReportInput, {.member = "guide_kind", .pattern = "^(item|package)$"},
               {.member = "guide", .min_length = 1, .max_length = 80},
               {.member = "section", .pattern = "^[a-z][a-z0-9_-]{0,59}$"},
               {.member = "catalogue_version", .pattern = "^[0-9a-f]{16}$"},
               {.member = "language", .pattern = "^(zh|en)$"},
               {.member = "text", .min_length = 1, .max_length = 2000},
               {.member = "contact", .min_length = 5, .max_length = 80})
YICHUANG_RULES(yichuang::app::GuideAnswerInput,
               {.member = "outcome", .pattern = "^(mended|not_wrong|passed_on|being_mended)$"},
               {.member = "passed_to", .min_length = 1, .max_length = 80},
               {.member = "text", .min_length = 1, .max_length = 2000})

YICHUANG_CODEC(yichuang::app::GuideReportInput)
YICHUANG_CODEC(yichuang::app::GuideReportTaken)
YICHUANG_CODEC(yichuang::app::GuideReportProgress)
YICHUANG_CODEC(yichuang::app::GuideReportList)
YICHUANG_CODEC(yichuang::app::GuideAnswerInput)
YICHUANG_CODEC(yichuang::app::GuideAnswerTaken)

YICHUANG_TEXT(yichuang::app::GuideReportedFact, number, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, guide_kind, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, guide, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, section, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, catalogue_version, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, language, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, calendar_version, code)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, text, typed)
YICHUANG_TEXT(yichuang::app::GuideReportedFact, contact, typed)
YICHUANG_TEXT(yichuang::app::GuideAnsweredFact, outcome, code)
YICHUANG_TEXT(yichuang::app::GuideAnsweredFact, catalogue_version, code)
YICHUANG_TEXT(yichuang::app::GuideAnsweredFact, passed_to, typed)
YICHUANG_TEXT(yichuang::app::GuideAnsweredFact, text, typed)
YICHUANG_TEXT(yichuang::app::GuideRevisedFact, revision, code)
YICHUANG_TEXT(yichuang::app::GuideAnswerText, passed_to, typed)
YICHUANG_TEXT(yichuang::app::GuideAnswerText, text, typed)

namespace yichuang::app {

std::string encode(const GuideReportedFact& fact, const Vault& vault, const std::string& bound_to) {
  return typed_text::write_parted(fact, vault, bound_to);
}
std::string encode(const GuideAnsweredFact& fact, const Vault& vault, const std::string& bound_to) {
  return typed_text::write_parted(fact, vault, bound_to);
}
std::string encode(const GuideRevisedFact& fact, const Vault& vault, const std::string& bound_to) {
  return typed_text::write_parted(fact, vault, bound_to);
}
std::string seal_answer(const GuideAnswerText& text, const Vault& vault, const std::string& bound_to) {
  return typed_text::write_parted(text, vault, bound_to);
}
GuideAnswerText open_answer(const std::string& sealed, const Vault& vault, const std::string& bound_to) {
  return typed_text::read_parted<GuideAnswerText>(sealed, vault,
                                                  [&](const GuideAnswerText&) { return bound_to; });
}

}  // namespace yichuang::app
