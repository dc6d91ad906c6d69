// Sends requests the way people's browsers do, many at once over kept-alive connections, and times each.
//
//   http_load PLAN.json
//
// The plan: {"port", "clients", "seconds", "rate", "first", "cases", "steps": [{"method", "path", "body", "versioned",
// "cookies": […]}]}. Each client takes one case after the other through the steps, each step with a cookie of the
// person whose step it is. In a path or body {case} is the case the first step opened and {n} a number no other case
// has. `cases` 0: until the time is over; otherwise so many cases and no more. `rate` 0: a client sends its next
// request when the last is answered. Otherwise so many requests a second are due, whether or not the answers come, and
// each is timed from the moment it was due. Who is told to come back (503) does so after the seconds told, with the same
// key, as a browser would; the wait is part of the time it took.
//
// Prints what was acknowledged and how long it took, and writes each case's last version to PLAN.json.cases.
#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Steady = std::chrono::steady_clock;
namespace bj = boost::json;

struct Step {
  std::string method, path, body;
  bool versioned = false;
  std::vector<std::string> cookies;
};

struct Plan {
  int port = 0, clients = 0;
  double seconds = 0, rate = 0;
  std::int64_t first = 0, cases = 0;  // the number of the first case, and how many at most
  std::vector<Step> steps;
};

Plan read_plan(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const bj::object told = bj::parse(text.str()).as_object();
  Plan plan;
  plan.port = static_cast<int>(told.at("port").as_int64());
  plan.clients = static_cast<int>(told.at("clients").as_int64());
  plan.seconds = told.at("seconds").to_number<double>();
  plan.rate = told.at("rate").to_number<double>();
  plan.first = told.at("first").as_int64();
  plan.cases = told.at("cases").as_int64();
  for (const bj::value& one : told.at("steps").as_array()) {
    Step step{one.at("method").as_string().c_str(),
              one.at("path").as_string().c_str(),
              one.at("body").as_string().c_str(),
              one.at("versioned").as_bool(),
              {}};
    for (const bj::value& cookie : one.at("cookies").as_array())
      step.cookies.emplace_back(cookie.as_string().c_str());
    plan.steps.push_back(std::move(step));
  }
  return plan;
}

[[noreturn]] void give_up(const std::string& what) {
  throw std::runtime_error(errno != 0 ? what + ": " + std::strerror(errno) : what);
}

// The moment of an act, as a person at the desk would write it: 2026-03-02T01:00:00.000Z.
std::string moment() {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto ms = now.time_since_epoch().count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(ms / 1000)), ms % 1000);
}

std::string replaced(std::string text, std::string_view mark, const std::string& value) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
    text.replace(at, mark.size(), value);
  return text;
}

// The value behind `name`, up to the quote, comma or brace that ends it; empty when it is not there.
std::string_view member(std::string_view json, std::string_view name) {
  const auto at = json.find(name);
  if (at == json.npos) return {};
  json.remove_prefix(at + name.size());
  return json.substr(0, json.find_first_of("\",}"));
}

class Client {
 public:
  Client(const Plan& plan, int number) : plan_(plan), number_(number) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(plan.port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) give_up("connect");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  int socket() const { return socket_; }
  bool between_cases() const { return step_ == 0; }

  void send(Steady::time_point due, std::int64_t& next_case) {
    if (step_ == 0) case_number_ = next_case++;
    due_ = due;
    send_again();
  }

  // A request is small enough for the socket's buffer, so that sending it never has to wait.
  void send_again() {
    const std::string request = text_of(plan_.steps[step_]);
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
      give_up("send");
  }

  // True when the whole answer is there.
  bool receive() {
    char piece[65536];
    const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) give_up("the server hung up");
    answer_.append(piece, static_cast<std::size_t>(got));
    const auto head = answer_.find("\r\n\r\n");
    if (head == answer_.npos) return false;
    const auto at = answer_.find("Content-Length: ");
    if (at == answer_.npos || at > head) give_up("an answer without Content-Length");
    const std::size_t length = std::strtoull(answer_.c_str() + at + 16, nullptr, 10);
    return answer_.size() >= head + 4 + length;
  }

  // In how many seconds to come back, when that is the answer; it is forgotten then. Not for ever.
  std::optional<int> turned_away() {
    if (std::atoi(answer_.c_str() + 9) != 503 || ++turns_ > kMostTurns) return {};
    const auto at = answer_.find("Retry-After: ");
    if (at == answer_.npos || at > answer_.find("\r\n\r\n")) return {};
    const int seconds = std::atoi(answer_.c_str() + at + 13);
    answer_.clear();
    return seconds;
  }

  // Milliseconds it took. What is no 2xx is told and ends the case.
  double take(std::map<int, std::int64_t>& statuses, std::map<std::string, std::int64_t>& cases) {
    const double took = std::chrono::duration<double, std::milli>(Steady::now() - due_).count();
    const int status = std::atoi(answer_.c_str() + 9);
    const bool first = statuses[status]++ == 0;
    if (status / 100 != 2) {
      if (first) std::cerr << plan_.steps[step_].path << " as client " << number_ << ": " << answer_ << '\n';
      step_ = 0;
    } else {
      if (plan_.steps[step_].method != "GET") advance(cases);
      step_ = (step_ + 1) % plan_.steps.size();
    }
    answer_.clear();
    turns_ = 0;
    return took;
  }

 private:
  void advance(std::map<std::string, std::int64_t>& cases) {
    const std::string_view body = std::string_view(answer_).substr(answer_.find("\r\n\r\n") + 4);
    if (step_ == 0) case_ = member(body, "\"id\":\"");
    const std::string_view version = member(body, "\"version\":");
    std::from_chars(version.data(), version.data() + version.size(), version_);
    cases[case_] = version_;
  }

  std::string text_of(const Step& step) const {
    const std::string n = std::to_string(case_number_);
    const std::string body = replaced(replaced(step.body, "{n}", n), "{now}", moment());
    std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\n", step.method,
                                   replaced(step.path, "{case}", case_), plan_.port,
                                   step.cookies[static_cast<std::size_t>(number_) % step.cookies.size()]);
    if (step.method == "GET") return text + "\r\n";
    text += fmt::format(
        "Origin: http://localhost:{}\r\nContent-Type: application/json\r\nIdempotency-Key: load-{}-{}\r\n",
        plan_.port, n, step_);
    if (step.versioned) text += fmt::format("If-Match: \"{}\"\r\n", version_);
    return text + fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
  }

  const Plan& plan_;
  static constexpr int kMostTurns = 30;
  int number_, socket_ = -1, turns_ = 0;
  std::size_t step_ = 0;
  std::int64_t case_number_ = 0, version_ = 0;
  std::string case_, answer_;
  Steady::time_point due_;
};

