#include "platform/sql/postgres.h"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "platform/sql/postgres_values.h"
#include "platform/sql/tokens.h"

namespace yichuang::sql {
namespace {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result_ = std::unique_ptr<PGresult, ResultDeleter>;

constexpr Statement kBeginWrite{"postgres/begin_write", "BEGIN ISOLATION LEVEL READ COMMITTED"};
constexpr Statement kBeginRead{"postgres/begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};

std::size_t highest_parameter(std::string_view text) {
  std::size_t highest = 0;
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::size_t number = 0;
    std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    highest = std::max(highest, number);
  }
  return highest;
}

class Postgres final : public Connection {
 public:
  Postgres(std::string where, bool read_only) : where_(std::move(where)), snapshots_(read_only) { connect(); }
  ~Postgres() override { PQfinish(connection_); }
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  Rows run(const Statement& statement, const Params& params) override {
    // A list of one: BEGIN and PREPARE, when still to be sent, travel with it.
    return std::move(pipeline({{&statement, params}}).front());
  }
  void script(std::string_view many_statements) override;
  std::vector<Rows> pipeline(const Batch& batch) override;
  void begin(bool write) override;
  void commit() override;
  void rollback() noexcept override;
  void reconnect() override {
    disconnect();
    connect();
  }
  void backup(const std::string&) override {
    throw Failure("a PostgreSQL database is backed up with its own tools (pg_basebackup, pgBackRest)");
  }
  bool postgres() const override { return true; }

 private:
  struct Sent {  // what an answer on the wire belongs to
    const Statement* statement;
    std::string prepares;  // the signature, if this is the preparation
    bool wanted;           // its rows are the caller's
  };

  void connect();
  void disconnect() noexcept;
  void check_database();
  void check_statement(const Statement& statement, std::size_t given);
  void send(const Statement& statement, const BoundParams& bound, bool wanted, std::vector<Sent>& sent);
  std::vector<Rows> receive(const std::vector<Sent>& sent);
  void drain();
  void execute(const char* text, const char* name);
  [[noreturn]] void fail(const PGresult* result, const char* statement) const;

  struct Versions {  // of one statement, by signature of its parameters
    const char* text = nullptr;
    std::size_t expects = 0;
    std::unordered_map<std::string, std::string> names;
  };

