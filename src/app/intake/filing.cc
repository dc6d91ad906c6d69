#include "app/intake/filing.h"

#include <algorithm>

#include "app/intake/case_command.h"
#include "app/intake/drafts.h"
#include "app/intake/form_tables.h"
#include "app/intake/uploads.h"
#include "app/people/people.h"
#include "core/catalogue/answers.h"
#include "core/catalogue/delivery_ways.h"
#include "core/catalogue/standing.h"
#include "core/intake/case_number.h"
#include "core/intake/delivery.h"
#include "core/intake/disputes.h"
#include "core/intake/form.h"
#include "core/people/blank.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kReceiptCode = 8;  // characters of Crockford's base32: 40 bits, rate-limited look-up

Applicant applicant_of(const Person& person) {
  return {person.id, person.kind, person.name, person.identity, person.phone};
}

Result<Person> whose_case(const Centre& centre, const Actor& actor, const std::optional<std::string>& named) {
  PersonId person = actor.person;
  const bool staff = actor.has(Role::clerk) || actor.has(Role::helper);
  if (named) {
    if (!staff && *named != to_string(actor.person)) return deny("only_for_yourself");
    const auto id = parse_id<PersonId>(*named);
    if (!id) return malformed("applicant", "not_an_id");
    person = *id;
  } else if (staff) {
    return malformed("applicant", "missing");
  }
  std::optional<Person> found;
  centre.store.read([&](store::Reader& reader) { found = find_person(reader, centre, person); });
  if (!found) return not_found("no_such_person");
  return *found;
}

// A clerk takes in what their window serves: another domain's matters they could not even look at afterwards.
Result<Channel> channel_of(const Catalogue& catalogue, const Package& package, const Actor& actor,
                           const FileCase& wanted) {
  if (wanted.window) {
    const Window* window = catalogue.window(*wanted.window);
    if (window == nullptr || window->kind != WindowKind::acceptance)
      return malformed("window", "unknown_window");
    const bool served =
        std::find(actor.domains.begin(), actor.domains.end(), package.domain) != actor.domains.end();
    const bool there = window->domain.empty() || window->domain == package.domain;
    if (!actor.has(Role::clerk) || !served || !there) return deny("wrong_window");
    return Channel::window;
  }
  if (actor.has(Role::clerk)) return malformed("window", "missing");
  return actor.has(Role::helper) ? Channel::helper : Channel::online;
}

// A field that is filled with the answer to a question is that answer: the plan was compiled from it.
Result<std::map<std::string, std::string>> with_answers(const Plan& plan,
                                                        std::map<std::string, std::string> fields,
                                                        const std::map<std::string, std::string>& answers) {
  for (const PlannedField& field : plan.fields) {
    const auto answer = answers.find(field.from_question);
    if (field.from_question.empty() || answer == answers.end()) continue;
    const auto [filled, fresh] = fields.try_emplace(field.code, answer->second);
    if (!fresh && filled->second.empty()) filled->second = answer->second;
    if (filled->second != answer->second)
      return malformed("fields." + field.code, "differs_from_answer", {{"answer", answer->second}});
  }
  return fields;
}

// Whom to call: the number on record unless the form names another one. The window need not ask for it again.
std::string number_to_call(const Catalogue& catalogue, const Plan& plan, const Person& person,
                           std::map<std::string, std::string>& fields) {
  const auto asked = std::find_if(plan.fields.begin(), plan.fields.end(), [&](const PlannedField& one) {
    const Field* field = catalogue.field(one.code);
    return one.asked && field != nullptr && field->to_call;
  });
  if (asked == plan.fields.end()) return person.phone;
  const auto typed = fields.find(asked->code);
  if (typed != fields.end() && !is_blank(typed->second)) return typed->second;
  if (!is_blank(person.phone)) fields[asked->code] = person.phone;
  return person.phone;
}

// How the results leave, and where to. The address is no part of the form: it is asked, and kept, for the courier alone.
struct Delivery {
  std::string way;
  std::string address;
};
Result<Delivery> delivery_of(const Catalogue& catalogue, const Plan& plan, const FileCase& wanted,
                             std::map<std::string, std::string>& fields) {
  Delivery delivery{wanted.delivery ? *wanted.delivery : way_unsaid(catalogue, plan), {}};
  if (auto typed = fields.extract(kPostalAddress)) delivery.address = std::move(typed.mapped());
  TRY(check_delivery(catalogue, plan, delivery.way, delivery.address));
  return delivery;
}

// What an account that nobody has proven was opened with is no register: it is mended by typing over it.
Result<std::vector<ValueDisputed>> disputes_of(const Catalogue& catalogue, const Plan& plan,
                                               const Actor& actor, const Filed& filed,
                                               const FileCase& wanted) {
  if (!wanted.disputes.empty() && !actor.proven)
    return malformed("disputes." + wanted.disputes.begin()->first, "nothing_to_dispute");
  return decide_disputes(catalogue, plan, filed.applicant, filed.fields, wanted.disputes);
}

