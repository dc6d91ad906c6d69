// Connections for reading, opened when first needed, each lent to one thread at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::store {

class ReaderPool {
 public:
  explicit ReaderPool(const Options& options);

  // Runs `use` on a read snapshot. A lost connection is opened again and `use` repeated, within retry_ms.
  void read(const std::function<void(Reader&)>& use);
  // All of it in one snapshot and one round trip, without a transaction to begin and to end.
  std::vector<sql::Rows> ask(const sql::Batch& questions);
  // Lends a connection outside any transaction.
  void with_connection(const std::function<void(sql::Connection&)>& use);

 private:
  std::unique_ptr<sql::Connection> borrow();
  void give_back(std::unique_ptr<sql::Connection> connection);

  std::string where_;
  sql::Observer* observer_;
  int limit_;
  std::chrono::milliseconds retry_for_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<sql::Connection>> idle_;
  int open_ = 0;
};

std::vector<Store::FeedRow> read_feed(sql::Connection& connection, std::int64_t district, std::int64_t after,
                                      int limit);

}  // namespace yichuang::store
