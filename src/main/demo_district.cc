#include "main/demo_district.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "app/authority/letters.h"
#include "app/people/accounts.h"
#include "app/people/people.h"
#include "app/people/sessions.h"
#include "app/record/state_names.h"
#include "core/authority/letter.h"

namespace yichuang::main_program {
namespace {

using app::Account;
using app::Centre;

constexpr const char* kCast = "demo/people.yaml";
constexpr int kLetterDays = 3 * 365;

const sql::Statement kDistricts{
    "main/districts", "SELECT (SELECT min(district) FROM account), (SELECT max(district) FROM account)"};
const sql::Statement kAnyAccount{"main/any_account",
                                 "SELECT COUNT(*), COALESCE(SUM(demo), 0) FROM account WHERE district = $1"};
const sql::Statement kDemoAccounts{
    "main/demo_accounts",
    "SELECT a.login, p.name, a.post, a.roles, a.person FROM account a JOIN person p ON p.district = "
    "a.district "
    "AND p.id = a.person WHERE a.district = $1 AND a.demo = 1 ORDER BY a.person"};

// Known only while seeding and listing; the database holds its hash.
std::string demo_password;  // NOLINT: set once at start-up, before any thread serves

struct Seeded {
  PersonId person;
  std::string name;
};

// Seeds one district: people, then letters between them.
class Seeder {
 public:
  Seeder(Centre& centre, const YAML::Node& cast)
      : centre_(centre), cast_(cast), catalogue_(centre.catalogues.current()) {
    crypto::PasswordHasher hasher;
    // One hash for all: a demonstration's password is printed anyway, and eighty hashes would take seconds.
    secret_ = hasher.hash(cast["password"].as<std::string>());
  }

  void run() {
    for (const auto& one : cast_["applicants"]) add_applicant(one);
    for (const auto& one : cast_["visitors"]) add_person(one);
    std::set<std::string> named;
    for (const auto& one : cast_["staff"]) {
      add_staff(one["post"].as<std::string>(), one["account"].as<std::string>(),
                one["name"].as<std::string>());
      named.insert(one["post"].as<std::string>());
    }
    const auto names = cast_["other_names"].as<std::vector<std::string>>();
    std::size_t next = 0;
    for (const Post& post : catalogue_->posts)
      if (!named.contains(post.code)) add_staff(post.code, post.code, names[next++ % names.size()]);
    for (const Department& department : catalogue_->departments) add_letters(department);
  }

 private:
  void apply(store::WriteSet set) { ensure(centre_.store.apply(set) == store::Applied::done); }

  Person add_person(const YAML::Node& one) {
    auto person = app::find_or_create_person(
        centre_, PersonId{},
        {one["kind"].as<std::string>(),
         one["name"].as<std::string>(),
         {one["identity_kind"].as<std::string>(), one["identity"].as<std::string>()},
         one["phone"].as<std::string>()},
        "");
    if (!person)
      throw Failure("demo/people.yaml: " + one["name"].as<std::string>() + ": " + person.refusal().code);
    return *person;
  }

  void add_applicant(const YAML::Node& one) {
    const Person person = add_person(one);
    store::WriteSet set;
    set.rows.push_back(app::account_row(
        centre_,
        Account{one["account"].as<std::string>(), person.id, {Role::applicant}, {}, {}, {}, {}, true},
        secret_));
    apply(std::move(set));
  }

  void add_staff(const std::string& post_code, const std::string& login, const std::string& name) {
    const Post* post = catalogue_->post(post_code);
    if (post == nullptr) throw Failure("demo/people.yaml: there is no post " + post_code);
    Person person{PersonId{centre_.ids.next()},
                  PersonKind::natural,
                  name,
                  {IdentityKind::other, "STAFF-" + post_code},
                  {}};
    Account account{login, person.id, post->roles, post->code, post->department, {}, post->windows, true};
    if (!post->domain.empty()) account.domains = {post->domain};
    store::WriteSet set;
    set.rows.push_back(app::person_row(centre_, person, centre_.clock()));
    set.rows.push_back(app::account_row(centre_, account, secret_));
    apply(std::move(set));
    staff_[post_code] = {person.id, name};
  }

  std::vector<std::string> items_of(const Department& department) const {
    std::vector<std::string> items;
    for (const Item& item : catalogue_->items)
      if (item.department == department.code) items.push_back(item.code);
    return items;
  }

