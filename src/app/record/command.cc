#include "app/record/command.h"

namespace yichuang::app {
namespace {

const sql::Statement kFind{
    "idempotency/find",
    "SELECT digest, answer FROM idempotency WHERE district = $1 AND person = $2 AND key = $3"};
const sql::Statement kInsert{"idempotency/insert",
                             "INSERT INTO idempotency (district, person, key, digest, answer, at) "
                             "VALUES ($1, $2, $3, $4, $5, $6)"};

}  // namespace

Result<std::optional<Answered>> answered_before(store::Reader& reader, const Centre& centre,
                                                const Command& command) {
  if (command.key.empty()) return std::optional<Answered>{};
  const auto [statement, params] = ask_answered(centre, command);
  return answered_in(reader.run(*statement, params), command);
}

std::pair<const sql::Statement*, sql::Params> ask_answered(const Centre& centre, const Command& command) {
  return {&kFind, {centre.district, command.actor.person.value, command.key}};
}

Result<std::optional<Answered>> answered_in(const sql::Rows& rows, const Command& command) {
  if (rows.empty()) return std::optional<Answered>{};
  if (rows.text(0, 0) != command.digest) return refuse("key_reused");
  return std::optional{Answered{rows.text(0, 1)}};
}

void remember_answer(store::WriteSet& set, const Centre& centre, const Command& command,
                     const std::string& body) {
  if (command.key.empty()) return;
  set.rows.push_back(
      {&kInsert,
       {centre.district, command.actor.person.value, command.key, command.digest, body, centre.clock().ms},
       false});
}

}  // namespace yichuang::app
