// How many whole sets a second the store makes durable, and what each costs in CPU.
//
// A set is what an ordinary action writes: one fact, two derived rows and an idempotency row. Each thread
// waits for its answer before it sends the next, as a clerk's browser does. The processor time is that of
// this process and, for PostgreSQL, of the server's processes; the sequencer and one follower run meanwhile,
// as they would.
//
//   store_bench sqlite:/var/tmp/bench.sqlite [threads] [seconds]
//   tests/contract/with_postgres.sh build/bench/store_bench postgres 64 10
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <thread>
#include <vector>

#include "platform/store/follower.h"
#include "platform/store/store.h"
#include "platform/store/verify.h"

using namespace yichuang;

namespace {

constexpr std::int64_t kDistrict = 500112;

const store::Step kTables{100, "bench", R"(
CREATE TABLE bench_list (district {{int}} NOT NULL, stream {{int}} NOT NULL, state {{text}} NOT NULL,
  due {{int}} NOT NULL, PRIMARY KEY (district, stream)) {{strict}};
CREATE TABLE bench_todo (district {{int}} NOT NULL, post {{int}} NOT NULL, stream {{int}} NOT NULL,
  label {{text}} NOT NULL, PRIMARY KEY (district, post, stream)) {{strict}};
CREATE TABLE idempotency (district {{int}} NOT NULL, person {{int}} NOT NULL, key {{text}} NOT NULL,
  answer {{text}} NOT NULL, PRIMARY KEY (district, person, key)) {{strict}};
)"};

constexpr sql::Statement kPutList{
    "bench/list",
    "INSERT INTO bench_list (district, stream, state, due) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (district, stream) DO UPDATE SET state = excluded.state, due = excluded.due"};
constexpr sql::Statement kPutTodo{
    "bench/todo",
    "INSERT INTO bench_todo (district, post, stream, label) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (district, post, stream) DO UPDATE SET label = excluded.label"};
constexpr sql::Statement kIdempotency{
    "idempotency/insert", "INSERT INTO idempotency (district, person, key, answer) VALUES ($1, $2, $3, $4)"};

struct Tally {
  std::vector<double> latencies_ms;
  std::int64_t done = 0;
};

Instant wall() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

// Nine facts a case, as in the measured package, then a new one.
void act(store::Store& store, store::IdSource& ids, int thread, const std::atomic<bool>& stop, Tally& tally) {
  const std::string body =
      R"({"by":"window 12","clause":"行政许可法 第三十二条","materials":["营业执照","身份证明"],)"
      R"("note":"The applicant was told everything that is missing, once.","due":"2026-12-01"})";
  store::StreamKey key{kDistrict, 0};
  for (std::int64_t n = 0; !stop; ++n) {
    if (n % 9 == 0) key.stream = ids.next();
    store::StreamState seen;
    if (n % 9 != 0) store.read([&](store::Reader& reader) { seen = reader.stream(key).first; });
    const auto begin = std::chrono::steady_clock::now();
    store::WriteSet set;
    set.appends.push_back({key, "case", seen, {{"accepted", wall(), thread + 1, body}}});
    set.rows.push_back({&kPutList, {key.district, key.stream, std::string("accepted"), wall().ms}});
    set.rows.push_back(
        {&kPutTodo, {key.district, std::int64_t{thread % 40}, key.stream, std::string("检查材料")}});
    set.rows.push_back(
        {&kIdempotency,
         {key.district, std::int64_t{thread}, fmt::format("{}-{}", thread, n), std::string("{}")}});
    ensure(store.apply(set) == store::Applied::done);
    tally.latencies_ms.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    ++tally.done;
  }
}

double own_cpu_s() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The fields of /proc/PID/stat after the name, from field 3, the state, on; empty if there is no such
// process.
std::vector<std::string> process_fields(const std::string& pid) {
  std::ifstream file("/proc/" + pid + "/stat");
  std::string line;
  if (!std::getline(file, line)) return {};
  std::istringstream rest(line.substr(line.rfind(')') + 2));
  return {std::istream_iterator<std::string>(rest), {}};
}

// Of the server on this machine that `where` names and of all its processes, ended ones included.
double server_cpu_s(const std::string& where) {
  if (where.starts_with("sqlite:")) return 0;
  static constexpr sql::Statement kBackend{"bench/backend", "SELECT pg_backend_pid()"};
  const auto connection = sql::open(where);
  const std::vector<std::string> backend =
      process_fields(std::to_string(connection->run(kBackend).integer(0, 0)));
  if (backend.empty()) return 0;
  const std::string server = backend[1];
  double ticks = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string pid = entry.path().filename();
    if (pid.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::vector<std::string> fields = process_fields(pid);
    if (fields.size() < 15 || (pid != server && fields[1] != server)) continue;
    for (std::size_t i = 11; i < (pid == server ? 15u : 13u); ++i) ticks += std::stod(fields[i]);
  }
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double percentile(std::vector<double>& values, double share) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

std::string load_average() {
  std::ifstream file("/proc/loadavg");
  std::string one;
  file >> one;
  return one;
}

void report(std::vector<Tally>& tallies, double seconds, double own_cpu, double server_cpu) {
  std::vector<double> all;
  std::int64_t done = 0;
  for (Tally& tally : tallies) {
    all.insert(all.end(), tally.latencies_ms.begin(), tally.latencies_ms.end());
    done += tally.done;
  }
  const auto per_set = [&](double cpu) { return 1e6 * cpu / static_cast<double>(done); };
  fmt::print(
      "{:.0f} sets/s; p50 {:.2f} ms, p99 {:.2f} ms; CPU per set {:.0f} µs here + {:.0f} µs server; load {}\n",
      static_cast<double>(done) / seconds, percentile(all, 0.5), percentile(all, 0.99), per_set(own_cpu),
      per_set(server_cpu), load_average());
}

int run(const std::string& where, int threads, int seconds) {
  store::Options options;
  options.where = where;
  if (const char* writers = std::getenv("STORE_BENCH_WRITERS")) options.writers = std::atoi(writers);
  if (const char* group = std::getenv("STORE_BENCH_GROUP")) options.group_limit = std::atoi(group);
  const std::unique_ptr<store::Store> store = store::open(options, {kTables});
  store::IdSource ids(wall, 1);
  std::atomic<bool> stop = false, stop_feed = false;
  std::int64_t followed = 0;
  std::thread follower([&] {
    store::Follower counter(*store, wall, kDistrict, "bench");
    while (!stop_feed) {
      store->sequence(kDistrict);
      followed += counter.run_once([](const auto&, store::WriteSet&) {});
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  std::vector<Tally> tallies(static_cast<std::size_t>(threads));
  const double own = own_cpu_s(), server = server_cpu_s(where);
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i)
    workers.emplace_back([&, i] { act(*store, ids, i, stop, tallies[static_cast<std::size_t>(i)]); });
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  stop = true;
  for (std::thread& worker : workers) worker.join();
  report(tallies, seconds, own_cpu_s() - own, server_cpu_s(where) - server);
  stop_feed = true;
  follower.join();
  store->close();
  const store::VerifyReport verified = store::verify(where);
  std::int64_t done = 0;
  for (const Tally& tally : tallies) done += tally.done;
  fmt::print("acknowledged {}, found {}; followed while running {}; problems {}\n", done, verified.facts,
             followed, verified.problems.size());
  for (const std::string& problem : verified.problems) fmt::print("  {}\n", problem);
  return done == verified.facts && verified.problems.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "store_bench sqlite:FILE|postgres [threads] [seconds]; FILE must be new\n";
    return 2;
  }
  std::string where = argv[1];
  if (where == "postgres") {
    const char* server = std::getenv("YICHUANG_TEST_POSTGRES");
    if (server == nullptr) {
      std::cerr
          << "store_bench: YICHUANG_TEST_POSTGRES is not set; run it under tests/contract/with_postgres.sh\n";
      return 2;
    }
    where = server;
  }
  try {
    return run(where, argc > 2 ? std::atoi(argv[2]) : 64, argc > 3 ? std::atoi(argv[3]) : 10);
  } catch (const std::exception& failure) {
    std::cerr << "store_bench: " << failure.what() << "\n";
    return 1;
  }
}
