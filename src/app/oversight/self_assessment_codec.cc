#include "app/oversight/self_assessment_fact.h"
#include "app/oversight/self_assessment_view.h"
#include "app/record/typed_text.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(AssessmentFigure, (code, name, rule, unit, value, before))
YICHUANG_DESCRIBE(AssessmentFault, (subject, fault, times))
YICHUANG_DESCRIBE(AssessmentFindingView, (code, sentence))
YICHUANG_DESCRIBE(AssessmentConclusionView, (conclusion, text, by, post, at, late_days))
YICHUANG_DESCRIBE(SelfAssessmentView,
                  (year, over, recorded, item, department, due_on, overdue, promised_days, promised_unit,
                   statutory_days, statutory_unit, figures, faults, findings, conclusion, may_conclude))
YICHUANG_DESCRIBE(SelfAssessmentRow, (item, department, filed, decided, findings, conclusion, at, late_days))
YICHUANG_DESCRIBE(SelfAssessmentList, (year, over, recorded, due_on, days_left, items, assessed, overdue, years))
YICHUANG_DESCRIBE(AssessmentInput, (year, conclusion, text))
YICHUANG_DESCRIBE(AssessmentTaken, (assessment, at))
YICHUANG_DESCRIBE(AssessedFact, (item, year, conclusion, post, catalogue_version, findings, text))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::AssessmentInput, {.member = "year", .minimum = 2020, .maximum = 2199},
               {.member = "conclusion", .pattern = "^(keep|revise|retire)$"},
               {.member = "text", .min_length = 1, .max_length = 2000})

YICHUANG_CODEC(yichuang::app::SelfAssessmentView)
YICHUANG_CODEC(yichuang::app::SelfAssessmentList)
YICHUANG_CODEC(yichuang::app::AssessmentInput)
YICHUANG_CODEC(yichuang::app::AssessmentTaken)

YICHUANG_TEXT(yichuang::app::AssessedFact, item, code)
YICHUANG_TEXT(yichuang::app::AssessedFact, conclusion, code)
YICHUANG_TEXT(yichuang::app::AssessedFact, post, code)
YICHUANG_TEXT(yichuang::app::AssessedFact, catalogue_version, code)
YICHUANG_TEXT(yichuang::app::AssessedFact, findings, code)
YICHUANG_TEXT(yichuang::app::AssessedFact, text, typed)

namespace yichuang::app {

std::string encode(const AssessedFact& fact, const Vault& vault, const std::string& bound_to) {
  return typed_text::write_parted(fact, vault, bound_to);
}

}  // namespace yichuang::app
