#include "platform/sql/observed.h"

#include <chrono>
#include <utility>

namespace yichuang::sql {
namespace {

class Observed final : public Connection {
 public:
  Observed(std::unique_ptr<Connection> connection, Observer& observer)
      : connection_(std::move(connection)), observer_(observer) {}

  Rows run(const Statement& statement, const Params& params) override {
    return timed([&] { return connection_->run(statement, params); },
                 [&](double seconds, bool failed) { observer_.ran(statement, seconds, failed); });
  }
  std::vector<Rows> pipeline(const Batch& batch) override {
    return timed([&] { return connection_->pipeline(batch); },
                 [&](double seconds, bool failed) { observer_.ran(batch, seconds, failed); });
  }
  void commit() override {
    if (!std::exchange(writes_, false)) return connection_->commit();
    timed([&] { return connection_->commit(), 0; },
          [&](double seconds, bool failed) { observer_.committed(seconds, failed); });
  }
  void begin(bool write) override {
    writes_ = write;
    connection_->begin(write);
  }
  void rollback() noexcept override { connection_->rollback(); }
  void script(std::string_view many_statements) override { connection_->script(many_statements); }
  void reconnect() override { connection_->reconnect(); }
  void backup(const std::string& path) override { connection_->backup(path); }
  bool postgres() const override { return connection_->postgres(); }

 private:
  template <class Work, class Tell>
  auto timed(Work work, Tell tell) -> decltype(work()) {
    const auto began = std::chrono::steady_clock::now();
    const auto seconds = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    };
    try {
      auto result = work();
      tell(seconds(), false);
      return result;
    } catch (...) {
      tell(seconds(), true);
      throw;
    }
  }

  std::unique_ptr<Connection> connection_;
  Observer& observer_;
  bool writes_ = false;
};

}  // namespace

std::unique_ptr<Connection> observed(std::unique_ptr<Connection> connection, Observer* observer) {
  if (observer == nullptr) return connection;
  return std::make_unique<Observed>(std::move(connection), *observer);
}

}  // namespace yichuang::sql
