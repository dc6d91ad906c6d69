// What a screen sees of a case. Everything here is computed from the facts, the plan and the catalogue; nothing is stored.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

// May the asker do this now, and if not, why not: from the same decide_* run dry.
struct Can {
  std::string action;  // accept, give_notice, decline, mend, supplement, withdraw, review, record_visit,
      // post_publicity, grant, refuse, start_stop, end_stop, extend, hand_over, archive, read_proof
  std::optional<std::string> item;  // of which item; absent: of the case
  bool allowed = false;
  std::optional<Words> why_not;  // with what to do next
  std::optional<std::string> code;  // the refusal code
  std::optional<std::string> mandate;  // letter number the asker would act under; "head" for the organ's head
  std::optional<Date> mandate_until;  // last day of that letter
};

struct ClockView {
  int limit = 0;  // in `unit`, extension included
  std::string unit;  // working, calendar
  Date due;
  bool provisional = false;  // touches a day without a published holiday notice
  int used = 0;  // counted days, today included
  int left = 0;  // negative: overdue by that many
  std::string source;  // where the limit comes from
  bool certain = true;  // false: shown 以本区公布为准
};

struct StopView {
  Date from;
  std::optional<Date> to;  // absent: still running
  Words ground;
  std::string clause;
};

struct FindingView {
  std::string kind;  // material, field
  std::string subject;
  Words name;
  bool ok = true;
  std::optional<std::string> fault;
  std::optional<Words> fault_text;
  std::optional<std::string> note;
};

struct FileView {
  std::string file;  // SM3, hex: GET /api/v1/cases/{case}/files/{file}
  std::string type;  // application/pdf …
  std::int64_t size = 0;  // bytes
};

struct MaterialView {
  std::string code;
  Words name;
  Words why;
  std::string source;  // applicant, fetched, result, commitment
  bool asked = true;
  bool to_examine = true;  // false: not asked for, or may be left out and was
  int copies = 1;
  std::vector<Named> for_items;
  Words how_to_get;
  std::vector<Named> common_faults;
  std::optional<std::string> form;  // electronic, paper; absent: not handed in
  std::vector<FileView> files;
  std::optional<FindingView> finding;
  std::optional<std::string> result_number;  // when it is an earlier item's result that exists already
  std::vector<FileView> files_before;  // those that the answer to a notice has replaced
};

// What a register says of a field, and why the applicant says it is wrong.
struct DisputeView {
  std::string registered;
  std::string claimed;
  std::string reason;
  std::optional<Words> source;  // the register
};
struct FieldView {
  std::string code;
  Words label;
  std::string kind;
  std::string value;  // as text; a table: JSON; masked where the asker may not see it
  std::vector<Named> choices;  // to show a choice in words
  std::optional<DisputeView> dispute;
  std::optional<std::string> before;  // what the answer to a notice has changed; masked like `value`
};

struct DocumentView {
  std::string document;  // GET /api/v1/cases/{case}/documents/{document}
  std::string kind;
  Words name;
  std::optional<std::string> item;
  std::vector<std::string> items;  // what it speaks of, where that is several: an acceptance, a handing over
  std::optional<std::string> number;  // absent for the moment until the registrar has numbered it
  Instant made_at;
  std::optional<std::string> check_code;  // of a result's paper: GET /api/v1/papers/{document}?code=
};

struct OfficerView {
  std::string name;
  std::string certificate;
};
struct VisitView {
  Instant visited_at;
  std::string place;
  std::vector<OfficerView> officers;
  std::string findings;
  bool passed = true;
  std::string person_present;
  std::string recorded_by;
  std::optional<std::string> refusal_noted;  // signing was refused, or nobody was there
  std::vector<FileView> files;  // GET /api/v1/cases/{case}/files/{file}
};
struct PublicityView {
  Named kind;
  int days = 0;  // at least, in `unit`
  std::string unit;
  std::optional<Date> from;  // absent: not posted yet
  std::optional<Date> to;
  std::optional<std::string> place;
  std::optional<Date> could_run_from;  // put up now: the first day, and the first lawful last one
  std::optional<Date> could_run_to;
};
struct ReviewView {
  bool in_favour = true;
  std::string opinion;
  std::string by;
  Instant at;
};
struct DecisionView {
  std::string outcome;  // granted, refused
  bool by_commitment = false;
  std::optional<Words> ground;
  std::string reason;
  std::string by;
  std::string mandate;  // letter number, or "head"
  Instant at;
  std::optional<std::string> result_name;
  std::optional<std::string> result_number;
  std::optional<Date> valid_to;
  std::optional<Date> check_by;  // after-check of a commitment
  std::optional<Date> deliver_by;  // 第四十四条
};

