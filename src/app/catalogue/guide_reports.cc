#include "app/catalogue/guide_reports.h"

#include <algorithm>
#include <array>
#include <limits>

#include "app/catalogue/guide_report_rows.h"
#include "app/catalogue/revision_store.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

struct OutcomeName {
  const char *code, *zh, *en;
};
// In the order of GuideReportOutcome.
constexpr std::array<OutcomeName, 4> kOutcomes{{
    {"mended", "已更正", "Mended"},
    {"not_wrong", "经核无误", "Found to be right"},
    {"passed_on", "已转交", "Passed on"},
    {"being_mended", "属实，正在修订", "Right: the guide is being mended"},
}};

Named outcome_named(const std::string& code) {
  for (const OutcomeName& one : kOutcomes)
    if (code == one.code) return {code, {one.zh, one.en}};
  throw Failure("an answer to a report has the unknown outcome " + code);
}

GuideReportOutcome outcome_of(const std::string& code) {
  for (std::size_t at = 0; at < kOutcomes.size(); ++at)
    if (code == kOutcomes[at].code) return static_cast<GuideReportOutcome>(at);
  throw Failure("the contract let the outcome " + code + " through");
}

// 40 bits of what only this installation can compute, spelled like the codes on receipts: nothing has to be kept.
std::string code_of(const Centre& centre, std::int64_t report) {
  constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const std::string hex = centre.vault.blind("guide_report_code:" + std::to_string(report));
  std::uint64_t bits = std::stoull(hex.substr(0, 10), nullptr, 16);
  std::string code(8, '0');
  for (auto at = code.rbegin(); at != code.rend(); ++at, bits >>= 5) *at = kLetters[bits & 31];
  return code;
}

// As it is called now; what is no longer offered keeps its code.
Named guide_named(const Catalogue& catalogue, const std::string& kind, const std::string& code) {
  if (kind == "package") {
    if (const Package* package = catalogue.package(code)) return {code, {package->name.zh, package->name.en}};
  } else if (const Item* item = catalogue.item(code)) {
    return {code, {item->name.zh, item->name.en}};
  }
  return {code, {code, code}};
}

std::optional<Named> section_of(const StoredGuideReport& one) {
  if (one.section.empty()) return std::nullopt;
  return Named{one.section, one.heading};
}

std::optional<GuideAnswerView> answer_of(const Centre& centre, const StoredGuideReport& one) {
  if (!one.answered_at) return std::nullopt;
  const GuideAnswerText text = open_answer(one.answer, centre.vault, guide_report_place(one.id) + ":answer");
  GuideAnswerView view{outcome_named(one.outcome), {}, text.text, *one.answered_at, {}};
  if (!text.passed_to.empty()) view.passed_to = text.passed_to;
  if (one.publication > 0) view.mended_in = GuideMendedIn{one.publication, one.effective_from};
  return view;
}

std::optional<GuideConfirmationView> confirmation_of(const Centre& centre, const StoredGuideReport& one) {
  if (!one.confirmed_at) return std::nullopt;
  return GuideConfirmationView{outcome_named("being_mended"),
                               centre.vault.open(one.confirmation, guide_report_place(one.id) + ":confirmation"),
                               *one.confirmed_at};
}

// Part of one snapshot: the revision that was opened on it, for whoever may read revisions.
std::optional<GuideRevisionView> revision_of(store::Reader& reader, const Centre& centre,
                                             const StoredGuideReport& one) {
  if (!one.revision) return std::nullopt;
  const auto row = revision_row(reader, centre, one.revision);
  if (!row) throw Failure("the revision of a report is not there");
  return GuideRevisionView{to_string(one.revision), row->title, row->stage};
}

GuideReportRow row_of(const Centre& centre, const Catalogue& catalogue, const StoredGuideReport& one, bool contact) {
  GuideReportRow row;
  const Due due = guide_report_due(centre.calendar, one.report());
  row.report = std::to_string(one.id);
  row.number = one.number;
  row.guide_kind = one.kind;
  row.guide = guide_named(catalogue, one.kind, one.guide);
  row.section = section_of(one);
  row.catalogue_version = one.catalogue_version;
  row.version_current = one.catalogue_version == catalogue.version;
  row.language = one.language;
  row.received_at = one.received_at;
  row.days = one.days;
  row.due_on = due.date;
  row.due_provisional = due.provisional;
  row.overdue = guide_report_overdue(centre.calendar, one.report(), legal_day(centre.clock()));
  row.text = centre.vault.open(one.words, guide_report_place(one.id) + ":words");
  if (contact && !one.contact.empty())
    row.contact = centre.vault.open(one.contact, guide_report_place(one.id) + ":contact");
  row.confirmation = confirmation_of(centre, one);
  row.answer = answer_of(centre, one);
  return row;
}

