#include "app/people/sessions.h"

#include <algorithm>

#include "app/record/answers.h"
#include "app/record/state_names.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

const sql::Statement kFindAccount{
    "people/find_account",
    "SELECT person, secret FROM account WHERE district = $1 AND login = $2 AND closed_at IS NULL"};
// The token is random: one that is there already was written by this very sign-in, whose answer was lost on the way.
const sql::Statement kInsertSession{
    "people/insert_session",
    "INSERT INTO session (district, token, person, login, created_at, expires_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (district, token) DO NOTHING"};
const sql::Statement kDeleteSession{"people/delete_session",
                                    "DELETE FROM session WHERE district = $1 AND token = $2"};
const sql::Statement kFindSession{"people/find_session",
                                  "SELECT s.person, s.expires_at, p.name, a.roles, a.post, a.department, "
                                  "a.domains, a.proven_at FROM session s "
                                  "JOIN account a ON a.district = s.district AND a.login = s.login "
                                  "JOIN person p ON p.district = s.district AND p.id = s.person "
                                  "WHERE s.district = $1 AND s.token = $2 AND a.closed_at IS NULL"};

// The store keeps only the digest of a token: who reads the database cannot sign in with it.
std::string stored_token(const std::string& token) { return crypto::sm3_hex("session:" + token); }

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < text.size();) {
    const auto comma = std::min(text.find(',', from), text.size());
    if (comma > from) parts.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  return parts;
}

// The origin a browser names must be the host it asked: nobody else's page may act in a person's name.
bool same_origin(const http::Request& request) {
  const std::string origin = request.header("origin");
  const auto scheme = origin.find("://");
  return scheme != std::string::npos && origin.substr(scheme + 3) == request.header("host");
}

bool role_allowed(const http::Route& route, const Actor& actor) {
  for (const std::string& wanted : route.roles) {
    if (wanted == "public" || (wanted == "signed_in" && actor.person)) return true;
    for (Role role : actor.roles)
      if (code_of(role) == wanted) return true;
  }
  return false;
}

}  // namespace

void RateLimit::forget_old(std::int64_t now_ms) {
  if (tries_.size() < 10'000) return;
  std::erase_if(tries_, [&](const auto& entry) {
    return entry.second.empty() || entry.second.back() + window_ms_ < now_ms;
  });
}

bool RateLimit::allowed(const std::string& key, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  const auto found = tries_.find(key);
  if (found == tries_.end()) return true;
  std::erase_if(found->second, [&](std::int64_t at) { return at + window_ms_ < now_ms; });
  return static_cast<int>(found->second.size()) < most_;
}

void RateLimit::count(const std::string& key, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  forget_old(now_ms);
  tries_[key].push_back(now_ms);
}

void RateLimit::forgive(const std::string& key) {
  const std::lock_guard lock(mutex_);
  tries_.erase(key);
}

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Result<std::string> Sessions::sign_in(const SignIn& wanted, const std::string& remote) {
  const std::string by_account = "account:" + wanted.account;
  const std::string by_address = "address:" + remote;
  const std::int64_t now = steady_ms();
  if (!tries_.allowed(by_account, now) || !tries_.allowed(by_address, now)) return refuse("too_many_tries");
  sql::Rows account;
  centre_.store.read(
      [&](store::Reader& reader) { account = reader.run(kFindAccount, {centre_.district, wanted.account}); });
  const bool right = account.empty() ? hasher_.verify_nobody(wanted.password)
                                     : hasher_.verify(account.text(0, 1), wanted.password);
  if (!right) {
    tries_.count(by_account, now);
    tries_.count(by_address, now);
    return Refusal{RefusalKind::malformed, "wrong_password", {}, {}, {{"password", "wrong_password", {}}}};
  }
  tries_.forgive(by_account);
  const std::string token = crypto::random_token();
  const Instant at = centre_.clock();
  store::WriteSet set;
  set.rows.push_back({&kInsertSession,
                      {centre_.district, stored_token(token), account.integer(0, 0), wanted.account, at.ms,
                       at.ms + kSessionMs},
                      false});
  ensure(centre_.store.apply(set) == store::Applied::done);
  return token;
}

void Sessions::sign_out(const std::string& token) {
  store::WriteSet set;
  set.rows.push_back({&kDeleteSession, {centre_.district, stored_token(token)}, false});
  ensure(centre_.store.apply(set) == store::Applied::done);
}

std::optional<Actor> Sessions::find(const std::string& token) {
  if (token.empty()) return std::nullopt;
  const sql::Rows rows =
      std::move(centre_.store.ask({{&kFindSession, {centre_.district, stored_token(token)}}}).front());
  // A demo's clock may be stepped by weeks: its sessions end with the server's, not with the story's.
  if (rows.empty() || (!centre_.demo && rows.integer(0, 1) < centre_.clock().ms)) return std::nullopt;
  Actor actor;
  actor.person = PersonId{rows.integer(0, 0)};
  actor.name = rows.text(0, 2);
  actor.roles = roles_of(rows.text(0, 3));
  actor.post = rows.text(0, 4);
  actor.department = rows.text(0, 5);
  actor.domains = split(rows.text(0, 6));
  actor.proven = !rows.is_null(0, 7);
  return actor;
}

http::Guard make_guard(Centre& centre, Sessions& sessions) {
  return [&centre, &sessions](const http::Route& route,
                              http::Request& request) -> std::optional<http::Response> {
    if (!http::changes_nothing(request.method) && !same_origin(request))
      return refusal_answer(centre, request, deny("foreign_origin"));
    auto actor = sessions.find(request.cookie(kSessionCookie));
    if (actor) request.principal = *actor;
    if (role_allowed(route, actor_of(request))) return std::nullopt;
    return refusal_answer(centre, request, deny(actor ? "role_not_allowed" : "sign_in_needed"));
  };
}

std::string session_cookie(const Centre& centre, const std::string& token) {
  const bool encrypted = centre.public_url.starts_with("https:");
  return std::string(kSessionCookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" +
         (encrypted ? "; Secure" : "");
}

std::string ended_session_cookie() {
  return std::string(kSessionCookie) + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0";
}

std::vector<Role> roles_of(const std::string& comma_separated) {
  static constexpr Role kAll[] = {Role::applicant, Role::helper,         Role::clerk,        Role::approver,
                                  Role::head,      Role::issuer,         Role::manager,      Role::maintainer,
                                  Role::reviewer,  Role::legal_reviewer, Role::administrator};
  std::vector<Role> roles;
  for (const std::string& code : split(comma_separated))
    for (Role role : kAll)
      if (code_of(role) == code) roles.push_back(role);
  return roles;
}

}  // namespace yichuang::app
