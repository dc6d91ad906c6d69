#include <algorithm>

#include "app/authority/letters.h"
#include "app/people/sessions.h"
#include "app/record/state_names.h"

namespace yichuang::app {
namespace {

// Everybody on the staff, by the index that leaves applicants out (app/record: account_staff).
const sql::Statement kStaff{"authority/list_staff",
                            "SELECT a.person, p.name, a.roles, a.post, a.department FROM account a "
                            "JOIN person p ON p.district = a.district AND p.id = a.person "
                            "WHERE a.district = $1 AND a.closed_at IS NULL AND a.roles <> 'applicant' "
                            "ORDER BY a.department, a.person LIMIT 1000"};

std::vector<Named> powers_of(const std::vector<Role>& roles, bool own_organ) {
  const auto has = [&](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
  std::vector<Power> powers;
  if (has(Role::clerk)) powers.push_back(Power::accept);
  if (own_organ && has(Role::approver)) powers.insert(powers.end(), {Power::examine, Power::decide});
  std::vector<Named> named;
  for (Power power : powers) named.push_back({code_of(power), name_of(power)});
  return named;
}

}  // namespace

LetterChoices letter_choices(const Centre& centre, const Actor& head) {
  const auto catalogue = centre.catalogues.current();
  LetterChoices choices;
  for (const Item& item : catalogue->items)
    if (item.department == head.department)
      choices.items.push_back({item.code, {item.name.zh, item.name.en}});
  centre.store.read([&](store::Reader& reader) {
    choices.grantees.clear();
    const auto rows = reader.run(kStaff, {centre.district});
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const PersonId person{rows.integer(row, 0)};
      auto powers = powers_of(roles_of(rows.text(row, 2)), rows.text(row, 4) == head.department);
      if (person == head.person || powers.empty()) continue;
      GranteeView grantee{to_string(person), rows.text(row, 1), {}, std::move(powers)};
      if (const Post* post = catalogue->post(rows.text(row, 3)))
        grantee.post = Named{post->code, {post->name.zh, post->name.en}};
      choices.grantees.push_back(std::move(grantee));
    }
    // The own section first: that is whom most letters are for.
    std::stable_partition(choices.grantees.begin(), choices.grantees.end(), [](const GranteeView& one) {
      return one.powers.back().code == code_of(Power::decide);
    });
  });
  return choices;
}

}  // namespace yichuang::app
