#include "app/catalogue/code_names.h"

#include <array>

namespace yichuang::app {
namespace {

// The names in the order of the enumerators.
template <std::size_t count, class Enum>
const char* at(const std::array<const char*, count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

const char* code_of(Unit unit) { return unit == Unit::working ? "working" : "calendar"; }
const char* code_of(Confidence confidence) { return at(std::array{"C", "L", "U"}, confidence); }
const char* code_of(QuestionKind kind) { return at(std::array{"choice", "yes_no", "number", "multi"}, kind); }
const char* code_of(FieldKind kind) {
  return at(std::array{"text", "long_text", "integer", "decimal", "date", "yes_no", "choice", "id_number", "credit_code",
                       "phone", "address", "table"},
            kind);
}
const char* code_of(FieldSource source) { return at(std::array{"applicant", "licence", "shared", "result"}, source); }
const char* code_of(MaterialSource source) {
  return at(std::array{"applicant", "fetched", "result", "commitment"}, source);
}
const char* code_of(Necessity necessity) { return at(std::array{"required", "tolerable", "optional"}, necessity); }
const char* code_of(PackageRole role) { return at(std::array{"required", "optional", "situational"}, role); }

}  // namespace yichuang::app
