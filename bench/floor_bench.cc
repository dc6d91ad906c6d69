// The floor: the rows that a load left behind, written once more with nothing around them. No request, no decision, no
// hash and no second thought: prepared statements, so many actions a commit, every row once and as it stands at the end.
//
//   floor_bench SOURCE DESTINATION [ACTIONS A COMMIT]
//
// SOURCE is a database in which `bench/hall.py` worked, DESTINATION an empty one. An action is a remembered answer; the
// other tables are dealt out evenly. What the server does more than this, it does for the law, the journal or the net.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <vector>

#include "app/record/schema.h"
#include "platform/sql/sql.h"
#include "platform/store/store.h"

namespace {

using namespace yichuang;

struct Table {
  sql::Statement read, write;
};
#define COLUMNS_8 "($1, $2, $3, $4, $5, $6, $7, $8)"
const Table kTables[] = {
    {{"floor/answers", "SELECT district, person, key, digest, answer, at FROM idempotency ORDER BY at, key"},
     {"floor/answer",
      "INSERT INTO idempotency (district, person, key, digest, answer, at) VALUES ($1, $2, $3, $4, $5, $6)"}},
    {{"floor/facts",
      "SELECT f.district, f.stream, f.seq, f.kind, f.at, f.person, f.body, f.hash FROM feed p JOIN fact f ON "
      "f.district = p.district AND f.stream = p.stream AND f.seq = p.seq ORDER BY p.district, p.pos"},
     {"floor/fact",
      "INSERT INTO fact (district, stream, seq, kind, at, person, body, hash) VALUES " COLUMNS_8}},
    {{"floor/places", "SELECT district, pos, stream, seq FROM feed ORDER BY district, pos"},
     {"floor/place", "INSERT INTO feed (district, pos, stream, seq) VALUES ($1, $2, $3, $4)"}},
    {{"floor/streams", "SELECT district, stream, kind, version, head FROM stream ORDER BY district, stream"},
     {"floor/stream", "INSERT INTO stream (district, stream, kind, version, head) VALUES ($1, $2, $3, $4, $5)"}},
    {{"floor/cases",
      "SELECT district, id, number, code_blind, package, domain, applicant, agent, applicant_name, channel, "
      "state, received_at, received_on, promised_due, yellow_at, red_at, closes_on, to_hand_over, version, "
      "filed_by, results FROM case_row ORDER BY district, id"},
     {"floor/case",
      "INSERT INTO case_row (district, id, number, code_blind, package, domain, applicant, agent, "
      "applicant_name, channel, state, received_at, received_on, promised_due, yellow_at, red_at, closes_on, "
      "to_hand_over, version, filed_by, results) VALUES "
      "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)"}},
    {{"floor/tasks",
      "SELECT district, id, item, number, package, department, applicant_name, state, accepted_on, "
      "promised_due, statutory_due, yellow_at, red_at, instant, decided_at, ground, due_order, handed_over_at "
      "FROM task_row ORDER BY district, id, item"},
     {"floor/task",
      "INSERT INTO task_row (district, id, item, number, package, department, applicant_name, state, "
      "accepted_on, promised_due, statutory_due, yellow_at, red_at, instant, decided_at, ground, due_order, "
      "handed_over_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)"}},
    {{"floor/documents",
      "SELECT district, id, kase, seq, organ, kind, year, serial, number FROM document_row ORDER BY district, id"},
     {"floor/document",
      "INSERT INTO document_row (district, id, kase, seq, organ, kind, year, serial, number) VALUES "
      "($1, $2, $3, $4, $5, $6, $7, $8, $9)"}},
};

double cpu_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

struct Dealt {
  const sql::Statement* write;
  std::vector<std::vector<sql::Value>> rows;
  std::size_t next = 0;
};

// Of every table as much as the first `done` of all actions take.
sql::Batch share(std::vector<Dealt>& tables, std::size_t done, std::size_t actions) {
  sql::Batch batch;
  for (Dealt& table : tables)
    for (const std::size_t until = table.rows.size() * done / actions; table.next < until; ++table.next)
      batch.emplace_back(table.write, std::move(table.rows[table.next]));
  return batch;
}

void run(const std::string& from, const std::string& to, std::size_t a_commit) {
  std::vector<Dealt> tables;
  {
    const auto source = sql::open(from, true);
    for (const Table& table : kTables) tables.push_back({&table.write, std::move(source->run(table.read).rows_)});
  }
  const std::size_t actions = tables.front().rows.size();
  ensure(actions > 0);
  store::open({.where = to}, app::schema_steps())->close();
  const auto destination = sql::open(to);
  const auto began = std::chrono::steady_clock::now();
  const double used = cpu_seconds();
  for (std::size_t done = 0; done < actions;) {
    done = std::min(actions, done + a_commit);
    destination->begin(true);
    destination->pipeline(share(tables, done, actions));
    destination->commit();
  }
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::cout << fmt::format(R"({{"actions":{},"seconds":{:.4f},"cpu_s":{:.4f}}})", actions, took, cpu_seconds() - used)
            << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: floor_bench SOURCE DESTINATION [ACTIONS A COMMIT]\n";
    return 2;
  }
  try {
    run(arguments[1], arguments[2], count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 16);
  } catch (const std::exception& error) {
    std::cerr << "floor_bench: " << error.what() << '\n';
    return 1;
  }
}
