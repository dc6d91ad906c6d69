// An account that moves to another post, as the operator will move it: what it may do from then on, and the fact of it.
#pragma once

#include "app/record/state_names.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {

// From now on the account of that person has this actor's roles, post, department and domains.
inline void take_post(Hall& hall, const Actor& actor) {
  static const sql::Statement kPost{"test/take_post",
                                    "UPDATE account SET roles = $3, post = $4, department = $5, domains = $6 "
                                    "WHERE district = $1 AND person = $2 AND closed_at IS NULL"};
  std::string roles, domains;
  for (const Role role : actor.roles) roles += (roles.empty() ? "" : ",") + app::code_of(role);
  for (const std::string& domain : actor.domains) domains += (domains.empty() ? "" : ",") + domain;
  const store::StreamKey key{hall.centre().district, actor.person.value};
  store::WriteSet set;
  hall.centre().store.read([&](store::Reader& reader) {
    set.appends = {
        {key, "person", reader.stream(key).first, {{"post_changed", hall.centre().clock(), 0, "{}"}}}};
  });
  set.rows = {{&kPost, {key.district, key.stream, roles, actor.post, actor.department, domains}, true}};
  EXPECT_EQ(hall.centre().store.apply(set), store::Applied::done);
}

}  // namespace yichuang::scenarios
