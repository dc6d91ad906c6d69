#include "platform/store/schema.h"

#include <algorithm>
#include <map>
#include <set>

#include "platform/store/fact_hash.h"

namespace yichuang::store {
namespace {

constexpr int kOwnLast = 99;

// `journal_new` holds facts that have no feed position yet. On SQLite it stays empty: the writer gives the
// position inside the same commit.
constexpr const char* kStreams = R"(
CREATE TABLE stream (
  district {{int}} NOT NULL,
  stream {{int}} NOT NULL,
  kind {{text}} NOT NULL,
  version {{int}} NOT NULL,
  head {{blob}} NOT NULL,
  PRIMARY KEY (district, stream)
) {{strict}};
CREATE TABLE fact (
  district {{int}} NOT NULL,
  stream {{int}} NOT NULL,
  seq {{int}} NOT NULL,
  kind {{text}} NOT NULL,
  at {{int}} NOT NULL,
  person {{int}} NOT NULL,
  body {{text}} NOT NULL,
  hash {{blob}} NOT NULL,
  PRIMARY KEY (district, stream, seq)
) {{strict}};
CREATE TABLE journal_new (
  district {{int}} NOT NULL,
  stream {{int}} NOT NULL,
  seq {{int}} NOT NULL,
  at {{int}} NOT NULL,
  PRIMARY KEY (district, stream, seq)
) {{strict}};
CREATE TABLE feed (
  district {{int}} NOT NULL,
  pos {{int}} NOT NULL,
  stream {{int}} NOT NULL,
  seq {{int}} NOT NULL,
  PRIMARY KEY (district, pos)
) {{strict}};
)";

constexpr const char* kFollowers = R"(
CREATE TABLE lease (
  district {{int}} NOT NULL,
  name {{text}} NOT NULL,
  holder {{text}} NOT NULL,
  fence {{int}} NOT NULL,
  until {{int}} NOT NULL,
  PRIMARY KEY (district, name)
) {{strict}};
CREATE TABLE follower (
  district {{int}} NOT NULL,
  name {{text}} NOT NULL,
  pos {{int}} NOT NULL,
  heartbeat_at {{int}} NOT NULL,
  PRIMARY KEY (district, name)
) {{strict}};
)";

// Signed heads of the tree over the feed, the keys that sign them, and every eighth level of the tree, named
// by the number of facts it closes with (platform/seal).
constexpr const char* kHeads = R"(
CREATE TABLE journal_key (
  district {{int}} NOT NULL,
  number {{int}} NOT NULL,
  key {{text}} NOT NULL,
  public_key {{blob}} NOT NULL,
  after {{int}} NOT NULL,
  at {{int}} NOT NULL,
  signed_by {{text}} NOT NULL,
  signature {{blob}} NOT NULL,
  PRIMARY KEY (district, number)
) {{strict}};
CREATE TABLE journal_head (
  district {{int}} NOT NULL,
  number {{int}} NOT NULL,
  size {{int}} NOT NULL,
  root {{blob}} NOT NULL,
  at {{int}} NOT NULL,
  previous {{blob}} NOT NULL,
  key {{text}} NOT NULL,
  signature {{blob}} NOT NULL,
  PRIMARY KEY (district, number)
) {{strict}};
CREATE UNIQUE INDEX journal_head_size ON journal_head (district, size);
CREATE TABLE journal_node (
  district {{int}} NOT NULL,
  level {{int}} NOT NULL,
  size {{int}} NOT NULL,
  hash {{blob}} NOT NULL,
  PRIMARY KEY (district, level, size)
) {{strict}};
)";

constexpr const char* kStepTable = R"(
CREATE TABLE IF NOT EXISTS schema_step (
  number {{int}} NOT NULL PRIMARY KEY,
  name {{text}} NOT NULL,
  checksum {{blob}} NOT NULL,
  applied_at {{int}} NOT NULL
) {{strict}};
)";

constexpr sql::Statement kAppliedSteps{"store/applied_steps",
                                       "SELECT number, name, checksum FROM schema_step ORDER BY number"};
constexpr sql::Statement kRecordStep{
    "store/record_step",
    "INSERT INTO schema_step (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)"};

std::map<int, const Step*> all_steps(const std::vector<Step>& steps) {
  std::map<int, const Step*> all;
  for (const Step& step : own_steps()) all.emplace(step.number, &step);
  for (const Step& step : steps) {
    ensure(step.number > kOwnLast);
    ensure(all.emplace(step.number, &step).second);  // a step number is used once
  }
  return all;
}

std::string title(std::int64_t number, const std::string& name) {
  return std::to_string(number) + " (" + name + ")";
}

// The numbers already applied, every one checked against what this program knows.
std::set<std::int64_t> applied_steps(sql::Connection& connection, const std::map<int, const Step*>& known) {
  std::set<std::int64_t> applied;
  const sql::Rows rows = connection.run(kAppliedSteps);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::int64_t number = rows.integer(i, 0);
    const auto step = known.find(static_cast<int>(number));
    if (step == known.end())
      throw Failure(
          "This database is newer than this program: it has schema step " + title(number, rows.text(i, 1)) +
          ", which the program does not know. Start the newer program, or restore the backup made before "
          "the upgrade.");
    if (rows.blob(i, 2) != sm3(step->second->text))
      throw Failure(
          "Schema step " + title(number, rows.text(i, 1)) +
          " was changed after this database had applied it. A released step is never edited: put it back "
          "and add a new step.");
    applied.insert(number);
  }
  return applied;
}

// The step's row goes in first: of two processes the second waits for it, then finds that it stands.
void apply_step(sql::Connection& connection, const Step& step, Instant now) {
  connection.begin(true);
  try {
    connection.run(kRecordStep,
                   {std::int64_t{step.number}, std::string(step.name), sql::Blob{sm3(step.text)}, now.ms});
    connection.script(step.text);
    connection.commit();
  } catch (const sql::SqlFailure& failure) {
    connection.rollback();
    if (failure.kind == sql::SqlFailure::Kind::unique && failure.statement == kRecordStep.name) return;
    throw Failure("Schema step " + title(step.number, step.name) +
                  " failed and was undone: " + failure.what());
  }
}

// PostgreSQL's IF NOT EXISTS looks before it locks: of two processes that create the table at once one is
// told so, by this or that violation of the engine's own catalogue, and finds it standing when it looks again.
void create_step_table(sql::Connection& connection) {
  constexpr int kTries = 5;
  for (int tries = 1;; ++tries) {
    try {
      return connection.script(kStepTable);
    } catch (const sql::SqlFailure& failure) {
      if (!connection.postgres() || failure.kind == sql::SqlFailure::Kind::connection || tries == kTries)
        throw;
    }
  }
}

}  // namespace

const std::vector<Step>& own_steps() {
  static const std::vector<Step> steps{{1, "streams of facts", kStreams},
                                       {2, "leases and followers", kFollowers},
                                       {3, "signed heads", kHeads}};
  return steps;
}

void migrate(sql::Connection& connection, const std::vector<Step>& steps, Instant now) {
  const std::map<int, const Step*> known = all_steps(steps);
  create_step_table(connection);
  const std::set<std::int64_t> applied = applied_steps(connection, known);
  for (const auto& [number, step] : known)
    if (!applied.contains(number)) apply_step(connection, *step, now);
  ensure(applied_steps(connection, known).size() == known.size());
}

}  // namespace yichuang::store
