#include "app/record/schema.h"

namespace yichuang::app {
namespace {

// Every table has the district first in its key: the distribution column of a city installation.
constexpr const char* kRecord = R"sql(
CREATE TABLE idempotency (
  district {{int}} NOT NULL, person {{int}} NOT NULL, key {{text}} NOT NULL,
  digest {{text}} NOT NULL, answer {{text}} NOT NULL, at {{int}} NOT NULL,
  PRIMARY KEY (district, person, key)) {{strict}};

CREATE TABLE catalogue_version (
  district {{int}} NOT NULL, version {{text}} NOT NULL, published_at {{int}} NOT NULL, bundle {{blob}} NOT NULL,
  PRIMARY KEY (district, version)) {{strict}};

CREATE TABLE serial_block (
  district {{int}} NOT NULL, kind {{text}} NOT NULL, year {{int}} NOT NULL, next {{int}} NOT NULL,
  PRIMARY KEY (district, kind, year)) {{strict}};

CREATE TABLE demo_clock (
  district {{int}} NOT NULL, offset_ms {{int}} NOT NULL,
  PRIMARY KEY (district)) {{strict}};
)sql";

constexpr const char* kPeople = R"sql(
CREATE TABLE person (
  district {{int}} NOT NULL, id {{int}} NOT NULL, kind {{text}} NOT NULL, name {{text}} NOT NULL,
  identity_kind {{text}} NOT NULL, identity_blind {{text}} NOT NULL, sealed {{text}} NOT NULL, created_at {{int}} NOT NULL,
  PRIMARY KEY (district, id)) {{strict}};
CREATE UNIQUE INDEX person_identity ON person (district, identity_blind);

CREATE TABLE account (
  district {{int}} NOT NULL, login {{text}} NOT NULL, person {{int}} NOT NULL, secret {{text}} NOT NULL,
  roles {{text}} NOT NULL, post {{text}} NOT NULL, department {{text}} NOT NULL, domains {{text}} NOT NULL,
  windows {{text}} NOT NULL, demo {{int}} NOT NULL, closed_at {{int}},
  PRIMARY KEY (district, login)) {{strict}};
CREATE INDEX account_person ON account (district, person);

CREATE TABLE session (
  district {{int}} NOT NULL, token {{text}} NOT NULL, person {{int}} NOT NULL, login {{text}} NOT NULL,
  created_at {{int}} NOT NULL, expires_at {{int}} NOT NULL,
  PRIMARY KEY (district, token)) {{strict}};
CREATE INDEX session_expiry ON session (district, expires_at);
)sql";

constexpr const char* kAuthority = R"sql(
CREATE TABLE letter (
  district {{int}} NOT NULL, id {{int}} NOT NULL, number {{text}} NOT NULL, department {{text}} NOT NULL,
  grantee {{int}} NOT NULL, grantee_name {{text}} NOT NULL, valid_from {{text}} NOT NULL, valid_to {{text}} NOT NULL,
  issued_at {{int}} NOT NULL, revoked_at {{int}}, version {{int}} NOT NULL, body {{text}} NOT NULL,
  PRIMARY KEY (district, id)) {{strict}};
CREATE INDEX letter_grantee ON letter (district, grantee, id);
CREATE INDEX letter_department ON letter (district, department, id);
)sql";

constexpr const char* kCases = R"sql(
CREATE TABLE case_row (
  district {{int}} NOT NULL, id {{int}} NOT NULL, number {{text}} NOT NULL, code_blind {{text}} NOT NULL,
  package {{text}} NOT NULL, domain {{text}} NOT NULL, applicant {{int}} NOT NULL, agent {{int}} NOT NULL,
  applicant_name {{text}} NOT NULL, channel {{text}} NOT NULL, state {{text}} NOT NULL, received_at {{int}} NOT NULL,
  received_on {{text}} NOT NULL, promised_due {{text}}, yellow_at {{int}}, red_at {{int}}, closes_on {{text}},
  to_hand_over {{int}} NOT NULL, version {{int}} NOT NULL,
  PRIMARY KEY (district, id)) {{strict}};
CREATE UNIQUE INDEX case_number ON case_row (district, number);
CREATE INDEX case_applicant ON case_row (district, applicant, id);
CREATE INDEX case_agent ON case_row (district, agent, id);
CREATE INDEX case_state ON case_row (district, state, id);
CREATE INDEX case_closes ON case_row (district, closes_on, id);
CREATE INDEX case_results ON case_row (district, to_hand_over, id);
CREATE INDEX case_received ON case_row (district, received_on);