  std::string where_;
  bool snapshots_;  // whatever runs here reads, all of a pipeline in one snapshot
  PGconn* connection_ = nullptr;
  std::unordered_map<const Statement*, Versions> prepared_;
  int last_name_ = 0;
  const Statement* begin_ = nullptr;  // to be sent with the next statement
  bool read_only_ = false;
  bool answer_outstanding_ = false;  // of a COMMIT nobody needed to wait for
};

void Postgres::connect() {
  // What the address says comes later in the list and overrides these.
  const char* names[] = {"connect_timeout",
                         "tcp_user_timeout",
                         "keepalives_idle",
                         "keepalives_interval",
                         "application_name",
                         "target_session_attrs",
                         "dbname",
                         "client_encoding",
                         nullptr};
  const char* values[] = {"5", "10000", "10", "5", "yichuang", "read-write", where_.c_str(), "UTF8", nullptr};
  connection_ = PQconnectdbParams(names, values, 1);
  if (connection_ == nullptr) throw std::bad_alloc();
  try {
    if (PQstatus(connection_) != CONNECTION_OK)
      throw SqlFailure(SqlFailure::Kind::connection,
                       std::string("cannot reach the database: ") + PQerrorMessage(connection_));
    PQsetNoticeReceiver(connection_, [](void*, const PGresult*) {}, nullptr);
    // A process that hangs must not keep its row locks for ever.
    execute(
        "SET bytea_output = hex; SET jit = off; SET lock_timeout = '10s';"
        "SET idle_in_transaction_session_timeout = '60s'",
        "postgres/settings");
    if (snapshots_)
      execute("SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on",
              "postgres/settings");
    check_database();
  } catch (...) {
    PQfinish(connection_);
    connection_ = nullptr;
    throw;
  }
}

void Postgres::check_database() {
  const Result_ result(PQexec(
      connection_,
      "SELECT pg_encoding_to_char(encoding), datcollate, datctype, current_setting('synchronous_commit'), "
      "current_setting('fsync') FROM pg_database WHERE datname = current_database()"));
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) fail(result.get(), "postgres/check_database");
  const auto column = [&](int i) { return std::string(PQgetvalue(result.get(), 0, i)); };
  const auto is_c_utf8 = [](const std::string& locale) { return locale == "C.UTF-8" || locale == "C.utf8"; };
  if (column(0) != "UTF8" || !is_c_utf8(column(1)) || !is_c_utf8(column(2)))
    throw Failure(
        "The database must have encoding UTF8 and locale C.UTF-8, so that it orders and compares text as "
        "this program does; it has " +
        column(0) + ", " + column(1) + ", " + column(2) +
        ". Create it with: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME");
  if (column(3) == "off" || column(4) == "off")
    throw Failure(
        "The database acknowledges commits that a power cut loses. Set synchronous_commit = on and "
        "fsync = on.");
}

void Postgres::fail(const PGresult* result, const char* statement) const {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  // The primary message alone: what PostgreSQL adds to it may quote the row, and a row may hold personal data.
  const char* message =
      result == nullptr ? PQerrorMessage(connection_) : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  if (message == nullptr && result != nullptr) message = PQresultErrorMessage(result);
  const std::string what = std::string(statement) +
                           (state == nullptr ? "" : std::string(" [") + state + "]") + ": " +
                           (message == nullptr ? "" : message);
  throw SqlFailure(kind_of_sqlstate(state == nullptr ? "" : state), what, statement);
}

void Postgres::execute(const char* text, const char* name) {
  drain();
  const Result_ result(PQexec(connection_, text));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), name);
}

void Postgres::script(std::string_view many_statements) {
  if (begin_ != nullptr) execute(std::exchange(begin_, nullptr)->text, "postgres/begin");
  execute(expand_tokens(many_statements, Dialect::postgres).c_str(), "script");
}

void Postgres::begin(bool write) {
  ensure(begin_ == nullptr);
  begin_ = write ? &kBeginWrite : &kBeginRead;
  read_only_ = !write;
}

void Postgres::commit() {
  if (std::exchange(begin_, nullptr) != nullptr) return;  // nothing was run
  drain();
  if (read_only_) {
    // Nothing depends on the answer: it is read before the next statement.
    if (PQsendQuery(connection_, "COMMIT") == 0) fail(nullptr, "postgres/commit");
    answer_outstanding_ = true;
    return;
  }
  const Result_ result(PQexec(connection_, "COMMIT"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get(), "postgres/commit");
  // An aborted transaction answers COMMIT politely with ROLLBACK.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
    throw SqlFailure(SqlFailure::Kind::other, "the transaction had failed and was rolled back",
                     "postgres/commit");
}

void Postgres::rollback() noexcept {
  begin_ = nullptr;
  if (connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK) return;
  while (answer_outstanding_) {
    const Result_ result(PQgetResult(connection_));
    answer_outstanding_ = result != nullptr;
  }
  if (PQtransactionStatus(connection_) != PQTRANS_IDLE) PQclear(PQexec(connection_, "ROLLBACK"));
}

void Postgres::disconnect() noexcept {
  PQfinish(std::exchange(connection_, nullptr));
  prepared_.clear();
  begin_ = nullptr;
  answer_outstanding_ = false;
}

void Postgres::drain() {
  if (connection_ == nullptr)
    throw SqlFailure(SqlFailure::Kind::connection, "the connection to the database was lost");
  if (!answer_outstanding_) return;
  answer_outstanding_ = false;
  while (const Result_ result{PQgetResult(connection_)})
    if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR) fail(result.get(), "postgres/commit");
}

