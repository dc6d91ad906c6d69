// Reading authorisation letters for a decision, and keeping them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/authority/views.h"
#include "app/record/centre.h"
#include "app/record/command.h"
#include "core/authority/letter.h"

namespace yichuang::app {

// A letter with the stream version it was read at: a decision relies on it, so it is held when the decision is recorded.
struct HeldLetter {
  Letter letter;
  std::int64_t version = 0;
};

// All letters ever made out to this person, newest first, at most kMostLetters.
inline constexpr int kMostLetters = 200;
std::vector<HeldLetter> letters_of(store::Reader& reader, const Centre& centre, PersonId grantee);

}  // namespace yichuang::app
