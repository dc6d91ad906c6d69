#include "tests/scenarios/hall.h"

#include <algorithm>
#include <fstream>
#include <regex>

#include "app/authority/letters.h"
#include "app/calendar/calendar_file.h"
#include "app/casework/task_actions.h"
#include "app/intake/filing.h"
#include "app/intake/sweep.h"
#include "app/intake/uploads.h"
#include "app/people/accounts.h"
#include "app/people/people.h"
#include "app/record/schema.h"
#include "app/record/state_names.h"
#include "app/record/vault.h"
#include "core/casework/clocks.h"
#include "core/casework/decision.h"
#include "core/delivery/handover.h"
#include "core/intake/reception.h"
#include "platform/seal/export.h"
#include "platform/store/verify.h"

namespace yichuang::scenarios {
namespace {

constexpr std::int64_t kDistrict = 500112;

WorkCalendar shipped_calendar() {
  auto calendar = app::read_calendar(assets::Assets::directory("catalogue"));
  ensure(calendar.ok());
  return std::move(*calendar);
}

Instant local(const std::string& time) {
  const auto instant = parse_instant(time);
  ensure(instant.has_value());
  return *instant;
}

// Something of the form a field of the dictionary asks for.
std::string shaped(const std::string& pattern) {
  for (const char* one : {"2603-500112-04-01-000001", "6222021001012345678", "A12345"})
    if (std::regex_match(one, std::regex(pattern))) return one;
  throw Bug("no sample has the form " + pattern);
}

// A value of the right kind, for forms whose content is not what a story is about.
std::string sample(const Field& field) {
  switch (field.kind) {
    case FieldKind::integer:
    case FieldKind::decimal:
      return std::to_string(static_cast<int>(std::max(field.min.value_or(1.0), 1.0)));
    case FieldKind::date:
      // What is planned lies ahead of every story.
      return field.code == "planned_start" || field.code == "registry_visit_date" ? "2027-03-01"
                                                                                  : "2026-03-01";
    case FieldKind::yes_no:
      return "true";
    case FieldKind::choice:
      return field.choices.front().code;
    case FieldKind::id_number:
      return "500112198803162042";
    case FieldKind::credit_code:
      return "91500112DEM0000AXD";
    case FieldKind::phone:
      return "13800230001";
    case FieldKind::table: {
      std::string row;
      for (const Field& column : field.columns)
        row += (row.empty() ? "\"" : ",\"") + column.code + "\":\"" + sample(column) + "\"";
      return "[{" + row + "}]";
    }
    default:
      return field.pattern.empty() ? field.label.zh : shaped(field.pattern);
  }
}

std::string shown(const Refusal& refusal) {
  if (refusal.kind != RefusalKind::malformed || refusal.fields.empty()) return refusal.code;
  return refusal.fields.front().field + ": " + refusal.fields.front().code;
}

}  // namespace

Hall::Hall(const contract::FreshDatabase& database)
    : where_(database.where()),
      directory_(database.directory()),
      now_(local("2026-03-02T09:00")),
      calendar_(shipped_calendar()) {
  store::Options options;
  options.where = where_;
  options.readers = 2;
  store_ = store::open(options, app::schema_steps());
  files_ = std::make_unique<files::FileStore>(directory_ + "/files");
  vault_ = app::open_vault(directory_ + "/keys");
  // Read once for all halls: reading takes longer than most scenarios.
  static const app::CatalogueFiles files = app::catalogue_in("catalogue");
  static const auto read = app::load_catalogue(files);
  shelf_ = std::make_unique<app::StoredShelf>(*store_, kDistrict, files, *read, [this] { return now_; });
  serials_ = std::make_unique<app::Serials>(*store_, kDistrict);
  const Clock clock = [this] { return now_; };
  centre_ =
      std::make_unique<app::Centre>(app::Centre{*store_, *files_, *shelf_, plans_, *serials_, *vault_,
                                                calendar_, clock, store::IdSource(clock, 1), kDistrict});
  centre_->cases = &cases_;
  journal_keys_ = std::make_unique<seal::KeyRing>(*store_, clock, kDistrict, directory_);
  sealer_ = std::make_unique<seal::Sealer>(*store_, *journal_keys_, clock, kDistrict);
  centre_->journal_keys = journal_keys_.get();
  add_cast();
}

void Hall::at(const std::string& local_time) {
  now_ = local(local_time);
  app::sweep_silent_cases(*centre_, [](const std::string& what) { throw Bug(what); });
}

Actor Hall::add_person(const Person& person, std::vector<Role> roles, const std::string& department,
                       std::vector<std::string> domains) {
  Actor actor{person.id, person.name, std::move(roles), {}, department, std::move(domains)};
  store::WriteSet set;
  set.rows.push_back(app::person_row(*centre_, person, now_));
  set.rows.push_back(app::account_row(
      *centre_,
      {"account" + to_string(person.id), person.id, actor.roles, {}, department, actor.domains, {}, true},
      "none"));
  ensure(store_->apply(set) == store::Applied::done);
  return actor;
}

Actor Hall::staff(const std::string& name, std::vector<Role> roles, const std::string& department,
                  std::vector<std::string> domains) {
  const PersonId id{centre_->ids.next()};
  return add_person({id, PersonKind::natural, name, {IdentityKind::other, "STAFF-" + to_string(id)}, {}},
                    std::move(roles), department, std::move(domains));
}

void Hall::add_cast() {
  const auto citizen = [&](const char* name, PersonKind kind, Identity identity, const char* phone) {
    return add_person({PersonId{centre_->ids.next()}, kind, name, std::move(identity), phone},
                      {Role::applicant}, {}, {});
  };
  cast_.founder =
      citizen("简晓雯", PersonKind::natural, {IdentityKind::id_card, "500112198803162042"}, "13800230001");
  cast_.stranger =
      citizen("孙立群", PersonKind::natural, {IdentityKind::id_card, "500112197909221018"}, "13800230002");
  cast_.firm = citizen("安徽皖声减振技术有限公司重庆分公司", PersonKind::company,
                       {IdentityKind::credit_code, "91500112DEM0000AXD"}, "13800230003");
  cast_.clerk = staff("周敏", {Role::clerk}, {}, {"enterprise-startup"});
  cast_.clerk2 = staff("吴涛", {Role::clerk}, {}, {"enterprise-startup"});
  cast_.construction = staff("郑凯", {Role::clerk}, {}, {"construction"});
  cast_.market = staff("李文博", {Role::approver}, "market-regulation");
  cast_.deputy = staff("冯楠", {Role::approver}, "market-regulation");
  cast_.health = staff("谢芳", {Role::approver}, "health");
  cast_.ecology = staff("高岚", {Role::approver}, "ecology-environment");
  cast_.police = staff("罗毅", {Role::approver}, "public-security");
  cast_.tax = staff("彭丽", {Role::approver}, "taxation");
  cast_.labour = staff("邓宁", {Role::approver}, "human-resources");
  cast_.issuer = staff("沈玥", {Role::issuer});
  cast_.manager = staff("梁志远", {Role::manager});
  cast_.helper = staff("蒋华", {Role::helper});
  cast_.helper2 = staff("余欢", {Role::helper});
  store::WriteSet letters;
  for (const char* code : {"market-regulation", "public-security", "taxation", "human-resources", "health",
                           "ecology-environment"}) {
    heads_[code] = staff(std::string("主要负责人") + code, {Role::head}, code);
    add_letters(letters, *shelf_->current()->department(code));
  }
  cast_.market_head = heads_.at("market-regulation");
  cast_.ecology_head = heads_.at("ecology-environment");
  ensure(store_->apply(letters) == store::Applied::done);
}

const Actor& Hall::chief_of(const std::string& department) const {
  for (const Actor* actor :
       {&cast_.market, &cast_.health, &cast_.ecology, &cast_.police, &cast_.tax, &cast_.labour})
    if (actor->department == department) return *actor;
  throw Bug("no chief of " + department);
}

void Hall::add_letters(store::WriteSet& set, const Department& department) {
  std::vector<std::string> items;
  for (const Item& item : shelf_->current()->items)
    if (item.department == department.code) items.push_back(item.code);
  const auto issue = [&](const Actor& grantee, std::vector<Power> powers) {
    Letter letter{LetterId{centre_->ids.next()},
                  app::next_letter_number(*centre_, department, 2026),
                  department.code,
                  heads_.at(department.code).person,
                  grantee.person,
                  {},
                  Date{2026, 1, 1},
                  Date{2026, 12, 31},
                  now_,
                  {}};
    for (const Power power : powers) letter.grants.push_back({power, items});
    app::record_letter(set, *centre_, letter, grantee.name);
  };
  issue(chief_of(department.code), {Power::examine, Power::decide});
  for (const Actor* clerk : {&cast_.clerk, &cast_.clerk2, &cast_.construction})
    issue(*clerk, {Power::accept});
  if (department.code == "market-regulation") issue(cast_.deputy, {Power::examine});
}

app::Command Hall::command(const Actor& actor) {
  const std::string key = "key-" + std::to_string(++keys_);
  return {actor, key, "digest of " + key, {}};
}

app::FileCase Hall::whole_form(const std::string& package, const std::map<std::string, std::string>& answers,
                               const Actor& applicant) {
  const auto catalogue = shelf_->current();
  const auto plan = plans_.plan(*catalogue, package, answers);
  EXPECT_TRUE(plan.ok()) << package;
  app::FileCase wanted{package, answers, {}, {}, to_string(applicant.person), {}, {}, {}};
  for (const PlannedField& field : (*plan)->fields)
    if (field.asked && field.required) wanted.fields[field.code] = sample(*catalogue->field(field.code));
  for (const PlannedMaterial& material : (*plan)->materials)
    if (material.asked) wanted.materials.push_back({material.code, "paper", material.copies, {}});
  return wanted;
}

app::FileCase Hall::pharmacy(const std::map<std::string, std::string>& other_answers) {
  std::map<std::string, std::string> answers{{"entity", "company"}, {"area", "120"},  {"otc_only", "false"},
                                             {"devices", "class2"}, {"food", "none"}, {"signboard", "false"},
                                             {"chain", "false"}};
  for (const auto& [question, answer] : other_answers) answers[question] = answer;
  app::FileCase wanted = whole_form("open-pharmacy", answers, cast_.founder);
  wanted.window = "A01";
  return wanted;
}

app::FileCase Hall::environmental_report() {
  app::FileCase wanted = whole_form("environmental-report",
                                    {{"document", "form"},
                                     {"nature", "new"},
                                     {"tenure", "leased"},
                                     {"prepared_by", "institution"},
                                     {"secrets", "false"}},
                                    cast_.firm);
  wanted.window = "B01";
  return wanted;
}

CaseId Hall::files_pharmacy(const std::map<std::string, std::string>& other_answers) {
  const auto taken = app::file_case(*centre_, command(cast_.clerk), pharmacy(other_answers));
  EXPECT_TRUE(taken.ok()) << shown(taken.refusal());
  const CaseId kase = *parse_id<CaseId>(taken->id);
  expect_rows_right(kase);
  return kase;
}

std::string Hall::upload(const Actor& actor) {
  const std::string path = directory_ + "/upload.pdf";
  std::ofstream(path, std::ios::binary) << "%PDF-1.5\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
  const auto stored = app::store_upload(*centre_, actor.person, path, "lease.pdf");
  EXPECT_TRUE(stored.ok());
  return stored->file;
}

std::string Hall::does(const app::Command& command, CaseId kase, const app::Decide& decide) {
  const auto taken = app::act_on_case(*centre_, command, kase, decide);
  expect_rows_right(kase);
  return taken ? "done" : shown(taken.refusal());
}

std::string Hall::does(const Actor& actor, CaseId kase, const app::Decide& decide) {
  return does(command(actor), kase, decide);
}

std::vector<Finding> Hall::findings(CaseId kase, const std::map<std::string, std::string>& faults) {
  const app::LoadedCase loaded = load(kase);
  std::vector<Finding> found;
  const auto open = unexamined(loaded.matter(*centre_), {});
  for (const std::string& material : open)
    if (!faults.contains(material)) found.push_back({SubjectKind::material, material, true, {}, {}});
  for (const auto& [material, fault] : faults)
    found.push_back({SubjectKind::material, material, false, fault, {}});
  return found;
}

std::string Hall::accepts(const Actor& clerk, CaseId kase) {
  return does(clerk, kase, [found = findings(kase, {})](const Matter& matter, const Acting& acting) {
    return decide_acceptance(matter, found, acting);
  });
}

std::string Hall::gives_notice(const Actor& clerk, CaseId kase,
                               const std::map<std::string, std::string>& faults) {
  return does(clerk, kase, [found = findings(kase, faults)](const Matter& matter, const Acting& acting) {
    return decide_correction_notice(matter, found, acting);
  });
}

std::string Hall::supplements(const Actor& actor, CaseId kase, const std::vector<std::string>& materials) {
  return does(actor, kase, [materials](const Matter& matter, const Acting& acting) {
    Supplemented answer;
    for (const std::string& material : materials)
      answer.materials.push_back({material, MaterialForm::paper, 1, {}});
    return decide_supplement(matter, answer, acting.actor, acting.at);
  });
}

std::string Hall::records_visit(const Actor& actor, CaseId kase, const std::string& item, bool passed,
                                const std::vector<std::string>& files) {
  app::SiteVisitInput visit{{item},
                            {{"李文博", "渝A001"}, {"冯楠", "渝A002"}},
                            now_,
                            "龙溪街道",
                            "面积、分区与平面图一致",
                            passed,
                            "简晓雯",
                            {},
                            files};
  const app::Command command = this->command(actor);
  return does(command, kase, app::recording_visit(*centre_, visit, command));
}

std::string Hall::grants(const Actor& actor, CaseId kase, const std::string& item) {
  return grants_saying(actor, kase, item, kWithItsCode);
}

std::string Hall::grants_saying(const Actor& actor, CaseId kase, const std::string& item,
                                const std::map<std::string, std::string>& known) {
  app::DecisionInput body{"granted", {}, {}};
  for (const PlannedField& field : load(kase).plan->fields)
    if (const auto value = known.find(field.code); field.from_item == item && value != known.end())
      body.fields.insert(*value);
  return does(actor, kase, app::deciding(*centre_, body, item));
}

std::string Hall::refuses(const Actor& actor, CaseId kase, const std::string& item,
                          const std::string& ground) {
  return does(actor, kase, app::deciding(*centre_, {"refused", ground, "现有证据不能证明符合条件。"}, item));
}

std::string Hall::hands_over(const Actor& actor, CaseId kase, const std::vector<std::string>& items) {
  return does(actor, kase, [items](const Matter& matter, const Acting& acting) {
    return decide_handover(matter, {items, HandoverWay::window, {}, Relation::self, {}},
                           Identity{IdentityKind::id_card, "500112198803162042"}, acting.actor);
  });
}

app::LoadedCase Hall::load(CaseId kase) {
  std::optional<app::LoadedCase> loaded;
  store_->read([&](store::Reader& reader) {
    loaded = app::load_case(reader, *centre_, kase, app::Reading::everything);
  });
  ensure(loaded.has_value());
  return std::move(*loaded);
}

std::string Hall::state(CaseId kase) {
  const auto loaded = load(kase);
  return app::code_of(state_of(loaded.kase, *loaded.plan));
}

std::string Hall::state(CaseId kase, const std::string& item) {
  const auto loaded = load(kase);
  const Task* task = loaded.kase.task(item);
  return task == nullptr ? "not in the case" : app::code_of(state_of(loaded.kase, *loaded.plan, *task));
}

std::vector<std::string> Hall::items_in(CaseId kase, const std::string& state) {
  const auto loaded = load(kase);
  std::vector<std::string> items;
  for (const Task& task : loaded.kase.tasks)
    if (app::code_of(state_of(loaded.kase, *loaded.plan, task)) == state) items.push_back(task.item);
  return items;
}

std::string Hall::promised_due(CaseId kase, const std::string& item) {
  const auto loaded = load(kase);
  const auto clocks = clocks_of(loaded.matter(*centre_), *loaded.kase.task(item), now_);
  return clocks ? to_string(clocks->promised.date) : "none";
}

std::string Hall::light(CaseId kase, const std::string& item) {
  const auto loaded = load(kase);
  const auto clocks = clocks_of(loaded.matter(*centre_), *loaded.kase.task(item), now_);
  return clocks ? app::code_of(clocks->light) : "none";
}

int Hall::documents(CaseId kase, DocumentKind kind) {
  const auto loaded = load(kase);
  return static_cast<int>(std::count_if(loaded.kase.documents.begin(), loaded.kase.documents.end(),
                                        [&](const DocumentMade& made) { return made.kind == kind; }));
}

}  // namespace yichuang::scenarios