// Whether this very request was taken in before: then it is answered as it was then, whatever has changed meanwhile.
Result<bool> taken_before(const Centre& centre, const Command& command) {
  bool answered = false;
  std::optional<Refusal> reused;
  centre.store.read([&](store::Reader& reader) {
    const auto before = answered_before(reader, centre, command);
    reused = before ? std::nullopt : std::optional{before.refusal()};
    answered = before && before->has_value();
  });
  if (reused) return *reused;
  return answered;
}

// 暂停、取消: what cannot be applied for today is not taken in, neither online nor at the window.
Result<void> can_be_applied_for(const Centre& centre, const Command& command, const Catalogue& catalogue,
                                const Plan& plan, Date today) {
  auto open = check_standings(catalogue, plan, today);
  if (open || TRY(taken_before(centre, command))) return {};
  return open;
}

// The draft that becomes a case is still there, or went with this very request, which is answered as it was then.
Result<std::optional<DraftId>> draft_of(const Centre& centre, const Command& command,
                                        const FileCase& wanted) {
  if (!wanted.draft) return std::optional<DraftId>{};
  const auto draft = parse_id<DraftId>(*wanted.draft);
  if (!draft) return malformed("draft", "not_an_id");
  const auto there = read_draft(centre, command.actor.person, *draft);
  if (there) return std::optional{*draft};
  if (TRY(taken_before(centre, command))) return std::optional{*draft};
  return there.refusal();
}

// The number is taken last and given back when no case came of it, as when another page had handed the same draft in: what
// was refused leaves no gap.
Result<Taken> open_numbered(Centre& centre, const Command& command, Facts facts,
                            const std::optional<DraftId>& draft) {
  const int year = legal_day(centre.clock()).year();
  const std::int64_t serial = centre.serials.next("case", year);
  const std::string number = case_number(centre.district, year, serial);
  std::get<Filed>(facts.front()).number = number;
  store::WriteSet besides;
  if (draft) file_draft(besides, centre, command.actor.person, *draft, number);
  auto taken = open_case(centre, command, facts, besides);
  if (!taken || taken->number != number) centre.serials.give_back("case", year, serial);
  // Stale because another page handed the same draft in meanwhile: that is what has to be said.
  if (draft && !taken && taken.refusal().kind == RefusalKind::stale)
    TRY(read_draft(centre, command.actor.person, *draft));
  return taken;
}

}  // namespace

Result<std::vector<HandedMaterial>> read_materials(const std::vector<HandedMaterialInput>& input) {
  std::vector<HandedMaterial> materials;
  for (const HandedMaterialInput& one : input)
    materials.push_back({one.material, one.form == "paper" ? MaterialForm::paper : MaterialForm::electronic,
                         one.copies.value_or(1), one.files});
  return materials;
}

Result<Taken> file_case(Centre& centre, const Command& command, const FileCase& wanted) {
  const auto catalogue = centre.catalogues.current();
  const Package* package = catalogue->package(wanted.package);
  if (package == nullptr) return not_found("no_such_package");
  const Person person = TRY(whose_case(centre, command.actor, wanted.applicant));
  const Channel channel = TRY(channel_of(*catalogue, *package, command.actor, wanted));

  const auto answers = write_answers(TRY(read_answers(*catalogue, *package, wanted.answers)));
  const auto plan = TRY(centre.plans.plan(*catalogue, wanted.package, answers));
  const Date today = legal_day(centre.clock());
  TRY(can_be_applied_for(centre, command, *catalogue, *plan, today));
  const auto materials = TRY(read_materials(wanted.materials));
  auto fields = TRY(with_answers(*plan, wanted.fields, answers));
  const std::string phone = number_to_call(*catalogue, *plan, person, fields);
  const Delivery delivery = TRY(delivery_of(*catalogue, *plan, wanted, fields));
  const bool counter = channel != Channel::online;
  Form form = TRY(read_form(*catalogue, fields));
  form.filed_on = today;
  TRY(check_form(*catalogue, *plan, form,
                 counter && is_blank(phone) ? Completeness::without_phone : Completeness::whole));
  TRY(check_handed_in(*plan, materials, channel, Completeness::whole));
  Result<void> files;
  centre.store.read([&](store::Reader& reader) {
    files = check_files(reader, centre, command.actor.person, wanted.materials);
  });
  TRY(std::move(files));
  const auto draft = TRY(draft_of(centre, command, wanted));

  Filed filed;
  filed.receipt_code = crypto::random_code(kReceiptCode);
  filed.channel = channel;
  filed.window = wanted.window.value_or("");
  filed.package = wanted.package;
  filed.answers = answers;
  filed.catalogue_version = catalogue->version;
  filed.applicant = applicant_of(person);
  filed.applicant.phone = phone;
  filed.fields = fields;
  if (delivery.way == kByCourier) filed.fields[kPostalAddress] = delivery.address;
  filed.materials = materials;
  filed.delivery = delivery.way;
  Facts facts;
  const auto disputes = TRY(disputes_of(*catalogue, *plan, command.actor, filed, wanted));
  facts.push_back(std::move(filed));
  for (const ValueDisputed& dispute : disputes) facts.push_back(dispute);
  return open_numbered(centre, command, std::move(facts), draft);
}

}  // namespace yichuang::app
