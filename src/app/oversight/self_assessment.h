// 年度自查评估: the year of every item in operation from its own cases, and the conclusion its department draws.
#pragma once

#include <string>

#include "app/casework/desk_view.h"
#include "app/oversight/self_assessment_view.h"
#include "app/record/centre.h"
#include "app/record/command.h"

namespace yichuang::app {

// `year` 0: the last one that is over. Whoever belongs to a department sees its items alone. Refuses malformed
// `no_such_year`.
Result<SelfAssessmentList> list_self_assessments(const Centre& centre, const Actor& actor, int year);

// Refuses not_found `no_such_item` (also another department's) and malformed `no_such_year`.
Result<SelfAssessmentView> read_self_assessment(const Centre& centre, const Actor& actor,
                                                const std::string& item, int year);

// The cases of an item that were filed in a year, the latest first. Refuses the same, and malformed `unknown_page`.
Result<TaskList> list_assessed_cases(const Centre& centre, const Actor& actor, const std::string& item,
                                     int year, const std::string& after, int limit);

// Refuses not_found `no_such_item` and what decide_assessment() does.
Result<AssessmentTaken> conclude_self_assessment(Centre& centre, const Command& command,
                                                 const std::string& item, const AssessmentInput& input);

}  // namespace yichuang::app
