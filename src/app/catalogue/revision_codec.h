// A fact of a revision as it stands in its stream: codes open, what officials typed sealed.
#pragma once

#include <string>

#include "app/record/centre.h"
#include "core/catalogue/revision_facts.h"

namespace yichuang::app {

// "revision_saved"
std::string kind_of(const RevisionFact& fact);
std::string encode_event(const RevisionEvent& event, const Vault& vault, RevisionId revision);
RevisionEvent decode_event(const store::Fact& fact, const Vault& vault, RevisionId revision);

}  // namespace yichuang::app
