#include "app/casework/task_actions.h"

#include "app/casework/result_number.h"
#include "app/intake/uploads.h"
#include "core/casework/decision.h"

namespace yichuang::app {
namespace {

// Files are checked as those of a material are; here they stand in `files` itself.
Result<void> check_visit_files(const Centre& centre, PersonId person, const std::vector<std::string>& files) {
  Result<void> checked;
  centre.store.read([&](store::Reader& reader) {
    checked = check_files(reader, centre, person, {HandedMaterialInput{"", "electronic", {}, files}});
  });
  if (checked) return checked;
  Refusal refusal = checked.refusal();
  constexpr std::string_view kPrefix = "materials[0].";
  for (FieldFault& fault : refusal.fields)
    if (fault.field.starts_with(kPrefix)) fault.field.erase(0, kPrefix.size());
  return refusal;
}

}  // namespace

Decide reviewing(const ReviewInput& body, const std::string& item) {
  return [body, item](const Matter& matter, const Acting& acting) {
    return decide_review(matter, {item, body.in_favour, body.opinion, {}}, acting);
  };
}

Decide posting_publicity(const PublicityInput& body, const std::string& item) {
  return [body, item](const Matter& matter, const Acting& acting) {
    return decide_publicity(matter, {item, body.code, body.from, body.to, body.place}, acting);
  };
}

Decide deciding(Centre& centre, const DecisionInput& body, const std::string& item) {
  return [&centre, body, item, number = std::string()](const Matter& matter,
                                                       const Acting& acting) mutable -> Result<Facts> {
    WantedDecision wanted{item, body.outcome == "granted" ? Outcome::granted : Outcome::refused,
                          body.ground.value_or(""), body.reason.value_or(""), number, body.fields};
    if (wanted.outcome == Outcome::refused) return decide_decision(matter, wanted, acting);
    // Asked once without a number, so that what is refused uses none up.
    if (number.empty()) {
      TRY(decide_decision(matter, wanted, acting));
      const Item* granted = matter.catalogue.item(item);
      ensure(granted != nullptr);
      const int year = acting.day().year();
      const std::string series = kResultSeries + result_series(matter.catalogue, *granted);
      number = result_number(matter.catalogue, *granted, year, centre.serials.next(series, year));
      wanted.result_number = number;
    }
    return decide_decision(matter, wanted, acting);
  };
}

Decide stopping(const StopInput& body, const std::string& item) {
  return [body, item](const Matter& matter, const Acting& acting) {
    return decide_stop(matter, {item, body.procedure, {}, body.institution, body.expected_days, {}, {}},
                       acting);
  };
}

Decide ending_stop(const StopEndInput& body, const std::string& item) {
  return [body, item](const Matter& matter, const Acting& acting) {
    return decide_stop_end(matter, {item, {}, body.outcome, {}}, acting);
  };
}

Decide extending(const ExtensionInput& body, const std::string& item) {
  return [body, item](const Matter& matter, const Acting& acting) {
    return decide_extension(matter, {item, body.days, body.reason}, acting);
  };
}

Decide recording_visit(Centre& centre, const SiteVisitInput& body, const Command& command) {
  return [&centre, body, person = command.actor.person](const Matter& matter,
                                                        const Acting& acting) -> Result<Facts> {
    SiteVisited visit{body.items,
                      {},
                      body.visited_at,
                      body.place,
                      body.findings,
                      body.passed,
                      body.person_present.value_or(""),
                      body.refusal_noted.value_or(""),
                      body.files};
    for (const OfficerInput& officer : body.officers)
      visit.officers.push_back({officer.name, officer.certificate});
    const Facts facts = TRY(decide_site_visit(matter, visit, acting));
    TRY(check_visit_files(centre, person, body.files));
    return facts;
  };
}

}  // namespace yichuang::app
