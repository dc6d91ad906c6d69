#include "app/catalogue/guide_view.h"
#include "app/catalogue/indicator_report.h"
#include "app/catalogue/licence_view.h"
#include "app/catalogue/standing_codec.h"
#include "app/catalogue/views.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(PackageSummary, (code, name, summary, lead, domain, item_count, elder, closed))
YICHUANG_DESCRIBE(PackageList, (packages))
YICHUANG_DESCRIBE(QuestionView, (code, text, why, kind, options, unit, min, max, default_answer))
YICHUANG_DESCRIBE(PackageView,
                  (code, name, summary, lead, domain, questions, items, standings, catalogue_version))
YICHUANG_DESCRIBE(PlanRequest, (answers))
YICHUANG_DESCRIBE(LimitView, (days, unit, source, certain))
YICHUANG_DESCRIBE(PlanItemView,
                  (item, department, section, statutory, promised, instant, by_commitment, commitment_bar,
                   site_check, why, basis, start_day, end_day, issued_day, due, result, standing))
YICHUANG_DESCRIBE(DroppedView, (item, why, optional, standing))
YICHUANG_DESCRIBE(PlanMaterialView, (code, name, why, source, asked, necessity, copies, for_items, how_to_get,
                                     good_example, bad_example, common_faults, certain))
YICHUANG_DESCRIBE(ColumnView, (code, label, kind, choices, required))
YICHUANG_DESCRIBE(PlanFieldView,
                  (code, label, group, kind, unit, max_length, min, max, choices, columns, asked, required,
                   source, source_name, on_record, to_call, hint, pattern, from_answer, for_items))
YICHUANG_DESCRIBE(FieldRuleView, (code, kind, field, column, other, only_said, text))
YICHUANG_DESCRIBE(PlanDatesView, (accepted, due, provisional))
YICHUANG_DESCRIBE(EffortView, (steps, days, trips, materials))
YICHUANG_DESCRIBE(OtherWayView, (item, way))
YICHUANG_DESCRIBE(WayView, (way, otherwise, to_collect))
YICHUANG_DESCRIBE(DeliveryView, (ways, proposed, address_field))
YICHUANG_DESCRIBE(PlanView, (package, name, complete, visible, next, blocked, closed, items, dropped,
                             materials, fields, field_rules, dates, edges, critical_path, promised_days,
                             trips, delivery, fees, fee_lines, before, after, rules, uncertain))
YICHUANG_DESCRIBE(ItemView,
                  (code, name, implementation_code, department, section, kind, basis, statutory, promised,
                   instant, conditions, review_criteria, materials, result, packages, standing))
YICHUANG_DESCRIBE(SearchReason, (by, matched))
YICHUANG_DESCRIBE(SearchHit, (kind, code, name, about, standing, why))
YICHUANG_DESCRIBE(SearchResult, (hits))
YICHUANG_DESCRIBE(ExclusionView, (code, why, items))
YICHUANG_DESCRIBE(PublishedView, (value, source))
YICHUANG_DESCRIBE(IndicatorView, (number, code, name, rule, unit, value, missing, numerator, denominator,
                                  numerator_is, denominator_is, counted, excluded, published))
YICHUANG_DESCRIBE(CatalogueReport, (catalogue_version, packages, municipal_packages, district_packages, items,
                                    departments, city_template, indicators))
YICHUANG_DESCRIBE(ReformModeView, (code, name, about, licences))
YICHUANG_DESCRIBE(BusinessLicenceView, (code, name, authority, basis, mode, mode_certain, measures, district,
                                        source, certain, items, packages, standings))
YICHUANG_DESCRIBE(LicenceListView, (catalogue_version, name, note, source, modes, licences))
YICHUANG_DESCRIBE(GuideFactView, (label, value))
YICHUANG_DESCRIBE(GuideSectionView, (code, heading, facts, paragraphs, points, columns, rows))
YICHUANG_DESCRIBE(GuideView, (kind, code, reader, catalogue_version, title, lead, headline, sections, note))
YICHUANG_DESCRIBE(OpenSpanView, (open, close))
YICHUANG_DESCRIBE(CentreView, (name, district, demo, address, phone, complaint_phone, weekdays, saturday,
                               sunday, hours_note))

}  // namespace yichuang::app

YICHUANG_RULES(yichuang::app::PlanRequest, {.member = "answers", .max_length = 200, .max_items = 40})

YICHUANG_CODEC(yichuang::app::PackageList)
YICHUANG_CODEC(yichuang::app::PackageView)
YICHUANG_CODEC(yichuang::app::PlanRequest)
YICHUANG_CODEC(yichuang::app::PlanView)
YICHUANG_CODEC(yichuang::app::ItemView)
YICHUANG_CODEC(yichuang::app::SearchResult)
YICHUANG_CODEC(yichuang::app::CentreView)
YICHUANG_CODEC(yichuang::app::CatalogueReport)
YICHUANG_CODEC(yichuang::app::LicenceListView)
YICHUANG_CODEC(yichuang::app::GuideView)