CREATE TABLE task_row (
  district {{int}} NOT NULL, id {{int}} NOT NULL, item {{text}} NOT NULL, number {{text}} NOT NULL,
  package {{text}} NOT NULL, department {{text}} NOT NULL, applicant_name {{text}} NOT NULL, state {{text}} NOT NULL,
  accepted_on {{text}}, promised_due {{text}}, statutory_due {{text}}, yellow_at {{int}}, red_at {{int}},
  instant {{int}} NOT NULL, decided_at {{int}}, ground {{text}} NOT NULL, due_order {{text}} NOT NULL,
  handed_over_at {{int}},
  PRIMARY KEY (district, id, item)) {{strict}};
CREATE INDEX task_desk ON task_row (district, department, state, due_order, id);
CREATE INDEX task_decided ON task_row (district, decided_at);
CREATE INDEX task_handed_over ON task_row (district, handed_over_at) WHERE handed_over_at IS NOT NULL;
CREATE INDEX task_silence ON task_row (district, accepted_on) WHERE ground = 'silence';

CREATE TABLE document_row (
  district {{int}} NOT NULL, id {{int}} NOT NULL, kase {{int}} NOT NULL, seq {{int}} NOT NULL, organ {{text}} NOT NULL,
  kind {{text}} NOT NULL, year {{int}} NOT NULL, serial {{int}} NOT NULL, number {{text}} NOT NULL,
  PRIMARY KEY (district, id)) {{strict}};
CREATE UNIQUE INDEX document_number ON document_row (district, organ, kind, year, serial);

CREATE TABLE document_pdf (
  district {{int}} NOT NULL, id {{int}} NOT NULL, large {{int}} NOT NULL, file {{text}} NOT NULL,
  PRIMARY KEY (district, id, large)) {{strict}};

CREATE TABLE draft (
  district {{int}} NOT NULL, person {{int}} NOT NULL, id {{int}} NOT NULL, sealed {{text}} NOT NULL,
  saved_at {{int}} NOT NULL, expires_at {{int}} NOT NULL,
  PRIMARY KEY (district, person, id)) {{strict}};
CREATE INDEX draft_expiry ON draft (district, expires_at);

CREATE TABLE upload (
  district {{int}} NOT NULL, person {{int}} NOT NULL, file {{text}} NOT NULL, name {{text}} NOT NULL,
  type {{text}} NOT NULL, size {{int}} NOT NULL, at {{int}} NOT NULL,
  PRIMARY KEY (district, person, file)) {{strict}};
CREATE INDEX upload_file ON upload (district, file);
)sql";

// The staff of a hall are a few hundred among its applicants.
constexpr const char* kStaff = R"sql(
CREATE INDEX account_staff ON account (district, department, person) WHERE roles <> 'applicant';
)sql";

// Who is tied to a case — as applicant or agent (own), as helper (help) — and what lists filter by, so that none of them
// reads more than it shows.
constexpr const char* kSight = R"sql(
CREATE TABLE case_tie (
  district {{int}} NOT NULL, person {{int}} NOT NULL, tie {{text}} NOT NULL, id {{int}} NOT NULL,
  PRIMARY KEY (district, person, tie, id)) {{strict}};
INSERT INTO case_tie (district, person, tie, id) SELECT district, applicant, 'own', id FROM case_row;
INSERT INTO case_tie (district, person, tie, id)
  SELECT district, agent, 'own', id FROM case_row WHERE agent <> 0 AND agent <> applicant;
INSERT INTO case_tie (district, person, tie, id)
  SELECT c.district, f.person, 'help', c.id FROM case_row c
  JOIN fact f ON f.district = c.district AND f.stream = c.id AND f.seq = 1 WHERE c.channel = 'helper';
ALTER TABLE case_row ADD COLUMN filed_by {{int}} NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN results {{int}} NOT NULL DEFAULT 0;
UPDATE case_row SET filed_by = (SELECT f.person FROM fact f WHERE f.district = case_row.district
  AND f.stream = case_row.id AND f.seq = 1),
  results = (SELECT count(*) FROM task_row t WHERE t.district = case_row.district AND t.id = case_row.id
  AND t.state IN ('granted', 'handed_over'));
DROP INDEX case_applicant;
DROP INDEX case_agent;
CREATE INDEX case_desk ON case_row (district, domain, state, id);
CREATE INDEX case_name ON case_row (district, applicant_name, id);
)sql";