struct Told {
  std::vector<double> took;
  std::map<int, std::int64_t> statuses;
  std::map<std::string, std::int64_t> cases;
  double seconds = 0;
  std::int64_t turned_away = 0;
};

class Load {
 public:
  explicit Load(const Plan& plan) : plan_(plan), next_case_(plan.first) {
    poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < plan.clients; ++i) {
      clients_.push_back(std::make_unique<Client>(plan, i));
      idle_.push_back(clients_.back().get());
      epoll_event event{EPOLLIN, {.ptr = clients_.back().get()}};
      if (::epoll_ctl(poll_, EPOLL_CTL_ADD, clients_.back()->socket(), &event) != 0) give_up("epoll");
    }
  }
  ~Load() { ::close(poll_); }

  // Until the time is over and every request under way is answered: the outcome of none is unknown.
  Told run() {
    began_ = Steady::now();
    const auto until =
        began_ + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(plan_.seconds));
    for (;;) {
      const auto now = Steady::now();
      if (now < until) send_due(now);
      send_returning(now);
      if (retired_ == clients_.size()) break;
      if (now >= until && idle_.size() + retired_ == clients_.size()) break;
      wait(now < until);
    }
    told_.seconds = std::chrono::duration<double>(Steady::now() - began_).count();
    return std::move(told_);
  }

 private:
  void send_due(Steady::time_point now) {
    while (!idle_.empty()) {
      auto due = now;
      if (plan_.rate > 0) {
        due = began_ + std::chrono::duration_cast<Steady::duration>(
                           std::chrono::duration<double>(static_cast<double>(scheduled_) / plan_.rate));
        if (due > now) return;
        ++scheduled_;
      }
      Client* client = idle_.back();
      idle_.pop_back();
      if (client->between_cases() && plan_.cases > 0 && next_case_ >= plan_.first + plan_.cases) {
        ++retired_;
        continue;
      }
      client->send(due, next_case_);
    }
  }

  void send_returning(Steady::time_point now) {
    for (; !returning_.empty() && returning_.begin()->first <= now; returning_.erase(returning_.begin()))
      returning_.begin()->second->send_again();
  }

  void wait(bool sending) {
    epoll_event events[64];
    const int ready = ::epoll_wait(poll_, events, 64, plan_.rate > 0 && sending ? 1 : 100);
    for (int i = 0; i < ready; ++i) {
      auto* client = static_cast<Client*>(events[i].data.ptr);
      if (!client->receive()) continue;
      if (const auto wait = client->turned_away()) {
        ++told_.turned_away;
        returning_.emplace(Steady::now() + std::chrono::seconds(*wait), client);
        continue;
      }
      told_.took.push_back(client->take(told_.statuses, told_.cases));
      idle_.insert(idle_.begin(), client);
    }
  }

  const Plan& plan_;
  int poll_ = -1;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<Client*> idle_;
  std::multimap<Steady::time_point, Client*> returning_;
  std::size_t retired_ = 0;
  std::int64_t next_case_, scheduled_ = 0;
  Steady::time_point began_;
  Told told_;
};

double cpu_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

void print(Told told) {
  std::sort(told.took.begin(), told.took.end());
  const auto at = [&](double share) {
    return told.took.empty()
               ? 0
               : told.took[static_cast<std::size_t>(share * static_cast<double>(told.took.size() - 1))];
  };
  bj::object statuses;
  std::int64_t acknowledged = 0;
  for (const auto& [status, count] : told.statuses) {
    statuses[std::to_string(status)] = count;
    if (status / 100 == 2) acknowledged += count;
  }
  std::cout << bj::serialize(bj::object{{"acknowledged", acknowledged},
                                        {"statuses", statuses},
                                        {"turned_away", told.turned_away},
                                        {"seconds", told.seconds},
                                        {"cases", told.cases.size()},
                                        {"p50_ms", at(0.50)},
                                        {"p99_ms", at(0.99)},
                                        {"most_ms", at(1.0)},
                                        {"client_cpu_s", cpu_seconds()}})
            << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: http_load PLAN.json\n";
    return 2;
  }
  try {
    const Plan plan = read_plan(arguments[1]);
    Told told = Load(plan).run();
    std::ofstream cases(std::string(arguments[1]) + ".cases");
    for (const auto& [name, version] : told.cases) cases << name << ' ' << version << '\n';
    print(std::move(told));
  } catch (const std::exception& error) {
    std::cerr << "http_load: " << error.what() << '\n';
    return 1;
  }
}
