#include "app/catalogue/guide_reports.h"

#include <algorithm>
#include <array>
#include <limits>

#include "app/catalogue/guide_report_fact.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

// A page holds every one that may wait (kMostGuideReports); what is overdue is sorted by the calendar, not by SQL.
#define GUIDE_REPORT_COLUMNS                                                                      \
  "id, number, guide_kind, guide, section, heading_zh, heading_en, catalogue_version, language, " \
  "received_at, days, words, contact, answered_at, outcome, answer "                              \
  "FROM guide_report WHERE district = $1 "

const sql::Statement kWaiting{"catalogue/waiting_guide_reports",
                              "SELECT " GUIDE_REPORT_COLUMNS "AND answered_at IS NULL ORDER BY id LIMIT 300"};
static_assert(kMostGuideReports == 300);
const sql::Statement kAnswered{"catalogue/answered_guide_reports",
                               "SELECT " GUIDE_REPORT_COLUMNS
                               "AND answered_at IS NOT NULL AND id < $2 ORDER BY id DESC LIMIT $3"};
const sql::Statement kOfNumber{"catalogue/guide_report_of_number",
                               "SELECT " GUIDE_REPORT_COLUMNS "AND number = $2"};
const sql::Statement kOfId{"catalogue/guide_report_of_id", "SELECT " GUIDE_REPORT_COLUMNS "AND id = $2"};
// All that wait, by the index of those alone; and of one guide, by the index of its own.
const sql::Statement kCount{
    "catalogue/count_guide_reports",
    "SELECT (SELECT count(*) FROM guide_report w WHERE w.district = $1 AND w.answered_at IS NULL), "
    "(SELECT count(*) FROM guide_report o WHERE o.district = $1 AND o.guide_kind = $2 AND o.guide = $3 "
    "AND o.answered_at IS NULL)"};
const sql::Statement kInsert{
    "catalogue/insert_guide_report",
    "INSERT INTO guide_report (district, id, number, guide_kind, guide, section, heading_zh, heading_en, "
    "catalogue_version, language, received_at, days, words, contact, outcome, answer) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '')"};
const sql::Statement kAnswer{
    "catalogue/answer_guide_report",
    "UPDATE guide_report SET answered_at = $3, outcome = $4, answer = $5, contact = '' "
    "WHERE district = $1 AND id = $2 AND answered_at IS NULL"};

