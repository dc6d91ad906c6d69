// Codecs of the case views and requests.
#include "app/intake/case_view.h"
#include "app/intake/presence.h"
#include "app/intake/requests.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(Can, (action, item, allowed, why_not, code, mandate, mandate_until))
YICHUANG_DESCRIBE(ClockView, (limit, unit, due, provisional, used, left, source, certain))
YICHUANG_DESCRIBE(StopView, (from, to, ground, clause))
YICHUANG_DESCRIBE(FindingView, (kind, subject, name, ok, fault, fault_text, note))
YICHUANG_DESCRIBE(FileView, (file, type, size))
YICHUANG_DESCRIBE(MaterialView, (code, name, why, source, asked, to_examine, copies, for_items, how_to_get,
                                 common_faults, form, files, finding, result_number, files_before))
YICHUANG_DESCRIBE(DisputeView, (registered, claimed, reason, source))
YICHUANG_DESCRIBE(FieldView, (code, label, kind, value, choices, dispute, before))
YICHUANG_DESCRIBE(DocumentView, (document, kind, name, item, items, number, made_at, check_code))
YICHUANG_DESCRIBE(OfficerView, (name, certificate))
YICHUANG_DESCRIBE(VisitView, (visited_at, place, officers, findings, passed, person_present, recorded_by,
                              refusal_noted, files))
YICHUANG_DESCRIBE(PublicityView, (kind, days, unit, from, to, place, could_run_from, could_run_to))
YICHUANG_DESCRIBE(ReviewView, (in_favour, opinion, by, at))
YICHUANG_DESCRIBE(DecisionView, (outcome, by_commitment, ground, reason, by, mandate, at, result_name,
                                 result_number, valid_to, check_by, deliver_by))
YICHUANG_DESCRIBE(HandoverView, (way, receiver, relation, proof, at))
YICHUANG_DESCRIBE(TaskView, (item, department, section, state, instant, by_commitment, site_check, waits_for,
                             accepted_on, accepted_by, acceptance_ground, window_closes_on, promised,
                             statutory, light, stops, visits, publicity, reviews, decision, handed_over_at,
                             handover, refusal_grounds, procedures, review_criteria, fills, way))
YICHUANG_DESCRIBE(TimelineEntry, (at, kind, what, item, by, seq))
YICHUANG_DESCRIBE(NoticeView, (at, faults, items, answer_by, answered))
YICHUANG_DESCRIBE(RatingView, (stage, level, reasons, words, through_helper, at))
YICHUANG_DESCRIBE(PartyView, (name, kind, identity, phone))
YICHUANG_DESCRIBE(CaseView, (id, number, version, package, domain, channel, state, next_step, received_at,
                             receipt_code, applicant, agent, promised_on, promised_days, done_on, provisional,
                             delivery, postal_address, answers, tasks, edges, materials, fields, notices,
                             documents, ratings, to_rate, timeline, can, uncertain))
YICHUANG_DESCRIBE(CaseSummary, (id, number, version, package, applicant, channel, state, received_at,
                                promised_on, closes_on, corrected, light, to_hand_over))
YICHUANG_DESCRIBE(CaseList, (cases, next, total, more))
YICHUANG_DESCRIBE(Taken, (id, number, version, documents))
YICHUANG_DESCRIBE(Onlooker, (name, post, since, minutes))
YICHUANG_DESCRIBE(OnlookerList, (others))

YICHUANG_DESCRIBE(HandedMaterialInput, (material, form, copies, files))
YICHUANG_DESCRIBE(FileCase,
                  (package, answers, fields, materials, applicant, window, delivery, draft, disputes))
YICHUANG_DESCRIBE(DraftInput, (package, answers, fields, materials, page, disputes))
YICHUANG_DESCRIBE(DraftView,
                  (id, package, answers, fields, materials, page, disputes, saved_at, expires_at, closed))