GuideReportTaken taken_of(const Centre& centre, std::int64_t id, const std::string& number, Instant at,
                          int days) {
  const Due due = guide_report_due(centre.calendar, {legal_day(at), days, false});
  return {number, code_of(centre, id), at, days, due.date, due.provisional};
}

Result<Guide> guide_of(const Catalogue& catalogue, const GuideReportInput& wanted, Date day) {
  if (wanted.guide_kind == "package") {
    const Package* package = catalogue.package(wanted.guide);
    if (package == nullptr) return not_found("no_such_package");
    return package_guide(catalogue, *package, day);
  }
  const Item* item = catalogue.item(wanted.guide);
  if (item == nullptr) return not_found("no_such_item");
  return item_guide(catalogue, *item, GuideReader::applicant, day);
}

// What a new report meets: the answer its key was given before, or who waits already.
struct Before {
  std::optional<GuideReportTaken> taken;
  bool full = false;
};

Result<Before> look(const Centre& centre, const Command& command, const GuideReportInput& wanted) {
  Before before;
  std::optional<Refusal> refusal;
  centre.store.read([&](store::Reader& reader) {
    before = {};
    refusal.reset();
    const auto answered = answered_before(reader, centre, command);
    if (!answered) {
      refusal = answered.refusal();
    } else if (*answered) {
      const auto one = guide_report_of(reader, centre, GuideReportId{std::stoll((*answered)->body)});
      if (!one) throw Failure("a remembered report is not there");
      before.taken = taken_of(centre, one->id, one->number, one->received_at, one->days);
    } else {
      const WaitingCounts waiting = count_waiting(reader, centre, wanted.guide_kind, wanted.guide);
      before.full = waiting.all >= kMostGuideReports || waiting.of_guide >= kMostOfOneGuide;
    }
  });
  if (refusal) return *refusal;
  return before;
}

store::WriteSet new_report(const Centre& centre, const GuideReportInput& wanted, const Text& heading,
                           std::int64_t id, const GuideReportTaken& taken) {
  const std::string words = wanted.text, contact = wanted.contact.value_or("");
  const GuideReportedFact fact{
      taken.number,    wanted.guide_kind, wanted.guide, wanted.section.value_or(""), wanted.catalogue_version,
      wanted.language, taken.days,        taken.due_on, centre.calendar.version(),   words,
      contact};
  store::WriteSet set;
  set.appends.push_back({{centre.district, id},
                         "guide_report",
                         {},
                         {{"guide_reported", taken.received_at, 0,
                           encode(fact, centre.vault, guide_report_place(id))}}});
  keep_report(set, centre, id, fact, {heading.zh, heading.en}, taken.received_at);
  return set;
}

}  // namespace

Result<GuideReportTaken> report_wrong_guide(Centre& centre, const Command& command,
                                            const GuideReportInput& wanted) {
  // Whoever is signed in reports like anybody else.
  Command nobodys = command;
  nobodys.actor = Actor{};
  std::string number;
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    const Before before = TRY(look(centre, nobodys, wanted));
    if (before.taken) return *before.taken;
    const auto catalogue = centre.catalogues.current();
    const Guide guide = TRY(guide_of(*catalogue, wanted, legal_day(centre.clock())));
    const Text heading = TRY(
        decide_guide_report(guide, wanted.section.value_or(""), wanted.text, wanted.contact.value_or("")));
    if (before.full) return refuse("too_many_reports");
    const Instant now = centre.clock();
    const int year = legal_day(now).year();
    if (number.empty()) number = guide_report_number(year, centre.serials.next("guide_report", year));
    const std::int64_t id = centre.ids.next();
    const GuideReportTaken taken = taken_of(centre, id, number, now, guide_report_days(*catalogue));
    store::WriteSet set = new_report(centre, wanted, heading, id, taken);
    remember_answer(set, centre, nobodys, std::to_string(id));
    if (centre.store.apply(set) == store::Applied::done) return taken;
  }
  return stale();
}

Result<GuideReportProgress> look_up_guide_report(const Centre& centre, const std::string& number,
                                                 const std::string& code) {
  const auto right_number = read_guide_report_number(number);
  const auto right_code = crypto::canonical_code(code);
  if (!right_number || !right_code) return not_found("no_such_report");
  std::optional<StoredGuideReport> found;
  centre.store.read([&](store::Reader& reader) {
    found = guide_report_of(reader, centre, *right_number);
  });
  if (!found || code_of(centre, found->id) != *right_code) return not_found("no_such_report");
  const auto catalogue = centre.catalogues.current();
  GuideReportRow row = row_of(centre, *catalogue, *found, false);
  return GuideReportProgress{
      row.number, row.guide_kind,      row.guide,   row.section, row.received_at,      row.days,
      row.due_on, row.due_provisional, row.overdue, row.text,    std::move(row.confirmation),
      std::move(row.answer)};
}

