// One transaction on PostgreSQL for a group of sets: lock and look (one round trip), decide set by set as if
// they came one after the other, then write everything and commit (a second round trip; a third when a row
// must change).
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "platform/store/postgres_arrays.h"
#include "platform/store/verdict.h"
#include "platform/store/write_queue.h"

namespace yichuang::store {

class PostgresGroup {
 public:
  PostgresGroup(sql::Connection& connection, const std::vector<Job*>& jobs,
                const std::function<void(std::string_view)>& fault)
      : connection_(connection), jobs_(jobs), fault_(fault) {}

  // A verdict for each job, done and stale. Nothing, with the transaction rolled back, when a row that had to
  // change did not in a group of several: the sets must then be tried one by one. Throws what the engine
  // says.
  std::optional<std::vector<Applied>> attempt();
  // COMMIT is on its way: when the connection is lost now, the outcome is unknown.
  bool commit_sent() const { return commit_sent_; }

 private:
  void lock_streams();
  void take_standing(const sql::Rows& rows);
  void hold_absent_streams();
  std::vector<Applied> judge();
  bool holds(const WriteSet& set) const;
  void admit(const Job& job);
  sql::Batch writes();
  void add_stream_writes(sql::Batch& batch);
  bool all_changed(const std::vector<sql::Rows>& results, std::size_t first_row) const;
  void commit();
  std::vector<sql::Rows> send(const sql::Batch& batch);
  void at(std::string_view point) const {
    if (fault_) fault_(point);
  }

  sql::Connection& connection_;
  const std::vector<Job*>& jobs_;
  const std::function<void(std::string_view)>& fault_;
  std::map<StreamKey, Standing> standing_;  // as locked, then as each admitted set leaves it
  std::map<StreamKey, bool> moved_;  // admitted streams: had they a row before?
  std::vector<const Job*> admitted_;
  bool must_change_ = false;
  bool commit_sent_ = false;
};

// Do the facts of this set stand, with their hashes? Then it was applied, whatever became of the answer.
bool facts_stand(sql::Connection& connection, const Job& job);

}  // namespace yichuang::store
