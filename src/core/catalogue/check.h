// The checker: what a catalogue must be beyond its form. Every rule has an id that never changes; docs name them by it.
//
// Records       duplicate_code, unknown_department, unknown_section, unknown_domain, unknown_window, unknown_post,
//               unknown_material, unknown_field, unknown_item, item_not_offered (warning)
// Codes         bad_credit_code (GB 32100 check digit), bad_implementation_code (31 characters: the organ's credit code,
//               level, 12 digits that repeat the kind), demo_code_hidden
// Law           missing_basis, unsourced, promise_above_statute, long_limit_without_law (行政许可法 第四十二条: only a law or
//               regulation may set a licence more than twenty working days), special_procedure_counted (第四十五条),
//               too_few_officers (第三十四条), publicity_above_promise, instant_promise (即办 ⇔ promise 0)
// Practice      visit_without_reason, reason_without_visit, wholly_online_visit, no_way_without_visit (warning),
//               payment_without_fee, fee_without_payment (warning), fee_without_standard, fee_without_basis (a hint while
//               the fee is not certain), personal_topic_mismatch and corporate_topic_mismatch (warnings), unknown_topic,
//               duplicate_handling_item, across_not_online, across_without_way, channel_above_depth,
//               particulars_missing and licence_without_faq (warnings), flow_step_repeated,
//               result_kind_mismatch (warning), result_without_sample (hint), same_telephone,
//               telephone_without_area_code
// Papers        word_missing (warning), bad_word, word_of_two (one word for two organs), bad_statement (what is no line of
//               the item's form)
// Commitment    commitment_catch_all, commitment_without_bar and commitment_without_consequence (warnings)
// Licence list  cancelled_licence_offered, reform_mode_mismatch, commitment_not_offered (hint)
// Materials     catch_all_material (no “其他材料”), issuer_missing (who issues what a government issues),
//               data_source_missing (as what a fetched one is fetched)
// Forms         bad_field, two_numbers_to_call, bad_field_rule (a rule between fields whose kinds it cannot compare)
// Questions     bad_question, bad_default, question_order, too_many_questions (more than seven on one path)
// Conditions    unknown_question, unknown_option, unknown_parameter, wrong_test, kept_outside_package, unreachable,
//               condition_too_wide
// Standing      until_before_from, until_of_retired, instead_closed (what is named in its place cannot be applied for itself),
//               retired_item_required (an error from the day it is retired on; before, and where the day is not known, a
//               warning, so that what was right when it was published never becomes unreadable),
//               suspended_item_required (warning)
// Packages      cycle, missing_edge (an item needs what another makes, and no edge says so), role_without_condition,
//               missing_why, promise_below_path, maker_not_in_package (warning: what is asked of the applicant although
//               an item that is not in the package makes it)
#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/problem.h"

namespace yichuang {

inline constexpr int kMaxQuestionsOnPath = 7;

// The day decides only of what is told about standings.
std::vector<Problem> check(const Catalogue& catalogue, std::optional<Date> today = {});

}  // namespace yichuang
