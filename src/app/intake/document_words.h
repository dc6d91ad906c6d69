// The words of a document that depend on what it is about and on whom it speaks to.
#pragma once

#include <string>

#include "core/catalogue/nature.h"
#include "core/people/person.h"

namespace yichuang::app {

// 您 of a person, 你单位 of an organisation.
std::string addressee_of(PersonKind kind);

// As the documents keep it; what is kept and unknown, as in documents made before it was kept, reads as `other`.
std::string code_of(Nature nature);
Nature nature_from(const std::string& code);

struct NatureWords {
  const char* applied;  // 您申请的
  const char* found;  // 经审查，符合法定条件。
  const char* granted;  // 准予行政许可
  const char* not_found;  // 经审查，不符合法定条件
  const char* refused;  // 不予许可
};
const NatureWords& words_of(Nature nature);

}  // namespace yichuang::app
