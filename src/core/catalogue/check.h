// The checker: what a catalogue must be beyond its form. Every rule has an id that never changes; docs name them by it.
//
// Records       duplicate_code, unknown_department, unknown_section, unknown_domain, unknown_window, unknown_post,
//               unknown_material, unknown_field, unknown_item, item_not_offered (warning)
// Codes         bad_credit_code (GB 32100 check digit), bad_implementation_code (31 characters: the organ's credit code,
//               level, 12 digits that repeat the kind), demo_code_hidden
// Law           missing_basis, unsourced, promise_above_statute, long_limit_without_law (行政许可法 第四十二条: only a law or
//               regulation may set a licence more than twenty working days), special_procedure_counted (第四十五条),
//               too_few_officers (第三十四条), publicity_above_promise, instant_promise (即办 ⇔ promise 0)
// Materials     catch_all_material (no “其他材料”), issuer_missing (who issues what a government issues)
// Forms         bad_field
// Questions     bad_question, bad_default, question_order, too_many_questions (more than seven on one path)
// Conditions    unknown_question, unknown_option, unknown_parameter, wrong_test, kept_outside_package, unreachable,
//               condition_too_wide
// Packages      cycle, missing_edge (an item needs what another makes, and no edge says so), role_without_condition,
//               missing_why, promise_below_path
#pragma once

#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/problem.h"

namespace yichuang {

inline constexpr int kMaxQuestionsOnPath = 7;

std::vector<Problem> check(const Catalogue& catalogue);

}  // namespace yichuang
