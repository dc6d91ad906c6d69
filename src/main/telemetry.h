// What the program measures of itself, for /metrics: requests by route, statements by name, commits, queues, followers,
// memory. Labels are names of our own making; docs/operating.md lists the metrics.
#pragma once

#include <shared_mutex>
#include <unordered_map>

#include "main/house.h"
#include "platform/metrics/metrics.h"
#include "platform/net/server.h"

namespace yichuang::main_program {

class Telemetry final : public store::Observer {
 public:
  explicit Telemetry(metrics::Metrics& numbers);

  // On any thread, by the store.
  void ran(const sql::Statement& statement, double seconds, bool failed) override;
  void ran(const sql::Batch& batch, double seconds, bool failed) override;
  void committed(double seconds, bool failed) override;
  void grouped(std::size_t sets) override;

  // Reads these levels each time somebody asks for the metrics; both outlive it.
  void watch(House& house, const net::Server& server);

 private:
  struct Named {
    metrics::Histogram seconds;
    metrics::Counter failed, batched;
  };
  Named& named(const sql::Statement& statement);
  void read_store(House& house);
  void read_followers(House& house);
  void read_server(const net::Load& load);
  void read_process();

  metrics::Metrics& numbers_;
  metrics::Histogram batch_seconds_, commit_seconds_, group_sets_;
  metrics::Counter commit_failed_;
  std::shared_mutex mutex_;
  std::unordered_map<const sql::Statement*, Named> by_statement_;
};

}  // namespace yichuang::main_program