struct OutcomeName {
  const char *code, *zh, *en;
};
// In the order of GuideReportOutcome.
constexpr std::array<OutcomeName, 3> kOutcomes{{
    {"mended", "已更正", "Mended"},
    {"not_wrong", "经核无误", "Found to be right"},
    {"passed_on", "已转交", "Passed on"},
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

std::string place(std::int64_t report) { return "guide_report:" + std::to_string(report); }

// 40 bits of what only this installation can compute, spelled like the codes on receipts: nothing has to be kept.
std::string code_of(const Centre& centre, std::int64_t report) {
  constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const std::string hex = centre.vault.blind("guide_report_code:" + std::to_string(report));
  std::uint64_t bits = std::stoull(hex.substr(0, 10), nullptr, 16);
  std::string code(8, '0');
  for (auto at = code.rbegin(); at != code.rend(); ++at, bits >>= 5) *at = kLetters[bits & 31];
  return code;
}

// One row of GUIDE_REPORT_COLUMNS.
struct Stored {
  std::int64_t id = 0;
  std::string number, kind, guide, section;
  Words heading;
  std::string catalogue_version, language;
  Instant received_at;
  int days = 0;
  std::string words, contact;
  std::optional<Instant> answered_at;
  std::string outcome, answer;

  GuideReport report() const { return {legal_day(received_at), days, answered_at.has_value()}; }
};

Stored stored_in(const sql::Rows& rows, std::size_t row) {
  Stored one;
  one.id = rows.integer(row, 0);
  one.number = rows.text(row, 1);
  one.kind = rows.text(row, 2);
  one.guide = rows.text(row, 3);
  one.section = rows.text(row, 4);
  one.heading = {rows.text(row, 5), rows.text(row, 6)};
  one.catalogue_version = rows.text(row, 7);
  one.language = rows.text(row, 8);
  one.received_at = Instant{rows.integer(row, 9)};
  one.days = static_cast<int>(rows.integer(row, 10));
  one.words = rows.text(row, 11);
  one.contact = rows.text(row, 12);
  if (!rows.is_null(row, 13)) one.answered_at = Instant{rows.integer(row, 13)};
  one.outcome = rows.text(row, 14);
  one.answer = rows.text(row, 15);
  return one;
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

std::optional<Named> section_of(const Stored& one) {
  if (one.section.empty()) return std::nullopt;
  return Named{one.section, one.heading};
}

std::optional<GuideAnswerView> answer_of(const Centre& centre, const Stored& one) {
  if (!one.answered_at) return std::nullopt;
  const GuideAnswerText text = open_answer(one.answer, centre.vault, place(one.id) + ":answer");
  GuideAnswerView view{outcome_named(one.outcome), {}, text.text, *one.answered_at};
  if (!text.passed_to.empty()) view.passed_to = text.passed_to;
  return view;
}

GuideReportRow row_of(const Centre& centre, const Catalogue& catalogue, const Stored& one, bool contact) {
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
  row.text = centre.vault.open(one.words, place(one.id) + ":words");
  if (contact && !one.contact.empty())
    row.contact = centre.vault.open(one.contact, place(one.id) + ":contact");
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
      const auto rows = reader.run(kOfId, {centre.district, std::stoll((*answered)->body)});
      if (rows.empty()) throw Failure("a remembered report is not there");
      const Stored one = stored_in(rows, 0);
      before.taken = taken_of(centre, one.id, one.number, one.received_at, one.days);
    } else {
      const auto rows = reader.run(kCount, {centre.district, wanted.guide_kind, wanted.guide});
      before.full = rows.integer(0, 0) >= kMostGuideReports || rows.integer(0, 1) >= kMostOfOneGuide;
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
                         {{"guide_reported", taken.received_at, 0, encode(fact, centre.vault, place(id))}}});
  set.rows.push_back(
      {&kInsert,
       {centre.district, id, taken.number, wanted.guide_kind, wanted.guide, fact.section, heading.zh,
        heading.en, wanted.catalogue_version, wanted.language, taken.received_at.ms, std::int64_t{taken.days},
        centre.vault.seal(words, place(id) + ":words"),
        contact.empty() ? std::string() : centre.vault.seal(contact, place(id) + ":contact")},
       true});
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
  std::optional<Stored> found;
  centre.store.read([&](store::Reader& reader) {
    found.reset();
    const auto rows = reader.run(kOfNumber, {centre.district, *right_number});
    if (!rows.empty()) found = stored_in(rows, 0);
  });
  if (!found || code_of(centre, found->id) != *right_code) return not_found("no_such_report");
  const auto catalogue = centre.catalogues.current();
  GuideReportRow row = row_of(centre, *catalogue, *found, false);
  return GuideReportProgress{
      row.number, row.guide_kind,      row.guide,   row.section, row.received_at,      row.days,
      row.due_on, row.due_provisional, row.overdue, row.text,    std::move(row.answer)};
}

Result<GuideReportList> list_guide_reports(const Centre& centre, const Actor& actor, bool answered,
                                           const std::string& after, int limit) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!after.empty()) {
    const auto id = parse_id<GuideReportId>(after);
    if (!id) return malformed("after", "unknown_page");
    before = id->value;
  }
  std::vector<Stored> waiting, shown;
  const auto all_in = [](const sql::Rows& rows) {
    std::vector<Stored> all;
    for (std::size_t row = 0; row < rows.size(); ++row) all.push_back(stored_in(rows, row));
    return all;
  };
  centre.store.read([&](store::Reader& reader) {
    waiting = all_in(reader.run(kWaiting, {centre.district}));
    shown = answered ? all_in(reader.run(kAnswered, {centre.district, before, std::int64_t{limit} + 1}))
                     : std::vector<Stored>();
  });
  const auto catalogue = centre.catalogues.current();
  const Date today = legal_day(centre.clock());
  GuideReportList list;
  list.waiting = static_cast<std::int64_t>(waiting.size());
  list.overdue = std::count_if(waiting.begin(), waiting.end(), [&](const Stored& one) {
    return guide_report_overdue(centre.calendar, one.report(), today);
  });
  list.may_answer = actor.has(Role::maintainer);
  if (answered && shown.size() > static_cast<std::size_t>(limit)) {
    shown.pop_back();
    list.next = std::to_string(shown.back().id);
  }
  for (const Stored& one : answered ? shown : waiting)
    list.reports.push_back(row_of(centre, *catalogue, one, list.may_answer));
  // Whatever is due first comes first, and so what is overdue.
  if (!answered)
    std::stable_sort(list.reports.begin(), list.reports.end(),
                     [](const auto& one, const auto& other) { return one.due_on < other.due_on; });
  return list;
}

Result<GuideAnswerTaken> answer_guide_report(Centre& centre, const Command& command, GuideReportId report,
                                             const GuideAnswerInput& input) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    std::optional<Stored> found;
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
      const auto rows = reader.run(kOfId, {centre.district, report.value});
      if (!rows.empty()) found = stored_in(rows, 0);
      state = reader.stream({centre.district, report.value}).first;
    });
    if (refusal) return *refusal;
    if (!found) return not_found("no_such_report");
    if (before) {
      ensure(found->answered_at.has_value());
      return GuideAnswerTaken{found->number, *found->answered_at};
    }
    const GuideAnswer answer{outcome_of(input.outcome), input.passed_to.value_or(""), input.text};
    TRY(decide_guide_answer(found->report(), answer, command.actor));
    const Instant now = centre.clock();
    const GuideAnsweredFact fact{input.outcome, answer.passed_to, answer.text,
                                 centre.catalogues.current()->version};
    const std::string at = place(report.value);
    store::WriteSet set;
    set.appends.push_back(
        {{centre.district, report.value},
         "guide_report",
         state,
         {{"guide_report_answered", now, command.actor.person.value, encode(fact, centre.vault, at)}}});
    set.rows.push_back({&kAnswer,
                        {centre.district, report.value, now.ms, input.outcome,
                         seal_answer({answer.passed_to, answer.text}, centre.vault, at + ":answer")},
                        true});
    remember_answer(set, centre, command, to_string(report));
    if (centre.store.apply(set) == store::Applied::done) return GuideAnswerTaken{found->number, now};
  }
  return stale();
}

}  // namespace yichuang::app