YICHUANG_DESCRIBE(DraftList, (drafts))
YICHUANG_DESCRIBE(FindingInput, (kind, subject, ok, fault, note))
YICHUANG_DESCRIBE(Examination, (findings))
YICHUANG_DESCRIBE(NonAcceptanceInput, (items, ground, organ, reason))
YICHUANG_DESCRIBE(SupplementInput, (materials, fields))
YICHUANG_DESCRIBE(WithdrawalInput, (reason))
YICHUANG_DESCRIBE(RatingInput, (level, reasons, words, with_consent))
YICHUANG_DESCRIBE(HelpInput, (number, code))
YICHUANG_DESCRIBE(FileStored, (file, name, type, size))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::HandedMaterialInput, {.member = "material", .min_length = 1, .max_length = 80},
               {.member = "form", .pattern = "^(electronic|paper)$"},
               {.member = "copies", .minimum = 1, .maximum = 100},
               {.member = "files", .pattern = "^[0-9a-f]{64}$", .max_items = 20})
YICHUANG_RULES(yichuang::app::FileCase, {.member = "package", .min_length = 1, .max_length = 80},
               {.member = "answers", .max_length = 200, .max_items = 40},
               {.member = "fields", .max_length = 10'000, .max_items = 300},
               {.member = "materials", .max_items = 100},
               {.member = "applicant", .pattern = "^[1-9][0-9]{0,18}$"},
               {.member = "window", .min_length = 1, .max_length = 40},
               {.member = "delivery", .pattern = "^(window|courier|electronic)$"},
               {.member = "draft", .pattern = "^[1-9][0-9]{0,18}$"},
               {.member = "disputes", .max_length = 500, .max_items = 20, .absent_ok = true})
YICHUANG_RULES(yichuang::app::DraftInput, {.member = "package", .min_length = 1, .max_length = 80},
               {.member = "answers", .max_length = 200, .max_items = 40},
               {.member = "fields", .max_length = 10'000, .max_items = 300},
               {.member = "materials", .max_items = 100}, {.member = "page", .max_length = 80},
               {.member = "disputes", .max_length = 500, .max_items = 20, .absent_ok = true})
YICHUANG_RULES(yichuang::app::FindingInput, {.member = "kind", .pattern = "^(material|field)$"},
               {.member = "subject", .min_length = 1, .max_length = 80},
               {.member = "fault", .min_length = 1, .max_length = 80}, {.member = "note", .max_length = 500})
YICHUANG_RULES(yichuang::app::Examination, {.member = "findings", .max_items = 300})
YICHUANG_RULES(yichuang::app::NonAcceptanceInput,
               {.member = "items", .min_length = 1, .max_length = 80, .min_items = 1, .max_items = 60},
               {.member = "ground", .pattern = "^(no_licence_needed|not_this_organ|other_by_law)$"},
               {.member = "organ", .max_length = 100},
               {.member = "reason", .min_length = 1, .max_length = 2'000})
YICHUANG_RULES(yichuang::app::SupplementInput, {.member = "materials", .max_items = 100},
               {.member = "fields", .max_length = 10'000, .max_items = 300})
YICHUANG_RULES(yichuang::app::WithdrawalInput, {.member = "reason", .max_length = 500})
YICHUANG_RULES(yichuang::app::RatingInput,
               {.member = "level",
                .pattern = "^(very_satisfied|satisfied|fair|dissatisfied|very_dissatisfied)$"},
               {.member = "reasons",
                .pattern = "^(slow|unclear|repeated_trips|extra_papers|attitude|hard_to_use)$",
                .max_items = 6,
                .absent_ok = true},
               {.member = "words", .max_length = 500})
YICHUANG_RULES(yichuang::app::HelpInput, {.member = "number", .min_length = 1, .max_length = 40},
               {.member = "code", .min_length = 1, .max_length = 20})

YICHUANG_CODEC(yichuang::app::CaseView)
YICHUANG_CODEC(yichuang::app::CaseList)
YICHUANG_CODEC(yichuang::app::Taken)
YICHUANG_CODEC(yichuang::app::OnlookerList)
YICHUANG_CODEC(yichuang::app::FileCase)
YICHUANG_CODEC(yichuang::app::DraftInput)
YICHUANG_CODEC(yichuang::app::DraftView)
YICHUANG_CODEC(yichuang::app::DraftList)
YICHUANG_CODEC(yichuang::app::Examination)
YICHUANG_CODEC(yichuang::app::NonAcceptanceInput)
YICHUANG_CODEC(yichuang::app::SupplementInput)
YICHUANG_CODEC(yichuang::app::WithdrawalInput)
YICHUANG_CODEC(yichuang::app::RatingInput)
YICHUANG_CODEC(yichuang::app::HelpInput)
YICHUANG_CODEC(yichuang::app::FileStored)