// Whether somebody checked that an account's owner is who they say, and the codes windows gave out for that. Staff and
// demonstration accounts are made by the house.
constexpr const char* kActivation = R"sql(
ALTER TABLE account ADD COLUMN proven_at {{int}};
UPDATE account SET proven_at = 0 WHERE roles <> 'applicant' OR demo = 1;
CREATE TABLE activation (
  district {{int}} NOT NULL, person {{int}} NOT NULL, code_blind {{text}} NOT NULL, issued_by {{int}} NOT NULL,
  issued_at {{int}} NOT NULL, expires_at {{int}} NOT NULL,
  PRIMARY KEY (district, person)) {{strict}};
CREATE INDEX activation_expiry ON activation (district, expires_at);
)sql";

// What the keeper finds by when it runs out. A file that was there before this step is kept: nobody knows who names it.
constexpr const char* kKeeping = R"sql(
ALTER TABLE upload ADD COLUMN keep_until {{int}};
CREATE INDEX upload_loose ON upload (district, keep_until);
CREATE INDEX idempotency_at ON idempotency (district, at);
)sql";

// Desks and the manager's numbers answer from an index that holds no more than they show: what is done can be read in
// order without sorting it, and what happened today is found by department and instant.
constexpr const char* kDesks = R"sql(
CREATE INDEX task_done ON task_row (district, department, due_order, id, item)
  WHERE state IN ('granted', 'refused', 'not_accepted', 'ended', 'withdrawn', 'handed_over');
DROP INDEX task_decided;
CREATE INDEX task_decided ON task_row (district, department, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX task_handed_over_by ON task_row (district, department, handed_over_at)
  WHERE handed_over_at IS NOT NULL;
DROP INDEX task_silence;
CREATE INDEX task_silence ON task_row (district, department, accepted_on) WHERE ground = 'silence';
CREATE INDEX task_waiting ON task_row (district, department, due_order, id, item)
  WHERE state IN ('received', 'correction', 'waiting');
CREATE INDEX task_lights ON task_row (district, department, state, yellow_at, red_at) WHERE state = 'in_hand';
)sql";

// Which colleague has which case open right now: no fact, and gone by itself.
constexpr const char* kPresence = R"sql(
CREATE TABLE presence (
  district {{int}} NOT NULL, kase {{int}} NOT NULL, person {{int}} NOT NULL, post {{text}} NOT NULL,
  opened_at {{int}} NOT NULL, expires_at {{int}} NOT NULL,
  PRIMARY KEY (district, kase, person)) {{strict}};
CREATE INDEX presence_expiry ON presence (district, expires_at);
)sql";

// Those who see no names look for cases by their package.
constexpr const char* kPackages = R"sql(
CREATE INDEX case_package ON case_row (district, package, id);
)sql";

// Whether a file is a document's picture is asked by the file. What people called the files they brought is not kept.
constexpr const char* kStrays = R"sql(
CREATE INDEX document_pdf_file ON document_pdf (district, file);
UPDATE upload SET name = '' WHERE name <> '';
)sql";

// Whether a window read name and number from a document, or they were only typed online. Whom somebody else filed for, and
// whose account was proven, a window has seen.
constexpr const char* kDocuments = R"sql(
ALTER TABLE person ADD COLUMN seen_at {{int}};
UPDATE person SET seen_at = created_at WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.district = person.district
  AND a.person = person.id AND a.proven_at IS NULL) OR EXISTS (SELECT 1 FROM account a WHERE
  a.district = person.district AND a.person = person.id AND a.proven_at IS NOT NULL) OR EXISTS (SELECT 1 FROM case_tie t
  JOIN case_row c ON c.district = t.district AND c.id = t.id WHERE t.district = person.district
  AND t.person = person.id AND t.tie = 'own' AND c.filed_by <> person.id);
)sql";

// 好差评: what the manager's number counts. What people wrote stays sealed in the facts.
constexpr const char* kRatings = R"sql(
CREATE TABLE rating_row (
  district {{int}} NOT NULL, id {{int}} NOT NULL, stage {{text}} NOT NULL, number {{text}} NOT NULL,
  package {{text}} NOT NULL, stars {{int}} NOT NULL, reasons {{text}} NOT NULL, at {{int}} NOT NULL,
  PRIMARY KEY (district, id, stage)) {{strict}};
CREATE INDEX rating_bad ON rating_row (district, at, id) WHERE stars <= 2;
)sql";

