// What is done under an account holds that it is open and in the same post when it is recorded: the end of an account or of
// a post in between wins, as the revocation of a letter does.
#pragma once

#include <utility>
#include <vector>

#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"

namespace yichuang::app {

// The actor's own stream as it stands, to be among what a write holds; of nobody, the law's own clock, nothing. Denied
// `account_changed` when the account has ended since the actor was let in, or its post, department, roles or domains are
// others.
Result<std::vector<store::Held>> account_of(store::Reader& reader, const Centre& centre, const Actor& actor);
// The same in two halves, for whoever asks several things at once. Only of an actor who is a person.
std::pair<const sql::Statement*, sql::Params> ask_account(const Centre& centre, const Actor& actor);
Result<std::vector<store::Held>> account_in(const sql::Rows& rows, const Centre& centre, const Actor& actor);
// The same in a snapshot of its own.
Result<std::vector<store::Held>> account_of(const Centre& centre, const Actor& actor);

}  // namespace yichuang::app
