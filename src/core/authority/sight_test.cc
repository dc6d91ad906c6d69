#include "core/authority/sight.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

constexpr PersonId kFounder{1}, kAgent{2}, kHelper{3}, kStaff{4}, kStranger{5};

// A pharmacy's case: filed by the helper for the founder, with items of two departments, nothing granted yet.
CaseTies pharmacy() {
  return {kFounder, kAgent, kHelper, {kHelper}, "enterprise-startup", {"market", "health"}, false};
}
CaseTies granted() {
  CaseTies ties = pharmacy();
  ties.results = true;
  return ties;
}

Actor person(PersonId id, std::vector<Role> roles, std::string department = {},
             std::vector<std::string> domains = {}) {
  return {id, {}, std::move(roles), {}, std::move(department), std::move(domains)};
}

Actor unproven(PersonId id) {
  Actor actor = person(id, {Role::applicant});
  actor.proven = false;
  return actor;
}

std::string shown(const Sight& sight) {
  std::string text;
  const auto add = [&](bool seen, const char* word) {
    if (seen) text += (text.empty() ? "" : " ") + std::string(word);
  };
  add(sight.at_all, "case");
  add(sight.party, "party");
  add(sight.names, "names");
  add(sight.form, "form");
  add(sight.section, "section");
  add(sight.work, "work");
  add(sight.documents, "documents");
  return text;
}

struct Row {
  const char* who;
  Actor actor;
  const char* before_a_result;
  const char* with_a_result;
};

// The table that is read in review: role × what ties it to the case.
std::vector<Row> table() {
  const char* const kParty = "case party names form documents";
  const char* const kWindow = "case names form documents";
  const char* const kSection = "case names section documents";
  const char* const kOversight = "case work";
  return {
      {"nobody who is signed in", {}, "", ""},
      {"the applicant", person(kFounder, {Role::applicant}), kParty, kParty},
      {"whoever opened an account in the applicant's name", unproven(kFounder), "", ""},
      {"the agent", person(kAgent, {Role::applicant}), kParty, kParty},
      {"another citizen", person(kStranger, {Role::applicant}), "", ""},
      {"the helper who filed it", person(kHelper, {Role::helper}), kWindow, kWindow},
      {"the helper once they are a helper no more", person(kHelper, {Role::applicant}), "", ""},
      {"another helper", person(kStaff, {Role::helper}), "", ""},
      {"a clerk of the domain", person(kStaff, {Role::clerk}, {}, {"tax", "enterprise-startup"}), kWindow,
       kWindow},
      {"a clerk of another domain", person(kStaff, {Role::clerk}, {}, {"construction"}), "", ""},
      {"a clerk of no domain", person(kStaff, {Role::clerk}), "", ""},
      {"the section of one item", person(kStaff, {Role::approver}, "market"), kSection, kSection},
      {"the section of the other", person(kStaff, {Role::approver}, "health"), kSection, kSection},
      {"a section with no item in it", person(kStaff, {Role::approver}, "ecology"), "", ""},
      {"a section of no department", person(kStaff, {Role::approver}), "", ""},
      {"the head of one item's organ", person(kStaff, {Role::head}, "market"), kSection, kSection},
      {"the head of another organ", person(kStaff, {Role::head}, "ecology"), "", ""},
      {"the issuing window", person(kStaff, {Role::issuer}), "", "case names"},
      {"the centre's manager", person(kStaff, {Role::manager}), kOversight, kOversight},
      {"a manager of one item's department", person(kStaff, {Role::manager}, "market"), kOversight,
       kOversight},
      {"a manager of another department", person(kStaff, {Role::manager}, "ecology"), "", ""},
      {"the catalogue's maintainer", person(kStaff, {Role::maintainer}), "", ""},
      {"the administrator", person(kStaff, {Role::administrator}), "", ""},
      {"a clerk who is the applicant", person(kFounder, {Role::clerk}, {}, {"enterprise-startup"}), kParty,
       kParty},
      {"a section's deputy who also issues", person(kStaff, {Role::approver, Role::issuer}, "ecology"), "",
       "case names"},
  };
}

TEST(sight, shows_each_role_what_its_part_in_the_case_needs_and_no_more) {
  for (const Row& row : table()) {
    EXPECT_EQ(shown(sight_of(row.actor, pharmacy())), row.before_a_result) << row.who;
    EXPECT_EQ(shown(sight_of(row.actor, granted())), row.with_a_result) << row.who << ", with a result";
  }
}

TEST(sight, of_several_roles_is_what_each_of_them_shows) {
  for (const Row& one : table())
    for (const Row& other : table()) {
      if (one.actor.person != other.actor.person || one.actor.proven != other.actor.proven ||
          one.actor.department != other.actor.department)
        continue;
      Actor both = one.actor;
      both.roles.insert(both.roles.end(), other.actor.roles.begin(), other.actor.roles.end());
      both.domains.insert(both.domains.end(), other.actor.domains.begin(), other.actor.domains.end());
      const Sight first = sight_of(one.actor, granted()), second = sight_of(other.actor, granted());
      const Sight together = sight_of(both, granted());
      EXPECT_EQ(together.at_all, first.at_all || second.at_all) << one.who << " and " << other.who;
      EXPECT_EQ(together.form, first.form || second.form) << one.who << " and " << other.who;
      EXPECT_EQ(together.work, first.work || second.work) << one.who << " and " << other.who;
    }
}

TEST(sight, is_of_nothing_where_the_case_may_not_be_known) {
  for (const Row& row : table())
    for (const CaseTies& ties : {pharmacy(), granted()})
      if (const Sight sight = sight_of(row.actor, ties); !sight.at_all) EXPECT_EQ(sight, Sight{}) << row.who;
}

TEST(sight, account_that_is_not_proven_shows_what_was_filed_with_it) {
  CaseTies ties = pharmacy();
  ties.filed_by = kFounder;
  EXPECT_EQ(shown(sight_of(unproven(kFounder), ties)), "case party names form documents");
  EXPECT_EQ(shown(sight_of(unproven(kAgent), ties)), "");
}

TEST(sight, nobody_is_no_party_to_a_case_without_an_agent) {
  CaseTies ties = pharmacy();
  ties.agent = {};
  EXPECT_EQ(sight_of(Actor{}, ties), Sight{});
}

}  // namespace
}  // namespace yichuang
