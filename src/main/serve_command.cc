#include "main/serve_command.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>

#include "app/people/staff_accounts.h"
#include "main/demo_district.h"
#include "main/house.h"
#include "main/json_log.h"
#include "main/operator_routes.h"
#include "main/options.h"
#include "main/settings.h"
#include "main/telemetry.h"
#include "platform/assets/assets.h"
#include "platform/http/assets.h"
#include "platform/metrics/metrics.h"
#include "platform/net/server.h"

namespace yichuang::command_line {
namespace {

constexpr OptionRule kRules[] = {{"--config"},
                                 {"--data"},
                                 {"--database"},
                                 {"--catalogue"},
                                 {"--web"},
                                 {"--port"},
                                 {"--address"},
                                 {"--now"},
                                 {"--still", Takes::nothing},
                                 {"--node"},
                                 {"--public-url"},
                                 {"--trusted-proxy", Takes::many_values},
                                 {"--drain"},
                                 {"--log-requests", Takes::nothing},
                                 {"--demo", Takes::nothing},
                                 {"--help", Takes::nothing}};
constexpr int kDrainSeconds = 10, kMostDrainSeconds = 600;
constexpr double kSlowSeconds = 1;
constexpr rlim_t kOwnFiles = 512;  // descriptors for the database, uploads and answers from files

constexpr const char* kHelp = R"(usage: yichuang serve [--data DIR] [--port N] [--demo [--now INSTANT]] …

Serves the portal, the desks and the API on one port until it is told to stop (SIGTERM or Ctrl-C), which drains it.

