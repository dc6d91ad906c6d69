#include "app/people/staff_accounts.h"

#include <algorithm>

#include "app/people/accounts.h"
#include "app/people/people.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kLeastPassword = 8, kMostPassword = 100;  // as for applicants (person_codec.cc)
constexpr std::size_t kLeastLogin = 3, kMostLogin = 40;
constexpr std::size_t kMostName = 200;  // bytes

const sql::Statement kOpenAccount{
    "people/open_account",
    "SELECT person FROM account WHERE district = $1 AND login = $2 AND closed_at IS NULL"};
const sql::Statement kSetSecret{
    "people/set_secret",
    "UPDATE account SET secret = $3 WHERE district = $1 AND login = $2 AND closed_at IS NULL"};
const sql::Statement kClose{
    "people/close_account",
    "UPDATE account SET closed_at = $3 WHERE district = $1 AND login = $2 AND closed_at IS NULL"};
const sql::Statement kEndSessions{"people/end_sessions",
                                  "DELETE FROM session WHERE district = $1 AND login = $2"};
const sql::Statement kStaff{"people/staff_accounts",
                            "SELECT a.login, p.name, a.post, a.roles, a.closed_at FROM account a "
                            "JOIN person p ON p.district = a.district AND p.id = a.person "
                            "WHERE a.district = $1 AND a.post <> '' ORDER BY a.login LIMIT 5000"};

bool is_login(const std::string& text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return text.size() >= kLeastLogin && text.size() <= kMostLogin && plain(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return plain(c) || c == '.' || c == '_' || c == '-'; });
}

Result<void> check_password(const std::string& password) {
  if (password.size() < kLeastPassword) return malformed("password", "too_short");
  if (password.size() > kMostPassword) return malformed("password", "too_long");
  return {};
}

// A login is plain letters: it needs no escaping.
store::Append what_happened(const std::string& kind, const Centre& centre, PersonId person,
                            const std::string& login) {
  store::Append append{{centre.district, person.value}, "person", {}, {}};
  centre.store.read([&](store::Reader& reader) { append.seen = reader.stream(append.key).first; });
  append.facts.push_back({kind, centre.clock(), 0, R"({"account":")" + login + R"(","by":"operator"})"});
  return append;
}

Result<PersonId> open_account(const Centre& centre, const std::string& login) {
  sql::Rows rows;
  centre.store.read(
      [&](store::Reader& reader) { rows = reader.run(kOpenAccount, {centre.district, login}); });
  if (rows.empty()) return not_found("no_such_account");
  return PersonId{rows.integer(0, 0)};
}

// The change, the end of every session, and the fact, all or nothing.
Result<void> change(Centre& centre, const std::string& login, const std::string& fact, store::RowChange row) {
  const PersonId person = TRY(open_account(centre, login));
  store::WriteSet set;
  set.appends.push_back(what_happened(fact, centre, person, login));
  set.rows.push_back(std::move(row));
  set.rows.push_back({&kEndSessions, {centre.district, login}, false});
  if (centre.store.apply(set) != store::Applied::done) return stale();
  return {};
}

}  // namespace

Result<PersonId> add_staff(Centre& centre, crypto::PasswordHasher& hasher, const NewStaff& wanted) {
  if (!is_login(wanted.login)) return malformed("account", "wrong_form");
  if (wanted.name.find_first_not_of(" \t") == std::string::npos) return malformed("name", "missing");
  if (wanted.name.size() > kMostName) return malformed("name", "too_long");
  TRY(check_password(wanted.password));
  const auto catalogue = centre.catalogues.current();
  const Post* post = catalogue->post(wanted.post);
  if (post == nullptr) return not_found("no_such_post");
  const Person person{PersonId{centre.ids.next()},
                      PersonKind::natural,
                      wanted.name,
                      {IdentityKind::other, "STAFF-" + wanted.login},
                      {}};
  Account account{wanted.login,     person.id, post->roles,   post->code,
                  post->department, {},        post->windows, false};
  if (!post->domain.empty()) account.domains = {post->domain};
  store::WriteSet set;
  set.appends.push_back(what_happened("account_made", centre, person.id, wanted.login));
  set.rows.push_back(person_row(centre, person, centre.clock()));
  set.rows.back().must_change = true;
  set.rows.push_back(account_row(centre, account, hasher.hash(wanted.password)));
  if (centre.store.apply(set) != store::Applied::done) return refuse("account_taken");
  return person.id;
}

Result<void> set_password(Centre& centre, crypto::PasswordHasher& hasher, const std::string& login,
                          const std::string& password) {
  TRY(check_password(password));
  return change(centre, login, "password_set",
                {&kSetSecret, {centre.district, login, hasher.hash(password)}, true});
}

Result<void> close_account(Centre& centre, const std::string& login) {
  return change(centre, login, "account_closed",
                {&kClose, {centre.district, login, centre.clock().ms}, true});
}

std::vector<AccountLine> staff_accounts(const Centre& centre) {
  std::vector<AccountLine> lines;
  centre.store.read([&](store::Reader& reader) {
    lines.clear();
    const sql::Rows rows = reader.run(kStaff, {centre.district});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      AccountLine& line = lines.emplace_back(
          AccountLine{rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), rows.text(i, 3), {}});
      if (const auto closed = rows.maybe_integer(i, 4)) line.closed_at = Instant{*closed};
    }
  });
  return lines;
}

}  // namespace yichuang::app
