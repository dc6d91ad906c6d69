// The words the catalogue's files and the API use for the coded values of the core.
#pragma once

#include "core/catalogue/plan.h"

namespace yichuang::app {

const char* code_of(Unit unit);
const char* code_of(Confidence confidence);
const char* code_of(QuestionKind kind);
const char* code_of(FieldKind kind);
const char* code_of(FieldSource source);
const char* code_of(MaterialSource source);
const char* code_of(Necessity necessity);
const char* code_of(PackageRole role);

}  // namespace yichuang::app
