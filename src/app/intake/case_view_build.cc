#include "app/intake/case_view_build.h"

#include <algorithm>

#include "app/intake/form_tables.h"
#include "app/people/masking.h"
#include "app/record/state_names.h"
#include "core/casework/clocks.h"
#include "core/casework/decision.h"
#include "core/delivery/handover.h"
#include "core/intake/corrected.h"
#include "core/intake/rating.h"
#include "core/intake/reception.h"
#include "core/intake/visible.h"

namespace yichuang::app {
namespace {

Words words(const Text& text) { return {text.zh, text.en}; }

bool certain(Confidence confidence) { return confidence == Confidence::certain; }

// Builds the parts of one view; holds what all of them need.
struct Builder {
  const Centre& centre;
  const LoadedCase& loaded;
  const Visible& visible;
  const Lookups& lookups;
  Instant now;
  Matter matter;

  const Case& kase() const { return loaded.kase; }
  const Catalogue& catalogue() const { return *loaded.catalogue; }

  Named item(const std::string& code) const {
    const Item* found = catalogue().item(code);
    return {code, found == nullptr ? Words{code, code} : words(found->name)};
  }
  std::vector<Named> items(const std::vector<std::string>& codes) const {
    std::vector<Named> named;
    for (const std::string& code : codes) named.push_back(item(code));
    return named;
  }
  std::string who(PersonId person) const { return person ? lookups.person_name(person) : "系统（依法）"; }

  // Numbers are never shown whole, and to whoever needs no name not at all.
  PartyView party(const Applicant& applicant) const {
    if (!visible.sight().names)
      return {mask_name(applicant.name, applicant.kind), code_of(applicant.kind), {}, {}};
    return {applicant.name, code_of(applicant.kind), mask_identity(applicant.identity.number),
            mask_phone(applicant.phone)};
  }

  FindingView finding(const Finding& found) const {
    FindingView view;
    view.kind = found.kind == SubjectKind::material ? "material" : "field";
    view.subject = found.subject;
    view.name = {found.subject, found.subject};
    view.ok = found.ok;
    if (!found.note.empty()) view.note = found.note;
    if (!found.fault.empty()) view.fault = found.fault;
    if (found.kind == SubjectKind::field) {
      if (const Field* field = catalogue().field(found.subject)) view.name = words(field->label);
      if (view.fault) view.fault_text = Words{found.note, found.note};
      return view;
    }
    const Material* material = catalogue().material(found.subject);
    if (material == nullptr) return view;
    view.name = words(material->name);
    for (const CommonFault& fault : material->common_faults)
      if (fault.code == found.fault) view.fault_text = words(fault.text);
    return view;
  }

  ClockView clock(const Due& due, int limit, Unit unit, const Task& task, const TaskClocks& clocks,
                  const Period& period) const {
    const Date today = legal_day(task.decision ? std::min(now, task.decision->act.at) : now);
    const int used = used_days(centre.calendar, clocks.accepted_on, unit, clocks.stops, today);
    return {limit, code_of(unit), due.date,      due.provisional,
            used,  limit - used,  period.source, certain(period.confidence)};
  }

  void add_clocks(TaskView& view, const Task& task, const PlannedItem& planned) const {
    const auto clocks = clocks_of(matter, task, now);
    if (!clocks) return;
    view.promised = clock(clocks->promised, clocks->promised_limit, clocks->promised_unit, task, *clocks,
                          planned.promised);
    if (clocks->statutory)
      view.statutory = clock(*clocks->statutory, clocks->statutory_limit, clocks->statutory_unit, task,
                             *clocks, *planned.statutory);
    const bool over = finished(state_of(kase(), matter.plan, task));
    view.light = over || task.open_stop ? "none" : code_of(clocks->light);
  }

  Words procedure_name(const std::string& item_code, const std::string& procedure) const {
    for (const SpecialProcedure& one : catalogue().item(item_code)->special_procedures)
      if (one.code == procedure) return words(one.name);
    return {procedure, procedure};
  }

