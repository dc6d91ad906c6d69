// What the paper of a result says 结果文书: a licence, approval, certificate or 备案凭证, made out to its holder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/plan.h"
#include "core/intake/case.h"

namespace yichuang::app {

struct ResultText {
  std::map<std::string, std::string> values;
  std::vector<std::vector<std::string>> rows;  // label and value of what it states 载明事项
};

// Of an item that `granted` has just decided; the case stands as it is after that.
ResultText text_of_result(const Catalogue& catalogue, const Plan& plan, const Case& kase,
                          const Decided& granted);

// A firm that is being founded is not the applicant yet: what it is called stands in the form. Empty: the applicant.
std::string holder_named(const Catalogue& catalogue, const Plan& plan, const Case& kase,
                         const std::string& item);

// A value of the form as a paper states it: choices and yes or no in words, days by the calendar, numbers with their unit,
// a person's own numbers masked.
std::string stated(const Catalogue& catalogue, const Field& field, const std::string& value);

}  // namespace yichuang::app
