// Facts as they stand in the store: a kind and canonical JSON. Personal data (who applied, who was present or signed) and every
// word that somebody typed is sealed inside, bound to the case, so that the journal shows that it was there but not what it was.
#pragma once

#include <string>
#include <vector>

#include "app/record/centre.h"
#include "app/record/text_field.h"
#include "core/intake/facts.h"
#include "platform/store/store.h"

namespace yichuang::app {

store::NewFact encode(const CaseFact& fact, CaseId kase, const Act& act, const Vault& vault);
// Deciding never needs what a document says, only that it stands: those values stay sealed then.
enum class Reading { for_deciding, everything };
// How the results are wanted, of a filing as it is stored; nothing of what is sealed in it is opened.
std::string delivery_in(const std::string& filed_body);
// What cannot be read back was written by a newer program or damaged: Failure.
Recorded decode(const store::Fact& fact, CaseId kase, const Vault& vault, Reading reading);

// Every text a fact can carry, "reviewed opinion", and whether it is sealed.
std::vector<TextField> text_fields();

// "filed", "accepted" … the name of the fact in the store, the journal and the timeline.
const char* kind_of(const CaseFact& fact);

// Canonical text of a document's values; its SM3 is the document's digest.
std::string canonical_values(const DocumentMade& document);

}  // namespace yichuang::app
