#include "app/people/accounts.h"

#include <algorithm>

#include "app/people/people.h"
#include "app/record/state_names.h"
#include "core/people/on_record.h"

namespace yichuang::app {
namespace {

const sql::Statement kInsert{
    "people/insert_account",
    "INSERT INTO account (district, login, person, secret, roles, post, department, domains, windows, demo, "
    "proven_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (district, login) DO "
    "NOTHING"};
const sql::Statement kByPerson{
    "people/account_by_person",
    "SELECT login, windows FROM account WHERE district = $1 AND person = $2 AND closed_at IS NULL"};

constexpr OnRecord kOnRecord[] = {OnRecord::person_name, OnRecord::organisation_name, OnRecord::credit_code};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

std::string joined(const std::vector<Role>& roles) {
  std::vector<std::string> codes;
  for (Role role : roles) codes.push_back(code_of(role));
  return joined(codes);
}

template <class Record>
Named named(const Record& record) {
  return {record.code, {record.name.zh, record.name.en}};
}

}  // namespace

store::RowChange account_row(const Centre& centre, const Account& account, const std::string& secret) {
  return {&kInsert,
          {centre.district, account.login, account.person.value, secret, joined(account.roles), account.post,
           account.department, joined(account.domains), joined(account.windows), std::int64_t{account.demo},
           account.proven ? sql::Value{centre.clock().ms} : sql::Value{nullptr}},
          true};
}

Me who_am_i(const Centre& centre, const Actor& actor) {
  const auto catalogue = centre.catalogues.current();
  Me me;
  me.person = to_string(actor.person);
  me.name = actor.name;
  std::string windows;
  centre.store.read([&](store::Reader& reader) {
    if (const auto person = find_person(reader, centre, actor.person)) {
      me.kind = code_of(person->kind);
      me.on_record = {};
      for (const OnRecord what : kOnRecord)
        if (const auto known = on_record(what, person->kind, person->name, person->identity); !known.empty())
          me.on_record[code_of(what)] = known;
      if (!person->phone.empty()) me.on_record["phone"] = person->phone;
    }
    const auto rows = reader.run(kByPerson, {centre.district, actor.person.value});
    windows = rows.empty() ? "" : rows.text(0, 1);
  });
  for (Role role : actor.roles) me.roles.push_back(code_of(role));
  if (const Post* post = catalogue->post(actor.post)) me.post = named(*post);
  if (const Department* department = catalogue->department(actor.department))
    me.department = named(*department);
  for (const std::string& code : actor.domains)
    if (const Domain* domain = catalogue->domain(code)) me.domains.push_back(named(*domain));
  for (const Window& window : catalogue->windows)
    if ((',' + windows + ',').find(',' + window.code + ',') != std::string::npos)
      me.windows.push_back(named(window));
  me.surfaces = surfaces_of(actor.roles);
  me.proven = actor.proven;
  me.demo = centre.demo;
  me.now = centre.clock();
  return me;
}

std::vector<std::string> surfaces_of(const std::vector<Role>& roles) {
  const auto any = [&](std::initializer_list<Role> wanted) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); });
  };
  std::vector<std::string> surfaces;
  if (any({Role::applicant})) surfaces.push_back("portal");
  if (any({Role::clerk, Role::helper})) surfaces.push_back("desk");
  if (any({Role::approver, Role::head})) surfaces.push_back("approve");
  if (any({Role::issuer})) surfaces.push_back("issue");
  if (any({Role::manager, Role::administrator, Role::maintainer})) surfaces.push_back("supervise");
  if (any({Role::maintainer, Role::reviewer, Role::legal_reviewer, Role::head}))
    surfaces.push_back("catalogue");
  return surfaces;
}

}  // namespace yichuang::app