// Who asked to be called. The row has the telephone number only while somebody is still to call.
constexpr const char* kCallBacks = R"sql(
CREATE TABLE call_back (
  district {{int}} NOT NULL, id {{int}} NOT NULL, phone_blind {{text}} NOT NULL, sealed {{text}} NOT NULL,
  page {{text}} NOT NULL, language {{text}} NOT NULL, asked_at {{int}} NOT NULL, calls {{int}} NOT NULL,
  called_at {{int}}, closed_at {{int}},
  PRIMARY KEY (district, id)) {{strict}};
CREATE UNIQUE INDEX call_back_open ON call_back (district, phone_blind) WHERE closed_at IS NULL;
CREATE INDEX call_back_waiting ON call_back (district, id) WHERE closed_at IS NULL;
)sql";

// SQLite makes a table of the list behind IN each time it asks whether a row belongs into a partial index, four of them
// for each task that moves; it compares with one after the other as it stands.
constexpr const char* kPlainDesks = R"sql(
DROP INDEX task_done;
CREATE INDEX task_done ON task_row (district, department, due_order, id, item)
  WHERE state = 'granted' OR state = 'refused' OR state = 'not_accepted' OR state = 'ended' OR
  state = 'withdrawn' OR state = 'handed_over';
DROP INDEX task_waiting;
CREATE INDEX task_waiting ON task_row (district, department, due_order, id, item)
  WHERE state = 'received' OR state = 'correction' OR state = 'waiting';
)sql";

// Revisions of the catalogue. Their titles are sealed; documents are what is to be published. Every save is kept, so that it
// can be taken back; `current` marks the last one of each record that was not.
constexpr const char* kRevisions = R"sql(
CREATE TABLE revision_row (
  district {{int}} NOT NULL, id {{int}} NOT NULL, stage {{text}} NOT NULL, drafter {{int}} NOT NULL,
  title {{text}} NOT NULL, opened_at {{int}} NOT NULL, changed_at {{int}} NOT NULL, records {{int}} NOT NULL,
  awaits {{text}} NOT NULL, makers {{text}} NOT NULL, effective_from {{text}}, version {{text}},
  PRIMARY KEY (district, id)) {{strict}};
CREATE INDEX revision_stage ON revision_row (district, stage, id);

CREATE TABLE revision_record (
  district {{int}} NOT NULL, revision {{int}} NOT NULL, kind {{text}} NOT NULL, code {{text}} NOT NULL,
  number {{int}} NOT NULL, current {{int}} NOT NULL, document {{text}} NOT NULL,
  PRIMARY KEY (district, revision, kind, code, number)) {{strict}};
CREATE INDEX revision_record_current ON revision_record (district, revision, kind, code) WHERE current = 1;
)sql";

// Which version is in force since when. Number 0 is what the program shipped; the others a person published.
constexpr const char* kPublications = R"sql(
CREATE TABLE catalogue_publication (
  district {{int}} NOT NULL, number {{int}} NOT NULL, version {{text}} NOT NULL, effective_from {{text}},
  published_at {{int}} NOT NULL, person {{int}} NOT NULL, revision {{int}} NOT NULL,
  PRIMARY KEY (district, number)) {{strict}};
)sql";

// Shorter promises that running cases are to take over; done_at: every case that was running has been asked.
constexpr const char* kPromises = R"sql(
CREATE TABLE promise_adoption (
  district {{int}} NOT NULL, version {{text}} NOT NULL, item {{text}} NOT NULL, department {{text}} NOT NULL,
  days {{int}} NOT NULL, unit {{text}} NOT NULL, effective_from {{text}} NOT NULL, person {{int}} NOT NULL,
  asked_at {{int}} NOT NULL, done_at {{int}},
  PRIMARY KEY (district, version, item)) {{strict}};
)sql";

// The documents of a case, the sessions of an account and the staff are found, not read out of everybody's.
constexpr const char* kOfOne = R"sql(
CREATE INDEX document_case ON document_row (district, kase);
CREATE INDEX session_login ON session (district, login);
CREATE INDEX account_post ON account (district, login) WHERE post <> '';
)sql";

// Reports that a guide is wrong. What people typed is sealed; how to reach them is kept only until they are answered.
constexpr const char* kGuideReports = R"sql(
CREATE TABLE guide_report (
  district {{int}} NOT NULL, id {{int}} NOT NULL, number {{text}} NOT NULL, guide_kind {{text}} NOT NULL,
  guide {{text}} NOT NULL, section {{text}} NOT NULL, heading_zh {{text}} NOT NULL, heading_en {{text}} NOT NULL,
  catalogue_version {{text}} NOT NULL, language {{text}} NOT NULL, received_at {{int}} NOT NULL,
  days {{int}} NOT NULL, words {{text}} NOT NULL, contact {{text}} NOT NULL, answered_at {{int}},
  outcome {{text}} NOT NULL, answer {{text}} NOT NULL,
  PRIMARY KEY (district, id)) {{strict}};