Result<GuideReportList> list_guide_reports(const Centre& centre, const Actor& actor, bool answered,
                                           const std::string& after, int limit) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!after.empty()) {
    const auto id = parse_id<GuideReportId>(after);
    if (!id) return malformed("after", "unknown_page");
    before = id->value;
  }
  std::vector<StoredGuideReport> waiting, shown;
  std::vector<std::optional<GuideRevisionView>> revisions;
  centre.store.read([&](store::Reader& reader) {
    waiting = waiting_guide_reports(reader, centre);
    shown = answered ? answered_guide_reports(reader, centre, before, std::int64_t{limit} + 1) : waiting;
    revisions.clear();
    for (const StoredGuideReport& one : shown) revisions.push_back(revision_of(reader, centre, one));
  });
  const auto catalogue = centre.catalogues.current();
  const Date today = legal_day(centre.clock());
  GuideReportList list;
  list.waiting = static_cast<std::int64_t>(waiting.size());
  list.overdue = std::count_if(waiting.begin(), waiting.end(), [&](const StoredGuideReport& one) {
    return guide_report_overdue(centre.calendar, one.report(), today);
  });
  list.being_mended = std::count_if(waiting.begin(), waiting.end(),
                                    [](const StoredGuideReport& one) { return one.confirmed_at.has_value(); });
  list.may_answer = actor.has(Role::maintainer);
  if (answered && shown.size() > static_cast<std::size_t>(limit)) {
    shown.pop_back();
    list.next = std::to_string(shown.back().id);
  }
  for (std::size_t at = 0; at < shown.size(); ++at) {
    GuideReportRow row = row_of(centre, *catalogue, shown[at], list.may_answer);
    if (list.may_answer) row.revision = revisions[at];
    list.reports.push_back(std::move(row));
  }
  // Whatever is due first comes first, and so what is overdue; whose reader has had a word comes after.
  if (!answered)
    std::stable_sort(list.reports.begin(), list.reports.end(), [](const auto& one, const auto& other) {
      return std::pair(one.confirmation.has_value(), one.due_on) <
             std::pair(other.confirmation.has_value(), other.due_on);
    });
  return list;
}

Result<GuideAnswerTaken> answer_guide_report(Centre& centre, const Command& command, GuideReportId report,
                                             const GuideAnswerInput& input) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    std::optional<StoredGuideReport> found;
    std::optional<Refusal> refusal;
    std::optional<Answered> before;
    store::StreamState state;
    centre.store.read([&](store::Reader& reader) {
      found.reset();
      refusal.reset();
      const auto answered = answered_before(reader, centre, command);
      if (!answered) {
        refusal = answered.refusal();
        return;
      }
      before = *answered;
      found = guide_report_of(reader, centre, report);
      state = reader.stream({centre.district, report.value}).first;
    });
    if (refusal) return *refusal;
    if (!found) return not_found("no_such_report");
    const GuideReportOutcome outcome = outcome_of(input.outcome);
    const bool confirms = outcome == GuideReportOutcome::being_mended;
    if (before) {
      const auto given_at = confirms ? found->confirmed_at : found->answered_at;
      ensure(given_at.has_value());
      return GuideAnswerTaken{found->number, *given_at};
    }
    const GuideAnswer answer{outcome, input.passed_to.value_or(""), input.text};
    TRY(decide_guide_answer(found->report(), answer, command.actor));
    const Instant now = centre.clock();
    const GuideAnsweredFact fact{input.outcome, answer.passed_to, answer.text,
                                 centre.catalogues.current()->version};
    store::WriteSet set;
    set.appends.push_back({{centre.district, report.value},
                           "guide_report",
                           state,
                           {{confirms ? "guide_report_confirmed" : "guide_report_answered", now,
                             command.actor.person.value,
                             encode(fact, centre.vault, guide_report_place(report.value))}}});
    if (confirms)
      keep_confirmation(set, centre, report.value, fact, now);
    else
      keep_answer(set, centre, report.value, fact, now);
    remember_answer(set, centre, command, to_string(report));
    if (centre.store.apply(set) == store::Applied::done) return GuideAnswerTaken{found->number, now};
  }
  return stale();
}

}  // namespace yichuang::app