  void add_visits(TaskView& view, const Task& task) const {
    for (const Visit& visit : task.visits) {
      const SiteVisited& record = visit.record;
      VisitView one{record.visited_at, record.place,          {},
                    record.findings,   record.passed,         record.person_present,
                    who(visit.act.person), {}, {}};
      if (!visit.record.refusal_noted.empty()) one.refusal_noted = visit.record.refusal_noted;
      for (const std::string& digest : visit.record.files)
        if (const auto file = lookups.file(digest)) one.files.push_back(*file);
      for (const Officer& officer : visit.record.officers)
        one.officers.push_back({officer.name, officer.certificate});
      view.visits.push_back(std::move(one));
    }
  }

  void add_work(TaskView& view, const Task& task) const {
    for (const Stop& stop : task.stops)
      view.stops.push_back({stop.from, stop.to, procedure_name(task.item, stop.ground), stop.clause});
    if (task.open_stop)
      view.stops.push_back({task.open_stop->from,
                            {},
                            procedure_name(task.item, task.open_stop->procedure),
                            task.open_stop->clause});
    if (visible.work_on(task.item)) add_visits(view, task);
    for (const Publicity& needed : catalogue().item(task.item)->publicity) {
      PublicityView one{
          {needed.code, words(needed.name)}, needed.days, code_of(needed.unit), {}, {}, {}, {}, {}};
      for (const PublicityPosted& posted : task.publicity)
        if (posted.code == needed.code) {
          one.from = posted.from;
          one.to = posted.to;
          one.place = posted.place;
        }
      if (const auto next = next_publicity(matter, task, needed, legal_day(now)); next && !one.from) {
        one.could_run_from = next->from;
        one.could_run_to = next->to;
      }
      view.publicity.push_back(std::move(one));
    }
  }

  void add_decision(TaskView& view, const Task& task) const {
    if (!task.decision) return;
    const Decided& decided = task.decision->decided;
    DecisionView one;
    one.outcome = code_of(decided.outcome);
    one.by_commitment = decided.by_commitment;
    for (const RefusalGround& ground : catalogue().item(task.item)->refusal_grounds)
      if (ground.code == decided.ground) one.ground = words(ground.text);
    one.reason = decided.reason;
    one.by = who(task.decision->act.person);
    one.mandate = decided.mandate.letter ? decided.mandate.number : "head";
    one.at = task.decision->act.at;
    if (decided.result) {
      one.result_name = decided.result->name;
      one.result_number = decided.result->number;
      one.valid_to = decided.result->valid_to;
    }
    one.check_by = decided.check_by;
    if (const auto deliver = delivery_due(matter, task); deliver && *deliver)
      one.deliver_by = (*deliver)->date;
    view.decision = std::move(one);
  }

  TaskView task_view(const Task& task) const {
    const PlannedItem& planned = *matter.plan.item(task.item);
    const Item& of = *catalogue().item(task.item);
    TaskView view;
    view.item = {task.item, words(planned.name)};
    view.department = {planned.department, words(planned.department_name)};
    view.section = planned.section_name.zh;
    const TaskState state = state_of(kase(), matter.plan, task);
    view.state = {code_of(state), name_of(state)};
    view.instant = planned.instant;
    view.by_commitment = planned.by_commitment;
    view.site_check = planned.site_check;
    view.light = "none";
    for (const std::string& from : upstream_of(matter.plan, task.item))
      if (!kase().results.contains(from)) view.waits_for.push_back(item(from));
    if (task.acceptance) {
      view.accepted_on = task.acceptance->on;
      if (task.acceptance->act.person) view.accepted_by = who(task.acceptance->act.person);
      view.acceptance_ground = name_of(task.acceptance->ground);
    } else if (state == TaskState::received && view.waits_for.empty()) {
      if (const auto closes = window_closes_on(matter, task)) view.window_closes_on = *closes;
    }
    add_clocks(view, task, planned);
    add_work(view, task);
    add_decision(view, task);
    view.handed_over_at = task.handed_over_at;
    if (task.handover && task.handed_over_at && visible.sight().names)
      view.handover = HandoverView{{code_of(task.handover->way), name_of(task.handover->way)},
                                   task.handover->receiver,
                                   {code_of(task.handover->relation), name_of(task.handover->relation)},
                                   task.handover->proof,
                                   *task.handed_over_at};
    if (visible.opinions_on(task.item)) {
      for (const Reviewed& review : task.reviews)
        view.reviews.push_back({review.in_favour, review.opinion, "", now});
      add_review_authors(view, task);
    }
    if (visible.sight().party) return view;
    for (const RefusalGround& ground : of.refusal_grounds)
      view.refusal_grounds.push_back({ground.code, words(ground.text)});
    for (const SpecialProcedure& one : of.special_procedures)
      view.procedures.push_back({one.code, words(one.name)});
    for (const ReviewCriterion& criterion : of.review_criteria)
      view.review_criteria.push_back(words(criterion.text));
    for (const PlannedField& field : loaded.plan->fields)
      if (field.from_item == task.item && field.kind != FieldKind::table && visible.work_on(task.item))
        view.fills.push_back(field_view(field));
    return view;
  }