CREATE UNIQUE INDEX guide_report_number ON guide_report (district, number);
CREATE INDEX guide_report_waiting ON guide_report (district, id) WHERE answered_at IS NULL;
CREATE INDEX guide_report_answered ON guide_report (district, id) WHERE answered_at IS NOT NULL;
CREATE INDEX guide_report_guide ON guide_report (district, guide_kind, guide, received_at);
)sql";

// A reader who is right is told so before the guide is mended; the revision opened on a report, and the publication that
// answered it.
constexpr const char* kMending = R"sql(
ALTER TABLE guide_report ADD COLUMN confirmed_at {{int}};
ALTER TABLE guide_report ADD COLUMN confirmation {{text}} NOT NULL DEFAULT '';
ALTER TABLE guide_report ADD COLUMN revision {{int}} NOT NULL DEFAULT 0;
ALTER TABLE guide_report ADD COLUMN publication {{int}} NOT NULL DEFAULT 0;
)sql";

// 年度自查评估: what happened to each item, counted from the feed by a follower; and what its department concluded. A case's
// items are found by item, newest first.
constexpr const char* kSelfAssessments = R"sql(
CREATE TABLE item_month (
  district {{int}} NOT NULL, year {{int}} NOT NULL, item {{text}} NOT NULL, month {{int}} NOT NULL,
  filed {{int}} NOT NULL, accepted {{int}} NOT NULL, notices {{int}} NOT NULL, granted {{int}} NOT NULL,
  refused {{int}} NOT NULL, not_accepted {{int}} NOT NULL, ended {{int}} NOT NULL, withdrawn {{int}} NOT NULL,
  yellow {{int}} NOT NULL, red {{int}} NOT NULL, most_percent {{int}} NOT NULL, bad_ratings {{int}} NOT NULL,
  PRIMARY KEY (district, year, item, month)) {{strict}};
CREATE TABLE item_days (
  district {{int}} NOT NULL, year {{int}} NOT NULL, item {{text}} NOT NULL, days {{int}} NOT NULL,
  decided {{int}} NOT NULL,
  PRIMARY KEY (district, year, item, days)) {{strict}};
CREATE TABLE item_fault (
  district {{int}} NOT NULL, year {{int}} NOT NULL, item {{text}} NOT NULL, subject {{text}} NOT NULL,
  fault {{text}} NOT NULL, times {{int}} NOT NULL,
  PRIMARY KEY (district, year, item, subject, fault)) {{strict}};
CREATE TABLE self_assessment (
  district {{int}} NOT NULL, year {{int}} NOT NULL, item {{text}} NOT NULL, id {{int}} NOT NULL,
  conclusion {{text}} NOT NULL, words {{text}} NOT NULL, assessed_at {{int}} NOT NULL, by_name {{text}} NOT NULL,
  post {{text}} NOT NULL,
  PRIMARY KEY (district, year, item)) {{strict}};
CREATE INDEX task_item ON task_row (district, item, id);
)sql";

}  // namespace

const std::vector<store::Step>& schema_steps() {
  static const std::vector<store::Step> steps{{100, "record", kRecord},
                                              {101, "people", kPeople},
                                              {102, "authority", kAuthority},
                                              {103, "cases", kCases},
                                              {104, "staff", kStaff},
                                              {105, "sight", kSight},
                                              {106, "activation", kActivation},
                                              {107, "keeping", kKeeping},
                                              {108, "desks", kDesks},
                                              {109, "presence", kPresence},
                                              {110, "packages", kPackages},
                                              {111, "documents", kDocuments},
                                              {115, "strays", kStrays},
                                              {120, "ratings", kRatings},
                                              {121, "call_backs", kCallBacks},
                                              {122, "plain desks", kPlainDesks},
                                              {123, "revisions", kRevisions},
                                              {124, "publications", kPublications},
                                              {128, "guide reports", kGuideReports},
                                              {129, "self assessments", kSelfAssessments},
                                              {133, "of one", kOfOne},
                                              {137, "promises", kPromises},
                                              {141, "mending", kMending}};
  return steps;
}

}  // namespace yichuang::app
