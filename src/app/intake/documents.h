// 文书: which official documents follow from a fact, and what they say. A document is a fact itself: its values are
// frozen here, its number comes from the registrar, its PDF is drawn from exactly these values when first asked for.
#pragma once

#include <string>
#include <vector>

#include "app/intake/case_record.h"

namespace yichuang::app {

// The documents `fact`, done by `act`, gives rise to in the case as it stands after the whole action.
// `by` is the name of the person acting; empty: the law's own clock.
std::vector<DocumentMade> documents_of(Centre& centre, const LoadedCase& after, const CaseFact& fact, const Act& act,
                                       const std::string& by);

// First and last character kept of an identity number, as documents and screens show it.
std::string mask_identity(const std::string& number);
std::string mask_phone(const std::string& phone);
// 张*, 欧阳** … the first character stays; organisations' names are public.
std::string mask_name(const std::string& name, PersonKind kind);

}  // namespace yichuang::app