  // Opinions carry who and when; the case keeps only their words, the facts keep the rest.
  void add_review_authors(TaskView& view, const Task& task) const {
    std::size_t at = 0;
    for (const Recorded& recorded : loaded.facts)
      if (const auto* review = std::get_if<Reviewed>(&recorded.fact);
          review != nullptr && review->item == task.item)
        if (at < view.reviews.size()) {
          view.reviews[at].by = who(recorded.act.person);
          view.reviews[at++].at = recorded.act.at;
        }
  }

  MaterialView material_view(const PlannedMaterial& planned) const {
    const Material* material = catalogue().material(planned.code);
    MaterialView view{planned.code,  words(planned.name),         words(planned.why), code_of(planned.source),
                      planned.asked, to_examine(kase(), planned), planned.copies};
    view.for_items = items(planned.for_items);
    if (material != nullptr) {
      view.how_to_get = words(material->how_to_get);
      for (const CommonFault& fault : material->common_faults)
        view.common_faults.push_back({fault.code, words(fault.text)});
    }
    if (const auto handed = kase().materials.find(planned.code); handed != kase().materials.end()) {
      view.form = handed->second.form == MaterialForm::paper ? "paper" : "electronic";
      for (const std::string& digest : handed->second.files)
        if (const auto file = visible.material(planned) ? lookups.file(digest) : std::nullopt)
          view.files.push_back(*file);
    }
    for (const std::string& digest : files_before(kase(), planned.code))
      if (const auto file = visible.material(planned) ? lookups.file(digest) : std::nullopt)
        view.files_before.push_back(*file);
    if (const auto found = kase().findings.find("material:" + planned.code); found != kase().findings.end())
      view.finding = finding(found->second);
    if (const auto result = kase().results.find(planned.from_item);
        !planned.from_item.empty() && result != kase().results.end())
      view.result_number = result->second.number;
    return view;
  }

  std::string shown(const PlannedField& planned, const std::string& value) const {
    if (planned.kind == FieldKind::table && !value.empty())
      return masked_table(*catalogue().field(planned.code), value);
    return masked_value(planned.kind, value);
  }

  FieldView field_view(const PlannedField& planned) const {
    FieldView view{planned.code, words(planned.label), code_of(planned.kind), {}, {}, {}, {}};
    if (const auto value = kase().fields.find(planned.code); value != kase().fields.end())
      view.value = shown(planned, value->second);
    if (const auto before = value_before(kase(), planned.code)) view.before = shown(planned, *before);
    if (const auto found = kase().disputes.find(planned.code); found != kase().disputes.end()) {
      const ValueDisputed& dispute = found->second;
      view.dispute = DisputeView{
          shown(planned, dispute.registered), shown(planned, dispute.claimed), dispute.reason, {}};
      const Field* field = catalogue().field(planned.code);
      if (field != nullptr && !field->source_name.zh.empty())
        view.dispute->source = words(field->source_name);
    }
    if (const Field* field = catalogue().field(planned.code))
      for (const Choice& choice : field->choices) view.choices.push_back({choice.code, words(choice.label)});
    return view;
  }

