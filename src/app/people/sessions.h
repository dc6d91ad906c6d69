// Signing in and out, who a session belongs to, and the guard in front of every route.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "app/people/views.h"
#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"
#include "platform/crypto/password.h"
#include "platform/http/http.h"

namespace yichuang::app {

inline constexpr std::int64_t kSessionMs = 8 * 3'600'000;        // staff and citizens alike: a working day
inline constexpr int kMostSignInTries = 10;                      // failed, per account and per address …
inline constexpr std::int64_t kSignInWindowMs = 10 * 60'000;     // … in this time
inline constexpr const char* kSessionCookie = "yichuang_session";

// Counts tries in a sliding window, by key; in memory, since a restart may forgive.
class RateLimit {
 public:
  RateLimit(int most, std::int64_t window_ms) : most_(most), window_ms_(window_ms) {}
  bool allowed(const std::string& key, std::int64_t now_ms);  // does not count
  void count(const std::string& key, std::int64_t now_ms);
  void forgive(const std::string& key);

 private:
  void forget_old(std::int64_t now_ms);
  const int most_;
  const std::int64_t window_ms_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::vector<std::int64_t>> tries_;
};

// Real time, not the demo's clock: rate limits and session ends are about the present.
std::int64_t steady_ms();

class Sessions {
 public:
  explicit Sessions(Centre& centre) : centre_(centre) {}

  // The token for the cookie. Denied `wrong_password` (also for an unknown account, in the same time); refused
  // `too_many_tries`.
  Result<std::string> sign_in(const SignIn& wanted, const std::string& remote);
  void sign_out(const std::string& token);
  // Who holds this token now; a closed account or an ended session: nobody. Roles are read anew each time, so a change
  // of post holds from the next request on.
  std::optional<Actor> find(const std::string& token);
  // Is this a token that is still good? For live streams.
  bool good(const std::string& token) { return find(token).has_value(); }

 private:
  Centre& centre_;
  crypto::PasswordHasher hasher_;
  RateLimit tries_{kMostSignInTries, kSignInWindowMs};
};

// Signs the request in, checks Origin on every mutation and the role the route asks.
http::Guard make_guard(Centre& centre, Sessions& sessions);

std::string session_cookie(const Centre& centre, const std::string& token);
std::string ended_session_cookie();

std::vector<Role> roles_of(const std::string& comma_separated);

}  // namespace yichuang::app
