// 在看 presence: which colleagues have a case open at this moment, so that two do not begin the same work. It is no fact:
// whoever stops saying so is gone a minute later, and the keeper takes the row away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/record/centre.h"
#include "app/record/words.h"
#include "core/people/person.h"

namespace yichuang::app {

inline constexpr std::int64_t kPresenceMs =
    60'000;  // how long one who says nothing more still counts as there
inline constexpr std::int64_t kPresenceRenewedMs =
    35'000;  // a row that lasts longer than this is not written again: a page asks every fifteen seconds
inline constexpr std::int64_t kMostOnlookers = 20;  // named at once

struct Onlooker {
  std::string name;
  std::optional<Named> post;
  Instant since;
  std::int64_t minutes = 0;  // since then, by the hall's clock
};
struct OnlookerList {
  std::vector<Onlooker> others;  // who came first stands first
};

// The actor has the case open; who else has. Whoever is a party to the case looks at their own matter: they are not
// noted and are told of nobody. Refuses not_found `no_such_case` also when the asker may not know that it exists.
Result<OnlookerList> look_on(Centre& centre, const Actor& actor, CaseId kase);

// The actor has closed it. Bears repeating, and says nothing about whether there is such a case.
void look_away(Centre& centre, const Actor& actor, CaseId kase);

}  // namespace yichuang::app
