#include "main/telemetry.h"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#include "platform/store/follower.h"

namespace yichuang::main_program {
namespace {

// Statements take some ten microseconds, a commit some hundred to some thousand.
const std::vector<double> kSqlBuckets{0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025,
                                      0.005,   0.01,   0.025,   0.1,    0.5,   2.5};
const std::vector<double> kGroupBuckets{1, 2, 4, 8, 16, 32, 64};

const sql::Statement kFeedHead{"main/feed_head",
                               "SELECT coalesce(max(pos), 0) FROM feed WHERE district = $1"};
const sql::Statement kUnsequenced{"main/unsequenced", "SELECT count(*) FROM journal_new WHERE district = $1"};

double count_open_files() {
  DIR* folder = ::opendir("/proc/self/fd");
  if (folder == nullptr) return 0;
  int count = -3;  // ".", ".." and the one that is looking
  while (::readdir(folder) != nullptr) ++count;
  ::closedir(folder);
  return count;
}

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double all = 0, resident = 0;
  statm >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Telemetry::Telemetry(metrics::Metrics& numbers)
    : numbers_(numbers),
      batch_seconds_(numbers.histogram("sql_batch_seconds", "A batch of statements in one round trip.", {},
                                       kSqlBuckets)),
      commit_seconds_(numbers.histogram("store_commit_seconds",
                                        "COMMIT of a writing transaction, until it is on the disk.", {},
                                        kSqlBuckets)),
      group_sets_(
          numbers.histogram("store_group_sets", "Write sets joined into one commit.", {}, kGroupBuckets)),
      commit_failed_(numbers.counter("store_commit_errors_total", "Commits that failed.")) {}

Telemetry::Named& Telemetry::named(const sql::Statement& statement) {
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = by_statement_.find(&statement); known != by_statement_.end()) return known->second;
  }
  const metrics::Labels label{{"statement", statement.name}};
  Named fresh{
      numbers_.histogram("sql_statement_seconds", "A statement, by its name.", label, kSqlBuckets),
      numbers_.counter("sql_statement_errors_total", "Statements that failed, refused rows included.", label),
      numbers_.counter("sql_batched_statements_total", "Statements that ran in a batch.", label)};
  const std::unique_lock lock(mutex_);
  return by_statement_.emplace(&statement, fresh).first->second;
}

void Telemetry::ran(const sql::Statement& statement, double seconds, bool failed) {
  const Named& one = named(statement);
  one.seconds.observe(seconds);
  if (failed) one.failed.add();
}

void Telemetry::ran(const sql::Batch& batch, double seconds, bool failed) {
  batch_seconds_.observe(seconds);
  for (const auto& [statement, params] : batch) named(*statement).batched.add();
  // A batch that ends with COMMIT is the commit: PostgreSQL answers it when it is on the disk.
  if (!batch.empty() && std::string_view(batch.back().first->name) == "commit") committed(seconds, failed);
}

void Telemetry::committed(double seconds, bool failed) {
  commit_seconds_.observe(seconds);
  if (failed) commit_failed_.add();
}

void Telemetry::grouped(std::size_t sets) { group_sets_.observe(static_cast<double>(sets)); }

void Telemetry::watch(House& house, const net::Server& server) {
  numbers_.before_text([this, &house, &server] {
    read_process();
    read_server(server.load());
    read_store(house);
    double answers = 1;
    try {
      read_followers(house);
    } catch (const std::exception&) {  // the other figures are wanted now more than ever
      answers = 0;
    }
    numbers_.gauge("store_answers", "1 when the database answered the question for these figures.")
        .set(answers);
  });
}

void Telemetry::read_store(House& house) {
  const store::Store::State state = house.centre().store.state();
  numbers_.gauge("store_queue_sets", "Write sets waiting for the writer.")
      .set(static_cast<double>(state.waiting));
  numbers_.gauge("store_stopped", "1 when nothing is written any more until a restart.")
      .set(state.stopped.empty() ? 0 : 1);
  numbers_.gauge("files_stopped", "1 when no file is taken any more until a restart.")
      .set(house.centre().files.stopped().empty() ? 0 : 1);
  numbers_.gauge("store_damaged", "1 when something in the database is not what was written.")
      .set(house.damaged() ? 1 : 0);
  numbers_.gauge("clockwork_turn_age_seconds", "Since the clockwork of this process last turned.")
      .set(house.clockwork_age().count());
}

void Telemetry::read_followers(House& house) {
  const app::Centre& centre = house.centre();
  std::int64_t head = 0, unsequenced = 0;
  centre.store.read([&](store::Reader& reader) {
    head = reader.run(kFeedHead, {centre.district}).integer(0, 0);
    unsequenced = reader.run(kUnsequenced, {centre.district}).integer(0, 0);
  });
  numbers_.gauge("feed_position", "Facts that have a position.").set(static_cast<double>(head));
  numbers_.gauge("feed_waiting_facts", "Facts committed that have no position yet.")
      .set(static_cast<double>(unsequenced));
  const std::int64_t now = centre.clock().ms;
  for (const auto& cursor : store::Follower::all(centre.store, centre.district)) {
    const metrics::Labels label{{"follower", cursor.name}};
    numbers_.gauge("follower_lag_facts", "Facts a follower has not handled yet.", label)
        .set(static_cast<double>(head - cursor.position));
    numbers_.gauge("follower_heartbeat_age_seconds", "Since a follower last said that it lives.", label)
        .set(static_cast<double>(now - cursor.heartbeat_at.ms) / 1000);
  }
}

void Telemetry::read_server(const net::Load& load) {
  const auto level = [&](const char* name, const char* help, auto value) {
    numbers_.gauge(name, help).set(static_cast<double>(value));
  };
  level("http_connections", "Open connections.", load.connections);
  level("http_streams", "Live streams among them.", load.streams);
  level("http_requests_queued", "Requests waiting for a worker.", load.queued);
  level("http_requests_working", "Requests a worker is at.", load.working);
  level("http_body_bytes", "Of bodies held in memory.", load.body_bytes);
  level("http_uploads", "Uploads under way.", load.uploads);
  level("http_connections_refused", "Connections turned away since the start.", load.refused_connections);
  level("http_connections_evicted", "Waiting connections ended to make room since the start.",
        load.evicted_connections);
  level("http_out_of_memory", "Answers and connections there was no memory for since the start.",
        load.out_of_memory);
}

void Telemetry::read_process() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  numbers_.gauge("process_cpu_seconds", "Processor time used.")
      .set(seconds_of(used.ru_utime) + seconds_of(used.ru_stime));
  numbers_.gauge("process_resident_memory_bytes", "Memory in use.").set(resident_bytes());
  numbers_.gauge("process_open_fds", "Open file descriptors.").set(count_open_files());
}

}  // namespace yichuang::main_program
