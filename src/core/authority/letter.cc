#include "core/authority/letter.h"

#include <algorithm>

namespace yichuang {
namespace {

constexpr CalendarDays kLongestLetter{3 * 366};

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// The nearest miss among the actor's letters says why, so that the refusal helps: revoked before expired before not yet.
std::string why_not(Power power, const std::string& item, const std::vector<const Letter*>& own, Instant at) {
  std::string why = own.empty() ? "no_letter" : "letter_not_covering";
  for (const Letter* letter : own) {
    if (!grants(*letter, power, item)) continue;
    if (letter->revocation && letter->revocation->at <= at) return "letter_revoked";
    why = legal_day(at) > letter->valid_to ? "letter_expired" : "letter_not_yet";
  }
  return why;
}

}  // namespace

bool in_force(const Letter& letter, Instant at) {
  const Date day = legal_day(at);
  return letter.issued_at <= at && letter.valid_from <= day && day <= letter.valid_to &&
         !(letter.revocation && letter.revocation->at <= at);
}

bool grants(const Letter& letter, Power power, const std::string& item) {
  return std::any_of(letter.grants.begin(), letter.grants.end(), [&](const LetterGrant& grant) {
    return grant.power == power && contains(grant.items, item);
  });
}

Result<Mandate> may(Power power, const std::string& item, const std::string& department, const Actor& actor,
                    const std::vector<Letter>& letters, Instant at) {
  // The head of the organ needs no letter: the power is the organ's own.
  if (actor.has(Role::head) && actor.department == department) return Mandate{};
  std::vector<const Letter*> own;
  for (const Letter& letter : letters) {
    if (letter.grantee != actor.person || letter.department != department) continue;
    if (in_force(letter, at) && grants(letter, power, item)) return Mandate{letter.id, letter.number};
    own.push_back(&letter);
  }
  return deny(why_not(power, item, own, at), {},
              {{"item", item}, {"department", department}, {"upward", "head"}});
}

Result<void> check_letter(const Letter& letter, const Actor& grantor,
                          const std::vector<std::string>& items_of_department) {
  if (!grantor.has(Role::head) || grantor.department != letter.department) return deny("only_head_grants");
  if (letter.grantee == grantor.person) return refuse("letter_to_oneself");
  if (letter.grants.empty()) return malformed("grants", "missing");
  for (std::size_t i = 0; i < letter.grants.size(); ++i) {
    const std::string path = "grants[" + std::to_string(i) + "].items";
    if (letter.grants[i].items.empty()) return malformed(path, "missing");
    for (std::size_t j = 0; j < letter.grants[i].items.size(); ++j)
      if (!contains(items_of_department, letter.grants[i].items[j]))
        return malformed(path + "[" + std::to_string(j) + "]", "unknown_item");
  }
  if (letter.valid_to < letter.valid_from) return malformed("valid_to", "days_out_of_order");
  if (letter.valid_to - letter.valid_from > kLongestLetter) return malformed("valid_to", "letter_too_long");
  return {};
}

}  // namespace yichuang
