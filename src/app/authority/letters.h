// Authorisation letters: read for a decision, listed for everyone, issued and revoked by the head of an organ.
#pragma once

#include <cstdint>
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
// The same in two halves, for whoever asks several things at once.
std::pair<const sql::Statement*, sql::Params> ask_letters(const Centre& centre, PersonId grantee);
std::vector<HeldLetter> letters_in(const sql::Rows& rows, const Centre& centre);

struct LetterQuery {
  bool mine = false;  // only those made out to the asker
  std::string department;  // only of this organ; empty: all
  std::int64_t after = 0;  // id of the last letter of the page before
  int limit = 50;
};
// Newest first. Staff see every letter; applicants those in force, so that they can tell who may decide.
LetterList list_letters(const Centre& centre, const Actor& actor, const LetterQuery& query);

// Whom the head of an organ can authorise, for what: its own section, who examine and decide, and the clerks of the hall,
// who accept (一窗受理). Nobody else's work can make use of a letter, and the head needs none.
LetterChoices letter_choices(const Centre& centre, const Actor& head);

// 渝北市监授〔2026〕1号: the next number of this organ.
std::string next_letter_number(Centre& centre, const Department& department, int year);

// The facts and the row of a letter that is issued now.
void record_letter(store::WriteSet& set, const Centre& centre, const Letter& letter,
                   const std::string& grantee_name);

// By the head of the granting organ, on its own items, to somebody of the staff. Refuses what check_letter does and
// malformed `unknown_grantee`.
Result<LetterTaken> issue_letter(Centre& centre, const Command& command, const LetterInput& wanted);

// By the head of the organ that granted it; from this instant on the letter carries nothing. Refuses not_found
// `no_such_letter`, `letter_already_revoked`; denies `only_head_revokes`.
Result<LetterTaken> revoke_letter(Centre& centre, const Command& command, LetterId letter,
                                  const RevocationInput& wanted);

}  // namespace yichuang::app