struct HandoverView {
  Named way;
  std::string receiver;
  Named relation;
  std::string proof;
  Instant at;
};

struct TaskView {
  Named item;
  Named department;
  std::string section;
  Named state;
  bool instant = false;
  bool by_commitment = false;
  bool site_check = false;
  std::vector<Named> waits_for;  // upstream items without a result yet
  std::optional<Date> accepted_on;
  std::optional<std::string> accepted_by;  // a name, or absent for the law itself
  std::optional<Words> acceptance_ground;
  // 受理 before acceptance: the last day of the five. Absent while an earlier result is awaited, for then silence accepts
  // nothing.
  std::optional<Date> window_closes_on;
  std::optional<ClockView> promised;
  std::optional<ClockView> statutory;
  std::string light;  // none, green, yellow, red
  std::vector<StopView> stops;
  std::vector<VisitView> visits;
  std::vector<PublicityView> publicity;
  std::vector<ReviewView> reviews;
  std::optional<DecisionView> decision;
  std::optional<Instant> handed_over_at;
  std::optional<HandoverView> handover;
  std::vector<Named> refusal_grounds;
  std::vector<Named> procedures;  // special procedures of the item
  std::vector<Words> review_criteria;
  std::string way;  // how its result leaves: as chosen, if the item allows it
  std::vector<FieldView> fills;  // fields that wait for what its result says; only to who works on it
};

struct TimelineEntry {
  Instant at;
  std::string kind;  // fact kind: filed, accepted, notice_issued …
  Words what;  // a sentence
  std::optional<std::string> item;
  std::string by;  // a name, or 系统（依法）
  std::int64_t seq = 0;
};

struct NoticeView {
  Instant at;
  std::vector<FindingView> faults;
  std::vector<Named> items;
  Date answer_by;
  bool answered = false;
};

// How the applicant felt served; shown to them and to whoever answers for the hall.
struct RatingView {
  Named stage;
  Named level;
  std::vector<Named> reasons;
  std::string words;
  bool through_helper = false;
  Instant at;
};

struct PartyView {
  std::string name;
  std::string kind;  // natural, company …
  std::string identity;  // masked
  std::string phone;  // masked
};

struct CaseView {
  std::string id;
  std::string number;
  std::int64_t version = 0;  // for If-Match
  Named package;
  Named domain;
  std::string channel;
  Named state;
  Words next_step;  // who does what next, in one sentence
  Instant received_at;
  std::optional<std::string> receipt_code;  // only to the applicant and the window that received it
  PartyView applicant;
  std::optional<PartyView> agent;
  std::optional<Date>
      promised_on;  // of the whole case; absent before the first acceptance, and while a special procedure
  // holds the whole case up
  int promised_days = 0;
  std::optional<Date> done_on;  // the day the last of its items was finished, which ended it
  bool provisional = false;
  std::string delivery;  // window, courier, electronic: as the applicant chose
  std::optional<std::string> postal_address;  // for the courier; to whoever handed it in, the window and the issuer
  std::map<std::string, std::string> answers;
  std::vector<TaskView> tasks;
  std::vector<std::vector<std::string>> edges;
  std::vector<MaterialView> materials;
  std::vector<FieldView> fields;
  std::vector<NoticeView> notices;
  std::vector<DocumentView> documents;
  std::vector<RatingView> ratings;
  std::optional<Named> to_rate;  // the handling the asker may rate now
  std::vector<TimelineEntry> timeline;
  std::vector<Can> can;
  std::vector<Words> uncertain;  // values shown 以本区公布为准
};

// One row of a list.
struct CaseSummary {
  std::string id;
  std::string number;
  std::int64_t version = 0;
  Named package;
  std::string applicant;  // masked for whoever is not in charge
  std::string channel;
  Named state;
  Instant received_at;
  std::optional<Date> promised_on;
  std::optional<Date> closes_on;  // the last of the five days, while the window has not spoken
  bool corrected = false;  // back at the window with the answer to its notice
  std::string light;
  int to_hand_over = 0;  // results ready at the issuing window
};
struct CaseList {
  std::vector<CaseSummary> cases;
  std::optional<std::string> next;  // ?after= of the next page
  std::int64_t total = 0;
  bool more = false;  // there are more than `total`: it is counted no further
};

// What every action answers; small, so that a retried request is answered again word for word.
struct Taken {
  std::string id;  // the case
  std::string number;
  std::int64_t version = 0;
  std::vector<std::string> documents;  // made by this action
};

}  // namespace yichuang::app