  // The section chief may examine and decide, the deputy examine; window clerks accept what the packages of their domain
  // need of this department.
  void add_letters(const Department& department) {
    const auto items = items_of(department);
    if (items.empty()) return;
    const Seeded& head = staff_.at(department.head_post);
    for (const Post& post : catalogue_->posts) {
      const bool approver =
          std::find(post.roles.begin(), post.roles.end(), Role::approver) != post.roles.end();
      const bool clerk = std::find(post.roles.begin(), post.roles.end(), Role::clerk) != post.roles.end();
      if (approver && post.department == department.code) {
        const bool chief = post.code.find("chief") != std::string::npos;
        std::vector<LetterGrant> grants{{Power::examine, items}};
        if (chief) grants.push_back({Power::decide, items});
        issue(department, head, staff_.at(post.code), std::move(grants));
      } else if (clerk) {
        if (auto needed = needed_in(post.domain, items); !needed.empty())
          issue(department, head, staff_.at(post.code), {{Power::accept, std::move(needed)}});
      }
    }
  }

  std::vector<std::string> needed_in(const std::string& domain, const std::vector<std::string>& items) const {
    std::vector<std::string> needed;
    for (const std::string& item : items)
      if (std::any_of(catalogue_->packages.begin(), catalogue_->packages.end(), [&](const Package& package) {
            return package.domain == domain && package.item(item) != nullptr;
          }))
        needed.push_back(item);
    return needed;
  }

  void issue(const Department& department, const Seeded& head, const Seeded& grantee,
             std::vector<LetterGrant> grants) {
    const Instant now = centre_.clock();
    const Date from = legal_day(now);
    Letter letter{LetterId{centre_.ids.next()},
                  {},
                  department.code,
                  head.person,
                  grantee.person,
                  std::move(grants),
                  from,
                  from + CalendarDays{kLetterDays},
                  now,
                  {}};
    letter.number = app::next_letter_number(centre_, department, from.year());
    store::WriteSet set;
    app::record_letter(set, centre_, letter, grantee.name);
    apply(std::move(set));
  }

  Centre& centre_;
  const YAML::Node& cast_;
  std::shared_ptr<const Catalogue> catalogue_;
  std::string secret_;
  std::map<std::string, Seeded> staff_;
};

struct AccountCount {
  std::int64_t all = 0, demo = 0;
};

AccountCount count_accounts(const Centre& centre) {
  sql::Rows rows;
  centre.store.read([&](store::Reader& reader) { rows = reader.run(kAnyAccount, {centre.district}); });
  return {rows.integer(0, 0), rows.integer(0, 1)};
}

}  // namespace

void refuse_mixed_database(const Centre& centre) {
  centre.store.read([&](store::Reader& reader) {
    const auto rows = reader.run(kDistricts, {});
    for (std::size_t column = 0; column < 2; ++column)
      if (!rows.is_null(0, column) && rows.integer(0, column) != centre.district)
        throw Failure("this database is of district " + std::to_string(rows.integer(0, column)) +
                      " and the catalogue of district " + std::to_string(centre.district) +
                      ": serve it with its own catalogue");
  });
  const AccountCount count = count_accounts(centre);
  if (!centre.demo && count.demo > 0)
    throw Failure(
        "this database is a demonstration: serve it with --demo, or begin with an empty data folder");
  if (centre.demo && count.all > 0 && count.demo == 0)
    throw Failure("this database holds real accounts: it cannot be opened as a demonstration");
}

bool is_demonstration(const Centre& centre) { return count_accounts(centre).demo > 0; }

void seed_demo_district(Centre& centre, const assets::Assets& catalogue) {
  const auto text = catalogue.find(kCast);
  if (!text) throw Failure("the catalogue has no demo/people.yaml: it cannot serve a demonstration");
  const YAML::Node cast = YAML::Load(std::string(*text));
  demo_password = cast["password"].as<std::string>();
  if (count_accounts(centre).all == 0) Seeder(centre, cast).run();
}

app::DemoAccounts demo_accounts(const Centre& centre) {
  const auto catalogue = centre.catalogues.current();
  app::DemoAccounts accounts;
  centre.store.read([&](store::Reader& reader) {
    accounts.accounts.clear();
    const auto rows = reader.run(kDemoAccounts, {centre.district});
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const Post* post = catalogue->post(rows.text(row, 2));
      accounts.accounts.push_back(
          {rows.text(row, 0),
           demo_password,
           rows.text(row, 1),
           post == nullptr ? app::Words{"申请人", "Applicant"} : app::Words{post->name.zh, post->name.en},
           app::surfaces_of(app::roles_of(rows.text(row, 3))),
           {}});
      if (post != nullptr) continue;
      if (const auto person = app::find_person(reader, centre, PersonId{rows.integer(row, 4)}))
        accounts.accounts.back().identity = person->identity.number;
    }
  });
  return accounts;
}

}  // namespace yichuang::main_program