  --config FILE      lasting settings, one "name = value" a line under the names of these options
  --data DIR         folder of the database file, uploaded files and keys (default: data)
  --database URL     postgresql://… instead of the file in the data folder
  --port N           port (default: 8080; 0: any free one, printed)
  --address A        address to listen on (default: 127.0.0.1; put a TLS proxy in front)
  --demo             make or open a demonstration district; only such a database lets time be stepped
  --now INSTANT      demonstration only: what time it is, e.g. 2026-03-02T09:00
  --still            demonstration only: no time passes but what the administrator lets pass
  --catalogue DIR    the catalogue from a folder instead of the one inside the program
  --web DIR          the web's files from a folder instead of those inside the program
  --public-url URL   where people reach the portal; QR codes lead there (default: http://localhost:PORT)
  --trusted-proxy A  address of the proxy in front, whose X-Forwarded-For is believed (may be repeated)
  --drain SECONDS    how long requests under way may take to end after SIGTERM (default: 10)
  --log-requests     a line in the log for every request, not only for slow and failed ones
  --node N           number of this process, 0–1022, different for each on one database (default: 1)

Example: yichuang serve --demo --data data --port 8080
)";

int whole_number(const Options& options, std::string_view name, int otherwise, int most) {
  const auto text = options.value(name);
  if (!text) return otherwise;
  int number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size() || number < 0 || number > most)
    throw Misspoken(std::string(name) + " takes a whole number from 0 to " + std::to_string(most));
  return number;
}

main_program::Configuration configuration_of(const Options& options) {
  main_program::Configuration configuration;
  configuration.data = options.value("--data").value_or("data");
  configuration.database = options.value("--database").value_or("");
  configuration.catalogue = options.value("--catalogue").value_or("");
  const int port = whole_number(options, "--port", 8080, 65535);
  configuration.public_url =
      options.value("--public-url").value_or("http://localhost:" + std::to_string(port));
  configuration.demo = options.has("--demo");
  configuration.node = whole_number(options, "--node", 1, main_program::kMostNode);
  if (const auto now = options.value("--now")) {
    if (!configuration.demo) throw Misspoken("--now needs --demo: a real hall's clock cannot be set");
    configuration.now = parse_instant(*now);
    if (!configuration.now) throw Misspoken("--now takes an instant, e.g. 2026-03-02T09:00");
  }
  configuration.still = options.has("--still");
  if (configuration.still && !configuration.demo)
    throw Misspoken("--still needs --demo: a real hall's clock cannot be stopped");
  return configuration;
}

http::Assets web_assets(const Options& options) {
  std::vector<http::Asset> files;
  if (const auto folder = options.value("--web")) {
    files = http::read_assets(std::string(*folder));
  } else {
    const auto packed = assets::Assets::packed("web");
    for (const std::string& path : packed.list())
      files.push_back({"/" + path, std::string(*packed.find(path))});
  }
  // A surface is one page whose own router reads the rest of the path; what belongs to no desk is the portal's. A name
  // with a dot is a file that is not there.
  return http::Assets(std::move(files), [](std::string_view path) -> std::optional<std::string> {
    if (path.starts_with("/api/") || path.substr(path.rfind('/')).find('.') != path.npos) return std::nullopt;
    for (const std::string_view surface : {"/desk", "/approve", "/issue", "/supervise", "/catalogue"})
      if (path == surface || path.starts_with(std::string(surface) + "/"))
        return std::string(surface) + "/index.html";
    return "/portal/index.html";
  });
}

void report(const http::Fault& fault) {
  main_program::log_line(
      main_program::LogLevel::error, "fault",
      {{"trace", fault.trace}, {"route", fault.route}, {"kind", fault.kind}, {"detail", fault.detail}});
}

void log_request(const net::Observation& seen, bool all) {
  const bool slow = seen.seconds >= kSlowSeconds;
  if (!all && !slow) return;
  main_program::log_line(slow ? main_program::LogLevel::warning : main_program::LogLevel::info,
                         slow ? "slow_request" : "request",
                         {{"trace", seen.trace},
                          {"route", seen.route},
                          {"method", http::to_string(seen.method)},
                          {"status", std::int64_t{seen.status}},
                          {"ms", seen.seconds * 1000}});
}

// As many descriptors as the system allows; fewer connections when it allows few.
std::size_t connections_possible(std::size_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  ::getrlimit(RLIMIT_NOFILE, &files);
  const rlim_t left = files.rlim_cur > 2 * kOwnFiles ? files.rlim_cur - kOwnFiles : files.rlim_cur / 2;
  return static_cast<std::size_t>(std::min<rlim_t>(wanted, left));
}

// Where somebody works: "/desk"; whoever only applies begins on the first page.
std::string places_of(const app::DemoAccount& account) {
  std::string places;
  for (const std::string& surface : account.surfaces)
    if (surface != "portal") places += (places.empty() ? "/" : " /") + surface;
  return places.empty() ? "/" : places;
}

void print_welcome(main_program::House& house, const std::string& address, int port) {
  std::printf("Yichuang 一窗 — http://%s:%d\n", address == "127.0.0.1" ? "localhost" : address.c_str(), port);
  if (house.centre().demo) {
    std::printf("Demonstration district. The hall's clock says %s. Who can sign in (password %s):\n",
                to_string(house.centre().clock()).substr(0, 16).c_str(),
                main_program::demo_accounts(house.centre()).accounts.front().password.c_str());
    for (const auto& account : main_program::demo_accounts(house.centre()).accounts)
      if (account.account.size() <= 12)
        std::printf("  %-13s %-8s %s — %s%s\n", account.account.c_str(), places_of(account).c_str(),
                    account.name.c_str(), account.post.zh.c_str(),
                    account.identity ? (", " + *account.identity).c_str() : "");
    std::printf(
        "Signing in at /sign-in leads everybody to the page beside their account. Every other post has an "
        "account\n"
        "named after it; the sign-in page lists them all. admin moves the clock at /supervise/clock.\n");
  }
  if (!house.centre().demo && app::staff_accounts(house.centre()).empty())
    std::printf(
        "Nobody can sign in yet. Make the first account: yichuang user add ACCOUNT --post "
        "system-administrator "
        "--name NAME\n");
  if (house.shelf().shipped_differs())
    std::printf(
        "The catalogue given to this program (version %s) is not in force: one that was published here is. "
        "To take it in, "
        "import it as a revision and publish that.\n",
        house.shelf().shipped_version().c_str());
  std::fflush(stdout);
}

// Blocks the signals for every thread to come, then waits for one of them.
int wait_for_signal(const sigset_t& signals) {
  int which = 0;
  sigwait(&signals, &which);
  return which;
}

net::Options listening_of(const Options& options) {
  net::Options listening;
  listening.address = options.value("--address").value_or("127.0.0.1");
  listening.port = static_cast<std::uint16_t>(whole_number(options, "--port", 8080, 65535));
  listening.connections = connections_possible(listening.connections);
  for (const std::string_view proxy : options.values("--trusted-proxy"))
    listening.trusted_proxies.emplace_back(proxy);
  return listening;
}

int serve(const Options& options) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  metrics::Metrics numbers;
  main_program::Telemetry telemetry(numbers);
  auto configuration = configuration_of(options);
  configuration.observer = &telemetry;
  main_program::House house(configuration);
  http::Router& router = house.router();
  metrics::RequestDurations durations(numbers);
  std::atomic<bool> leaving{false};
  main_program::add_operator_routes(
      router,
      [&] {
        return leaving ? app::Words{"此进程即将结束", "this process is about to end"} : house.why_not_ready();
      },
      numbers);
  const http::Assets web = web_assets(options);
  router.otherwise([&web](http::Request& request) { return web.serve(request); });
  router.report(report);

  auto service = net::service_of(router);
  service.report = report;
  service.observe = [&durations, all = options.has("--log-requests")](const net::Observation& seen) {
    durations.record(seen.route, seen.status, seen.seconds);
    log_request(seen, all);
  };
  const net::Options listening = listening_of(options);
  net::Server server(listening, std::move(service));
  telemetry.watch(house, server);
  house.settle();
  house.start_clockwork();
  server.start();
  main_program::log_line(main_program::LogLevel::info, "started", {{"port", std::int64_t{server.port()}}});
  print_welcome(house, listening.address, server.port());
  wait_for_signal(signals);
  leaving = true;
  main_program::log_line(main_program::LogLevel::info, "draining");
  server.stop(std::chrono::seconds(whole_number(options, "--drain", kDrainSeconds, kMostDrainSeconds)));
  house.stop_clockwork();
  main_program::log_line(main_program::LogLevel::info, "ended");
  return kDone;
}

}  // namespace

int run_serve(Arguments arguments) {
  const Settings options(kRules, arguments);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  return serve(*options);
}

}  // namespace yichuang::command_line