  void add_ratings(CaseView& view, const Actor& actor) const {
    if (visible.ratings())
      for (const Rating& rating : kase().ratings) {
        const Rated& rated = rating.rated;
        RatingView one{{code_of(rated.stage), name_of(rated.stage)},
                       {code_of(rated.level), name_of(rated.level)},
                       {},
                       rated.words,
                       rated.through_helper,
                       rating.act.at};
        for (const RatingReason reason : rated.reasons)
          one.reasons.push_back({code_of(reason), name_of(reason)});
        view.ratings.push_back(std::move(one));
      }
    if (!decide_rating(matter, {}, true, actor)) return;
    const RatingStage stage = rating_stage(matter);
    view.to_rate = Named{code_of(stage), name_of(stage)};
  }

  void add_timeline(CaseView& view) const {
    for (const Recorded& recorded : loaded.facts) {
      const auto what = sentence(catalogue(), recorded.fact);
      if (!what || !visible.told(recorded.fact)) continue;
      view.timeline.push_back(
          {recorded.act.at, kind_of(recorded.fact), *what, {}, who(recorded.act.person), recorded.seq});
    }
  }

  void add_form(CaseView& view) const {
    for (const PlannedField& field : loaded.plan->fields)
      if (visible.field(field)) view.fields.push_back(field_view(field));
    if (!visible.examination()) return;
    view.answers = kase().filed.answers;
    for (const PlannedMaterial& material : loaded.plan->materials)
      view.materials.push_back(material_view(material));
    add_notices(view);
  }

  void add_notices(CaseView& view) const {
    for (const Recorded& recorded : loaded.facts) {
      const auto* notice = std::get_if<NoticeIssued>(&recorded.fact);
      if (notice == nullptr) continue;
      NoticeView one{recorded.act.at, {}, items(notice->items), notice->answer_by, true};
      for (const Finding& fault : notice->faults) one.faults.push_back(finding(fault));
      view.notices.push_back(std::move(one));
    }
    if (!view.notices.empty()) view.notices.back().answered = kase().supplemented_on.has_value();
  }
};

}  // namespace

CaseView view_case(const Centre& centre, const LoadedCase& loaded, const Actor& actor, const Visible& visible,
                   const std::vector<Letter>& letters, const Lookups& lookups, Instant now) {
  const Builder build{centre, loaded, visible, lookups, now, loaded.matter(centre)};
  const Case& kase = loaded.kase;
  const Filed& filed = kase.filed;
  CaseView view;
  view.id = to_string(kase.id);
  view.number = filed.number;
  view.version = kase.version;
  view.package = {filed.package, words(loaded.plan->name)};
  if (const Domain* domain = loaded.catalogue->domain(loaded.plan->domain))
    view.domain = {domain->code, words(domain->name)};
  view.channel = code_of(filed.channel);
  const CaseState state = state_of(kase, *loaded.plan);
  view.state = {code_of(state), name_of(state)};
  view.next_step = next_step(build.matter, visible.sight().party);
  view.received_at = kase.filed_by.at;
  if (actor.person && visible.sight().form) view.receipt_code = filed.receipt_code;
  view.applicant = build.party(filed.applicant);
  if (filed.agent) view.agent = build.party(*filed.agent);
  if (const auto clock = package_clock(build.matter, now); clock && !clock->stopped) {
    view.promised_on = clock->promised.date;
    view.provisional = clock->promised.provisional;
  }
  view.promised_days = loaded.plan->promised_days;
  for (const Task& task : kase.tasks) view.tasks.push_back(build.task_view(task));
  add_delivery(view, build.matter, visible, actor);
  for (const auto& [from, to] : loaded.plan->edges) view.edges.push_back({from, to});
  build.add_form(view);
  view.documents = documents_view(loaded, visible, lookups);
  view.done_on = done_on(loaded);
  build.add_ratings(view, actor);
  build.add_timeline(view);
  if (actor.person)
    view.can = what_actor_can(*centre.catalogues.current(), build.matter, {actor, letters, now});
  if (actor.person && visible.proof()) view.can.push_back({.action = "read_proof", .allowed = true});
  for (const Uncertain& one : loaded.plan->uncertain)
    view.uncertain.push_back({one.name.zh + "：" + one.value.zh, one.name.en + ": " + one.value.en});
  return view;
}

}  // namespace yichuang::app
