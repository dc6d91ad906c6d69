// Codecs of what sections send and see.
#include "app/casework/desk_view.h"
#include "app/casework/requests.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(ReviewInput, (in_favour, opinion))
YICHUANG_DESCRIBE(OfficerInput, (name, certificate))
YICHUANG_DESCRIBE(SiteVisitInput, (items, officers, visited_at, place, findings, passed, person_present,
                                   refusal_noted, files))
YICHUANG_DESCRIBE(PublicityInput, (code, from, to, place))
YICHUANG_DESCRIBE(DecisionInput, (outcome, ground, reason, fields))
YICHUANG_DESCRIBE(StopInput, (procedure, institution, expected_days))
YICHUANG_DESCRIBE(StopEndInput, (outcome))
YICHUANG_DESCRIBE(ExtensionInput, (days, reason))
YICHUANG_DESCRIBE(HandoverInput, (items, way, relation, receiver, identity_kind, identity_number, proof))
YICHUANG_DESCRIBE(TaskRow, (id, number, version, item, department, package, applicant, state, accepted_on,
                            promised_due, statutory_due, left, light, instant, may_decide))
YICHUANG_DESCRIBE(TaskList, (tasks, next, total, more))
YICHUANG_DESCRIBE(DeskCounts, (to_do, yellow, red, stopped, waiting, done))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::ReviewInput, {.member = "opinion", .min_length = 1, .max_length = 2'000})
YICHUANG_RULES(yichuang::app::OfficerInput, {.member = "name", .min_length = 1, .max_length = 40},
               {.member = "certificate", .min_length = 1, .max_length = 40})
YICHUANG_RULES(yichuang::app::SiteVisitInput,
               {.member = "items", .min_length = 1, .max_length = 80, .min_items = 1, .max_items = 60},
               {.member = "officers", .min_items = 2, .max_items = 10},
               {.member = "place", .min_length = 1, .max_length = 200},
               {.member = "findings", .min_length = 1, .max_length = 4'000},
               {.member = "person_present", .max_length = 40}, {.member = "refusal_noted", .max_length = 500},
               {.member = "files", .pattern = "^[0-9a-f]{64}$", .max_items = 20})
YICHUANG_RULES(yichuang::app::PublicityInput, {.member = "code", .min_length = 1, .max_length = 40},
               {.member = "place", .min_length = 1, .max_length = 200})
YICHUANG_RULES(yichuang::app::DecisionInput, {.member = "outcome", .pattern = "^(granted|refused)$"},
               {.member = "fields", .max_length = 2'000, .max_items = 20, .absent_ok = true},
               {.member = "ground", .max_length = 80}, {.member = "reason", .max_length = 4'000})
YICHUANG_RULES(yichuang::app::StopInput, {.member = "procedure", .min_length = 1, .max_length = 40},
               {.member = "institution", .min_length = 1, .max_length = 100},
               {.member = "expected_days", .minimum = 1, .maximum = 250})
YICHUANG_RULES(yichuang::app::StopEndInput, {.member = "outcome", .min_length = 1, .max_length = 1'000})
YICHUANG_RULES(yichuang::app::ExtensionInput, {.member = "days", .minimum = 1, .maximum = 60},
               {.member = "reason", .min_length = 1, .max_length = 1'000})
YICHUANG_RULES(yichuang::app::HandoverInput,
               {.member = "items", .min_length = 1, .max_length = 80, .min_items = 1, .max_items = 60},
               {.member = "way", .pattern = "^(window|courier|electronic)$"},
               {.member = "relation", .pattern = "^(self|agent|family|authorised)$"},
               {.member = "receiver", .max_length = 100},
               {.member = "identity_kind", .pattern = "^(id_card|credit_code|other)$"},
               {.member = "identity_number", .max_length = 40}, {.member = "proof", .max_length = 200})

YICHUANG_CODEC(yichuang::app::ReviewInput)
YICHUANG_CODEC(yichuang::app::SiteVisitInput)
YICHUANG_CODEC(yichuang::app::PublicityInput)
YICHUANG_CODEC(yichuang::app::DecisionInput)
YICHUANG_CODEC(yichuang::app::StopInput)
YICHUANG_CODEC(yichuang::app::StopEndInput)
YICHUANG_CODEC(yichuang::app::ExtensionInput)
YICHUANG_CODEC(yichuang::app::HandoverInput)
YICHUANG_CODEC(yichuang::app::TaskList)
YICHUANG_CODEC(yichuang::app::DeskCounts)
