// The figures of an item's year as people read them: each with the rule it is counted by, beside last year's.
#pragma once

#include <vector>

#include "app/oversight/self_assessment_view.h"
#include "core/catalogue/self_assessment.h"

namespace yichuang::app {

std::vector<AssessmentFigure> figures_of(const ItemYear& year, const ItemYear& last);
// The ten most often named.
std::vector<AssessmentFault> faults_of(const Catalogue& catalogue, const ItemYear& year);

}  // namespace yichuang::app
