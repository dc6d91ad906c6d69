#include "app/people/account_hold.h"

#include "app/people/sessions.h"

namespace yichuang::app {
namespace {

const sql::Statement kInPost{
    "people/account_in_post",
    "SELECT a.roles, a.post, a.department, a.domains, COALESCE((SELECT s.version FROM stream s WHERE "
    "s.district = $1 AND s.stream = a.person), 0) FROM account a WHERE a.district = $1 AND "
    "a.person = $2 AND a.closed_at IS NULL"};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

bool same_post(const sql::Rows& rows, const Actor& actor) {
  return !rows.empty() && roles_of(rows.text(0, 0)) == actor.roles && rows.text(0, 1) == actor.post &&
         rows.text(0, 2) == actor.department && rows.text(0, 3) == joined(actor.domains);
}

}  // namespace

std::pair<const sql::Statement*, sql::Params> ask_account(const Centre& centre, const Actor& actor) {
  return {&kInPost, {centre.district, actor.person.value}};
}

Result<std::vector<store::Held>> account_in(const sql::Rows& rows, const Centre& centre, const Actor& actor) {
  if (!same_post(rows, actor)) return deny("account_changed");
  return std::vector<store::Held>{{{centre.district, actor.person.value}, rows.integer(0, 4)}};
}

Result<std::vector<store::Held>> account_of(store::Reader& reader, const Centre& centre, const Actor& actor) {
  if (!actor.person) return std::vector<store::Held>{};
  const auto [statement, params] = ask_account(centre, actor);
  return account_in(reader.run(*statement, params), centre, actor);
}

Result<std::vector<store::Held>> account_of(const Centre& centre, const Actor& actor) {
  Result<std::vector<store::Held>> held = std::vector<store::Held>{};
  centre.store.read([&](store::Reader& reader) { held = account_of(reader, centre, actor); });
  return held;
}

}  // namespace yichuang::app
