// Looking at one case: as whoever asks may see it (core/intake/visible.h).
#pragma once

#include <optional>
#include <string>

#include "app/intake/case_view.h"
#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

// Refuses not_found `no_such_case` also when the asker may not know that it exists.
Result<CaseView> view_case(const Centre& centre, const Actor& actor, CaseId kase);

// The same for whoever holds the number and the receipt's code; no account needed, personal data masked.
Result<CaseView> view_progress(const Centre& centre, const std::string& number, const std::string& code);

// The case whose receipt says this number (well formed) and code; nullopt when either is wrong.
std::optional<CaseId> case_of_receipt(store::Reader& reader, const Centre& centre, const std::string& number,
                                      const std::string& code);

// A file handed in with a case the actor may see; not_found `no_such_file` otherwise.
struct CaseFile {
  std::string path;   // on disk, verified
  std::string type;   // media type
};
Result<CaseFile> case_file(const Centre& centre, const Actor& actor, CaseId kase, const std::string& digest);

// A file this person has brought, whether anything names it yet or not; not_found `no_such_file` otherwise.
Result<CaseFile> own_file(const Centre& centre, PersonId person, const std::string& digest);

}  // namespace yichuang::app
