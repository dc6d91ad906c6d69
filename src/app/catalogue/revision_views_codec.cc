#include "app/catalogue/revision_views.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(RecordSummary, (kind, code, name, place, standing, used_by, change))
YICHUANG_DESCRIBE(RecordList, (records, next, total))
YICHUANG_DESCRIBE(RevisionProblem, (rule, severity, kind, code, pointer, message, news))
YICHUANG_DESCRIBE(RevisionProblems, (problems, errors, warnings, hints))
YICHUANG_DESCRIBE(SaveView, (number, by, at, undone))
YICHUANG_DESCRIBE(RecordView, (kind, code, save, document, base, yaml, saves, problems, used_by))
YICHUANG_DESCRIBE(RecordInput, (document, copied_from))
YICHUANG_DESCRIBE(RecordSaved, (save, problems))
YICHUANG_DESCRIBE(RecordRef, (kind, code, members))
YICHUANG_DESCRIBE(RevisionStep, (what, by, post, at, text, records, department))
YICHUANG_DESCRIBE(AwaitedReview, (kind, department, given, text))
YICHUANG_DESCRIBE(RevisionCan, (action, allowed, why_not))
YICHUANG_DESCRIBE(RevisionSummary, (id, title, stage, drafter, opened_at, changed_at, records, effective_from,
                                    version, awaits_me))
YICHUANG_DESCRIBE(RevisionList, (revisions, next, current_version))
YICHUANG_DESCRIBE(UndoView, (records, by, at))
YICHUANG_DESCRIBE(RevisionView, (summary, version, base, base_is_current, records, steps, reviews, undo, one_person, errors,
                                 warnings, hints, can))
YICHUANG_DESCRIBE(RevisionInput, (title))
YICHUANG_DESCRIBE(RevisionTaken, (id, stage, version))
YICHUANG_DESCRIBE(RevisionActInput, ())
YICHUANG_DESCRIBE(RevisionReviewInput, (text, department))
YICHUANG_DESCRIBE(ReversalInput, (title))
YICHUANG_DESCRIBE(PublicationInput, (effective_from, adopt))
YICHUANG_DESCRIBE(VersionView, (number, version, effective_from, published_at, by, revision, current))
YICHUANG_DESCRIBE(VersionList, (versions))
YICHUANG_DESCRIBE(ImportedRecord, (kind, code, name, change, members, outdated))
YICHUANG_DESCRIBE(ImportPreview, (records, unchanged))
YICHUANG_DESCRIBE(DifferenceRowView, (pointer, before, after, names, order))
YICHUANG_DESCRIBE(RecordDifferenceView, (kind, code, name, change, rows, ground))
YICHUANG_DESCRIBE(DifferencesView, (against, records, city_template, in_template))
YICHUANG_DESCRIBE(ImpactPackage, (package, change, days_before, days_after, materials_before, materials_after,
                                  items_before, items_after))
YICHUANG_DESCRIBE(ImpactStanding, (item, before, after, packages))
YICHUANG_DESCRIBE(ImpactIndicator, (code, name, unit, before, after))
YICHUANG_DESCRIBE(ImpactCases, (package, running))
YICHUANG_DESCRIBE(ImpactPromise, (item, days_before, days_after, unit, adoptable, running))
YICHUANG_DESCRIBE(ImpactGuide, (guide, change, sections))
YICHUANG_DESCRIBE(ImpactView, (packages, guides, windows, cases, promises, standings, indicators))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::RecordInput, {.member = "copied_from", .max_length = 80})
YICHUANG_RULES(yichuang::app::RevisionInput, {.member = "title", .min_length = 1, .max_length = 120})
YICHUANG_RULES(yichuang::app::ReversalInput, {.member = "title", .max_length = 120, .absent_ok = true})
YICHUANG_RULES(yichuang::app::PublicationInput,
               {.member = "effective_from", .pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
               {.member = "adopt", .max_length = 80, .max_items = 300, .absent_ok = true})
YICHUANG_RULES(yichuang::app::RevisionReviewInput, {.member = "text", .max_length = 2000},
               {.member = "department", .max_length = 80})

YICHUANG_CODEC(yichuang::app::RecordList)
YICHUANG_CODEC(yichuang::app::RevisionProblems)
YICHUANG_CODEC(yichuang::app::RecordView)
YICHUANG_CODEC(yichuang::app::RecordInput)
YICHUANG_CODEC(yichuang::app::RecordSaved)
YICHUANG_CODEC(yichuang::app::RevisionList)
YICHUANG_CODEC(yichuang::app::RevisionView)
YICHUANG_CODEC(yichuang::app::RevisionInput)
YICHUANG_CODEC(yichuang::app::RevisionTaken)
YICHUANG_CODEC(yichuang::app::RevisionReviewInput)
YICHUANG_CODEC(yichuang::app::RevisionActInput)
YICHUANG_CODEC(yichuang::app::ReversalInput)
YICHUANG_CODEC(yichuang::app::PublicationInput)
YICHUANG_CODEC(yichuang::app::VersionList)
YICHUANG_CODEC(yichuang::app::ImportPreview)
YICHUANG_CODEC(yichuang::app::DifferencesView)
YICHUANG_CODEC(yichuang::app::ImpactView)
