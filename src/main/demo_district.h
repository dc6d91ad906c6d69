// The demonstration district: people for every post, letters for who decides, applicants to try it as. Never present
// outside a demo database.
#pragma once

#include "app/people/views.h"
#include "app/record/centre.h"
#include "platform/assets/assets.h"

namespace yichuang::main_program {

// A demonstration's database is never opened as a real one, nor a real one as a demonstration: Failure.
void refuse_mixed_database(const app::Centre& centre);

// Whether the database is a demonstration's.
bool is_demonstration(const app::Centre& centre);

// Makes what catalogue/demo/people.yaml describes, once; a database with real accounts is refused: Failure.
void seed_demo_district(app::Centre& centre, const assets::Assets& catalogue);

// Who can sign in, in the order of the file.
app::DemoAccounts demo_accounts(const app::Centre& centre);

}  // namespace yichuang::main_program
