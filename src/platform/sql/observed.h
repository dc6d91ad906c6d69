// A connection that tells somebody what was run, how long it took and whether it failed: for metrics. What is told are
// names of statements, never their values.
#pragma once

#include <memory>

#include "platform/sql/sql.h"

namespace yichuang::sql {

// Called on the thread that uses the connection; any number of connections share one.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void ran(const Statement& statement, double seconds, bool failed) = 0;
  virtual void ran(const Batch& batch, double seconds, bool failed) = 0;  // one round trip
  virtual void committed(double seconds,
                         bool failed) = 0;  // a writing transaction: from COMMIT to being on disk
};

// The connection itself when there is no observer, which must outlive it.
std::unique_ptr<Connection> observed(std::unique_ptr<Connection> connection, Observer* observer);

}  // namespace yichuang::sql