std::vector<Rows> Postgres::pipeline(const Batch& batch) {
  drain();
  // Everything of ours that may be wrong is found before the first byte is sent.
  std::vector<BoundParams> bound;
  bound.reserve(batch.size());
  for (const auto& [statement, params] : batch) {
    check_statement(*statement, params.size());
    bound.emplace_back(params);
  }
  if (PQenterPipelineMode(connection_) == 0) fail(nullptr, "postgres/pipeline");
  try {
    std::vector<Sent> sent;
    sent.reserve(2 * batch.size() + 2);
    if (const Statement* begin = std::exchange(begin_, nullptr)) send(*begin, BoundParams({}), false, sent);
    for (std::size_t i = 0; i < batch.size(); ++i) send(*batch[i].first, bound[i], true, sent);
    if (PQpipelineSync(connection_) == 0) fail(nullptr, "postgres/pipeline");
    return receive(sent);
  } catch (...) {
    // Left in the middle of a pipeline: what else is on the wire is anybody's guess.
    if (PQpipelineStatus(connection_) != PQ_PIPELINE_OFF) disconnect();
    throw;
  }
}

void Postgres::check_statement(const Statement& statement, std::size_t given) {
  Versions& versions = prepared_[&statement];
  if (versions.text == nullptr) {
    versions.text = statement.text;
    versions.expects = highest_parameter(statement.text);
  }
  ensure(versions.text == statement.text);  // statements are static objects
  if (given != versions.expects)
    throw Bug(std::string(statement.name) + " takes " + std::to_string(versions.expects) +
              " parameters, got " + std::to_string(given));
}

void Postgres::send(const Statement& statement, const BoundParams& bound, bool wanted,
                    std::vector<Sent>& sent) {
  std::string& name = prepared_[&statement].names[bound.signature()];
  if (name.empty()) {
    name = std::to_string(++last_name_);
    // The comment is what the server's own logs and statistics show.
    const std::string text =
        std::string("/* ") + statement.name + " */ " + expand_tokens(statement.text, Dialect::postgres);
    sent.push_back({&statement, bound.signature().empty() ? "-" : bound.signature(), false});
    if (PQsendPrepare(connection_, name.c_str(), text.c_str(), bound.count(), bound.types()) == 0)
      fail(nullptr, statement.name);
  }
  sent.push_back({&statement, {}, wanted});
  if (PQsendQueryPrepared(connection_, name.c_str(), bound.count(), bound.values(), bound.lengths(),
                          bound.formats(), 0) == 0)
    fail(nullptr, statement.name);
}

std::vector<Rows> Postgres::receive(const std::vector<Sent>& sent) {
  std::vector<Rows> results;
  std::exception_ptr failure;
  for (const Sent& one : sent) {
    const Result_ result(PQgetResult(connection_));
    const ExecStatusType status = PQresultStatus(result.get());  // of nullptr: a fatal error
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
      if (one.wanted) results.push_back(read_rows(result.get()));
    } else {
      if (!one.prepares.empty())
        prepared_[one.statement].names.erase(one.prepares == "-" ? "" : one.prepares);
      try {
        if (!failure) fail(result.get(), one.statement->name);
      } catch (...) {
        failure = std::current_exception();
      }
    }
    if (PQstatus(connection_) == CONNECTION_BAD) std::rethrow_exception(failure);
    const Result_ end(PQgetResult(connection_));
    ensure(end == nullptr);  // one answer a statement
  }
  const Result_ sync(PQgetResult(connection_));
  if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC || PQexitPipelineMode(connection_) == 0) {
    if (failure) std::rethrow_exception(failure);
    fail(nullptr, "postgres/pipeline");
  }
  if (failure) std::rethrow_exception(failure);
  return results;
}

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& where, bool read_only) {
  return std::make_unique<Postgres>(where, read_only);
}

}  // namespace yichuang::sql
