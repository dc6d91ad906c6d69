#include "main/schema_state.h"

#include <map>

#include "app/record/schema.h"
#include "platform/store/schema.h"

namespace yichuang::main_program {
namespace {

const sql::Statement kApplied{"migrate/applied", "SELECT number, name FROM schema_step ORDER BY number"};
const sql::Statement kHasTable{
    "migrate/has_table_sqlite",
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'"};
const sql::Statement kHasTablePostgres{"migrate/has_table_postgres",
                                       "SELECT count(*) FROM pg_tables WHERE schemaname = ANY "
                                       "(current_schemas(false)) AND tablename = 'schema_step'"};

std::map<std::int64_t, StepState> known_steps() {
  std::map<std::int64_t, StepState> steps;
  for (const auto* list : {&store::own_steps(), &app::schema_steps()})
    for (const store::Step& step : *list) steps[step.number] = {step.number, step.name};
  return steps;
}

}  // namespace

std::vector<StepState> schema_state(sql::Connection& connection) {
  auto steps = known_steps();
  const auto& has_table = connection.postgres() ? kHasTablePostgres : kHasTable;
  if (connection.run(has_table).integer(0, 0) > 0) {
    const sql::Rows applied = connection.run(kApplied);
    for (std::size_t i = 0; i < applied.size(); ++i) {
      const std::int64_t number = applied.integer(i, 0);
      auto [step, unknown] = steps.try_emplace(number, StepState{number, applied.text(i, 1), true, false});
      step->second.applied = true;
      (void)unknown;
    }
  }
  std::vector<StepState> all;
  for (auto& [number, step] : steps) all.push_back(std::move(step));
  return all;
}

bool knows_step(std::int64_t number) { return known_steps().contains(number); }

}  // namespace yichuang::main_program
