// The words the catalogue's files and the API use for the catalogue's own coded values; what others use too is in
// app/record/state_names.h.
#pragma once

#include "app/record/state_names.h"
#include "core/catalogue/plan.h"

namespace yichuang::app {

std::string code_of(Confidence confidence);
std::string code_of(QuestionKind kind);
std::string code_of(Necessity necessity);
std::string code_of(PackageRole role);

}  // namespace yichuang::app
