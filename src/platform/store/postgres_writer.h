// One writing thread with one connection to PostgreSQL. Several may share a queue.
#pragma once

#include <thread>

#include "platform/store/retry.h"
#include "platform/store/write_queue.h"

namespace yichuang::store {

// A connection whose plans do not depend on how large the tables were when they were made.
std::unique_ptr<sql::Connection> open_writing_connection(const Options& options);
void reopen_writing_connection(sql::Connection& connection);

class PostgresWriter {
 public:
  PostgresWriter(const Options& options, WriteQueue& queue, std::unique_ptr<sql::Connection> connection);
  ~PostgresWriter() { join(); }
  PostgresWriter(const PostgresWriter&) = delete;
  PostgresWriter& operator=(const PostgresWriter&) = delete;

  void join();  // after the queue is closed

 private:
  void serve();
  void write(const std::vector<Job*>& group, bool outcome_unknown);
  bool attempt(const std::vector<Job*>& group, bool& outcome_unknown);
  void write_one_by_one(const std::vector<Job*>& group, bool outcome_unknown);
  void settle(Job& job, const sql::SqlFailure& failure, bool outcome_unknown);
  void reconnect_if_lost();

  const Options& options_;
  WriteQueue& queue_;
  std::unique_ptr<sql::Connection> connection_;
  bool lost_ = false;
  std::thread thread_;
};

}  // namespace yichuang::store
