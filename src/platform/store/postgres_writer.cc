#include "platform/store/postgres_writer.h"

#include "platform/store/postgres_group.h"

namespace yichuang::store {
namespace {

using sql::SqlFailure;

bool is_transient(const SqlFailure& failure) {
  return failure.kind == SqlFailure::Kind::serialization || failure.kind == SqlFailure::Kind::connection;
}

// The store's own inserts meet a key only when another process was quicker.
bool is_overtaken(const SqlFailure& failure) {
  return failure.kind == SqlFailure::Kind::unique && failure.statement.starts_with("store/");
}

std::exception_ptr unreachable(const SqlFailure& failure, bool outcome_unknown) noexcept {
  try {
    throw SqlFailure(failure.kind,
                     std::string(outcome_unknown ? "It is not known whether the change was written: "
                                                 : "The change was not written: ") +
                         failure.what(),
                     failure.statement);
  } catch (...) {  // also for want of memory
    return std::current_exception();
  }
}

}  // namespace

// A plan is made when the tables are new and empty, where reading them whole is cheapest, and kept until the
// server next analyses them, a minute and some hundred thousand rows later. Everything a writer does is a
// look-up by key.
//
// A process that is paused between two round trips of a transaction holds row locks the others wait for, the
// sequencer's lease among them; nothing a writer does between them takes a tenth of that time.
constexpr const char* kForWriting =
    "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
    // Nor does it depend on the values, so that it is made once and not five times and then compared.
    "SET plan_cache_mode = force_generic_plan;"
    "SET idle_in_transaction_session_timeout = '3s'";

std::unique_ptr<sql::Connection> open_writing_connection(const Options& options) {
  std::unique_ptr<sql::Connection> connection = sql::observed(sql::open(options.where), options.observer);
  connection->script(kForWriting);
  return connection;
}

void reopen_writing_connection(sql::Connection& connection) {
  connection.reconnect();
  connection.script(kForWriting);
}

PostgresWriter::PostgresWriter(const Options& options, WriteQueue& queue,
                               std::unique_ptr<sql::Connection> connection)
    : options_(options), queue_(queue), connection_(std::move(connection)) {
  thread_ = std::thread([this] { serve(); });
}

void PostgresWriter::join() {
  if (thread_.joinable()) thread_.join();
}

void PostgresWriter::serve() {
  for (;;) {
    const std::vector<Job*> group = queue_.take(options_.group_limit);
    if (group.empty()) return;
    write(group, false);
  }
}

void PostgresWriter::write(const std::vector<Job*>& group, bool outcome_unknown) {
  Retry retry{std::chrono::milliseconds(options_.retry_ms)};
  for (;;) {
    try {
      if (!attempt(group, outcome_unknown)) write_one_by_one(group, outcome_unknown);
      return;
    } catch (const SqlFailure& failure) {
      connection_->rollback();
      lost_ = lost_ || failure.kind == SqlFailure::Kind::connection;
      if (is_transient(failure)) {
        if (retry.again()) continue;
        for (Job* job : group) job->fail(unreachable(failure, outcome_unknown));
        return;
      }
      if (group.size() > 1) return write_one_by_one(group, outcome_unknown);
      return settle(*group.front(), failure, outcome_unknown);
    } catch (...) {  // a Bug, or a broken chain: of one set, so find out which
      connection_->rollback();
      if (group.size() > 1) return write_one_by_one(group, outcome_unknown);
      return group.front()->fail(std::current_exception());
    }
  }
}

// False: the sets must be written one by one.
bool PostgresWriter::attempt(const std::vector<Job*>& group, bool& outcome_unknown) {
  reconnect_if_lost();
  if (outcome_unknown && group.size() > 1) return false;
  PostgresGroup transaction(*connection_, group, options_.fault);
  std::optional<std::vector<Applied>> verdicts;
  try {
    verdicts = transaction.attempt();
  } catch (const SqlFailure& failure) {
    outcome_unknown |= transaction.commit_sent() && failure.kind == SqlFailure::Kind::connection;
    throw;
  }
  if (!verdicts) return false;
  if (options_.observer != nullptr) options_.observer->grouped(group.size());
  if (outcome_unknown && verdicts->front() == Applied::stale && facts_stand(*connection_, *group.front()))
    verdicts->front() = Applied::done;
  for (std::size_t i = 0; i < group.size(); ++i) group[i]->finish((*verdicts)[i]);
  return true;
}

void PostgresWriter::write_one_by_one(const std::vector<Job*>& group, bool outcome_unknown) {
  for (Job* job : group) write({job}, outcome_unknown);
}

void PostgresWriter::settle(Job& job, const SqlFailure& failure, bool outcome_unknown) {
  if (is_overtaken(failure)) {
    // Either another process, or this set itself, committed by a connection that was lost before it could say
    // so.
    bool ours = false;
    try {
      ours = outcome_unknown && facts_stand(*connection_, job);
    } catch (const SqlFailure& again) {
      return job.fail(unreachable(again, outcome_unknown));
    }
    return job.finish(ours ? Applied::done : Applied::stale);
  }
  if (is_duplicate(failure)) return job.finish(Applied::duplicate);
  job.fail(std::make_exception_ptr(failure));
}

void PostgresWriter::reconnect_if_lost() {
  if (!lost_) return;
  reopen_writing_connection(*connection_);
  lost_ = false;
}

}  // namespace yichuang::store
