// Building the view of a case for whoever asks.
#pragma once

#include <functional>
#include <string>

#include "app/authority/letters.h"
#include "app/intake/case_record.h"
#include "app/intake/case_view.h"
#include "core/intake/visible.h"

namespace yichuang::app {

// What only look-ups outside the case can tell: names of people, numbers of documents, sizes of files.
struct Lookups {
  std::function<std::string(PersonId)> person_name;
  std::function<std::optional<std::string>(DocumentId)> document_number;
  std::function<std::optional<FileView>(const std::string& digest)> file;
};

// The view as `actor` may see it at `now`, which `visible` says; `letters` are the actor's, for what they can do.
CaseView view_case(const Centre& centre, const LoadedCase& loaded, const Actor& actor, const Visible& visible,
                   const std::vector<Letter>& letters, const Lookups& lookups, Instant now);

// The documents the asker may open, in the order they were made.
std::vector<DocumentView> documents_view(const LoadedCase& loaded, const Visible& visible,
                                         const Lookups& lookups);

// The day the last of its items was finished; none while one is open.
std::optional<Date> done_on(const LoadedCase& loaded);

// What the actor can do, each from its decide_* run dry.
std::vector<Can> what_actor_can(const Catalogue& texts, const Matter& matter, const Acting& acting);

// One sentence: who does what next, said to the applicant or about them.
Words next_step(const Matter& matter, bool to_applicant);

// How the results leave, and for whoever writes or sends there, where to; after the tasks.
void add_delivery(CaseView& view, const Matter& matter, const Visible& visible, const Actor& actor);
// What is decided and not handed over yet, by the way it leaves.
Words results_leaving(const Matter& matter, bool to_applicant);

// A sentence for one fact on the timeline; empty for facts people need not see.
std::optional<Words> sentence(const Catalogue& catalogue, const CaseFact& fact);

}  // namespace yichuang::app
