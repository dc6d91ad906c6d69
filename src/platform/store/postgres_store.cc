#include "platform/store/postgres_store.h"

#include <chrono>

#include "platform/store/postgres_writer.h"
#include "platform/store/reader_pool.h"
#include "platform/store/schema.h"
#include "platform/store/sequencer.h"

namespace yichuang::store {
namespace {

class PostgresStore final : public Store {
 public:
  explicit PostgresStore(const Options& options)
      : options_(options),
        readers_(options_),
        queue_(static_cast<std::size_t>(options.queue_limit)),
        sequencer_(open_writing_connection(options), std::chrono::milliseconds(options.retry_ms)) {
    for (int i = 0; i < options_.writers; ++i)
      writers_.push_back(
          std::make_unique<PostgresWriter>(options_, queue_, open_writing_connection(options)));
  }
  ~PostgresStore() override { PostgresStore::close(); }

  void read(const std::function<void(Reader&)>& use) override { readers_.read(use); }
  std::vector<sql::Rows> ask(const sql::Batch& questions) override { return readers_.ask(questions); }
  using Store::apply;
  Applied apply(const WriteSet& set, std::vector<StreamState>* left) override {
    return apply_by(queue_, set, left);
  }
  std::vector<FeedRow> feed(std::int64_t district, std::int64_t after, int limit) override {
    std::vector<FeedRow> rows;
    readers_.with_connection(
        [&](sql::Connection& connection) { rows = read_feed(connection, district, after, limit); });
    return rows;
  }
  int sequence(std::int64_t district) override { return sequencer_.sequence(district); }
  void backup(const std::string& path) override {
    readers_.with_connection([&](sql::Connection& connection) { connection.backup(path); });
  }
  State state() override { return queue_.state(); }
  void close() override {
    queue_.close();
    for (const auto& writer : writers_) writer->join();
  }

 private:
  const Options options_;
  ReaderPool readers_;
  WriteQueue queue_;
  Sequencer sequencer_;
  std::vector<std::unique_ptr<PostgresWriter>> writers_;
};

}  // namespace

std::unique_ptr<Store> open_postgres_store(const Options& options, const std::vector<Step>& steps) {
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  migrate(*sql::open(options.where), steps, Instant{now.count()});
  return std::make_unique<PostgresStore>(options);
}

}  // namespace yichuang::store
