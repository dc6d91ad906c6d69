#include "app/catalogue/code_names.h"

namespace yichuang::app {

std::string code_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::certain:
      return "C";
    case Confidence::likely:
      return "L";
    case Confidence::unconfirmed:
      return "U";
  }
  return {};
}

std::string code_of(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::choice:
      return "choice";
    case QuestionKind::yes_no:
      return "yes_no";
    case QuestionKind::number:
      return "number";
    case QuestionKind::multi:
      return "multi";
  }
  return {};
}

std::string code_of(Necessity necessity) {
  switch (necessity) {
    case Necessity::required:
      return "required";
    case Necessity::tolerable:
      return "tolerable";
    case Necessity::optional:
      return "optional";
  }
  return {};
}

std::string code_of(PackageRole role) {
  switch (role) {
    case PackageRole::required:
      return "required";
    case PackageRole::optional:
      return "optional";
    case PackageRole::situational:
      return "situational";
  }
  return {};
}

}  // namespace yichuang::app
