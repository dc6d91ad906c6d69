// The catalogue as citizens' and clerks' screens read it: packages, questions, plans, items, search.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/catalogue/standing_view.h"
#include "app/record/words.h"

namespace yichuang::app {

struct PackageSummary {
  std::string code;
  Words name;
  Words summary;
  Named lead;                        // lead department
  Named domain;
  int item_count = 0;                // items it may contain
  bool elder = false;                // what older people come for most
  bool closed = false;               // an item it cannot do without cannot be applied for today
};
struct PackageList {
  std::vector<PackageSummary> packages;
};

struct QuestionView {
  std::string code;
  Words text;
  Words why;                         // 为什么问
  std::string kind;                  // choice, yes_no, number, multi
  std::vector<Named> options;
  std::optional<Words> unit;
  std::optional<double> min;
  std::optional<double> max;
  std::optional<std::string> default_answer;
};
struct PackageView {                 // GET /api/v1/packages/{package}
  std::string code;
  Words name;
  Words summary;
  Named lead;
  Named domain;
  std::vector<QuestionView> questions;      // all, in order; `PlanView::visible` says which are visible
  std::vector<Named> items;                 // all it may contain
  std::vector<StandingView> standings;      // of those that are suspended or retired, or will be
  std::string catalogue_version;
};

struct PlanRequest {                 // POST /api/v1/packages/{package}/plan (asks, changes nothing)
  std::map<std::string, std::string> answers;   // may be incomplete
};
struct LimitView {
  int days = 0;
  std::string unit;
  std::string source;
  bool certain = true;
};
struct PlanItemView {
  Named item;
  Named department;
  std::string section;
  std::optional<LimitView> statutory;
  LimitView promised;
  bool instant = false;
  bool by_commitment = false;
  std::optional<Words> commitment_bar;  // by commitment: who may not choose that way
  bool site_check = false;
  Words why;
  std::vector<std::string> basis;    // "药品管理法 第五十一条"
  int start_day = 0;                 // working days after acceptance of the case when it can start
  int end_day = 0;                   // … and is decided, by the promise
  int issued_day = 0;                // … and its result is there to collect
  std::optional<std::string> due;    // the day of that, if the case were accepted today
  std::string result;                // name of what comes out
  std::optional<StandingView> standing;  // suspended or retired, or announced to be
};
struct DroppedView {
  Named item;
  Words why;
  bool optional = false;             // may be added: answer `with` names it
  std::optional<StandingView> standing;
};
struct PlanMaterialView {
  std::string code;
  Words name;
  Words why;
  std::string source;                // applicant, fetched, result, commitment
  bool asked = true;
  std::string necessity;             // required, tolerable, optional: the strictest any item says
  int copies = 1;
  std::vector<Named> for_items;
  Words how_to_get;
  Words good_example;
  Words bad_example;
  std::vector<Named> common_faults;
  bool certain = true;
};
struct ColumnView {
  std::string code;
  Words label;
  std::string kind;
  std::vector<Named> choices;
  bool required = true;
};
struct PlanFieldView {
  std::string code;
  Words label;
  std::optional<Words> group;
  std::string kind;  // text, long_text, integer, decimal, date, yes_no, choice, id_number, credit_code,
      // phone, address, table
  std::optional<Words> unit;
  std::optional<int> max_length;
  std::optional<double> min;
  std::optional<double> max;
  std::vector<Named> choices;
  std::vector<ColumnView> columns;  // of a table
  bool required = true;
  bool asked = true;  // the applicant fills it in; else it comes from its source by itself
  std::string source;  // applicant, licence, shared, result
  std::optional<Words> source_name;
  std::optional<std::string> on_record;  // filled in with this of `on_record` in GET /me
  bool to_call = false;  // asks whom to call: filled in with the number on record, and typed over at will
  std::optional<Words> hint;
  std::optional<std::string> pattern;
  std::optional<std::string> from_answer;  // filled with the answer to a question
  std::vector<Named> for_items;
};
struct FieldRuleView {  // what two fields owe each other; said at `field`, checked again on filing
  std::string code;
  std::string kind;  // sum_equals, at_most, at_least_rows, differs, not_before, not_after
  std::string field;
  std::optional<std::string> column;  // of the table `field`
  std::string other;  // a field; of not_before and not_after the day, which is today
  bool only_said = false;  // likely, not certain: said, and the form goes on
  Words text;
};
struct PlanDatesView {  // if it were accepted today, and nothing stopped the clocks
  std::string accepted;
  std::string due;  // everything issued, by the promise of the whole
  bool provisional = false;  // counts through a year whose holidays are not published yet
};
struct EffortView {  // before and after, each number computed
  int steps = 0;  // departments or windows visited
  int days = 0;  // working days
  int trips = 0;
  int materials = 0;  // papers handed in
};
struct OtherWayView {
  Named item;
  std::string way;
};
struct WayView {  // a way results may leave: window, courier, electronic
  std::string way;
  std::vector<OtherWayView> otherwise;  // items whose result goes another way all the same
  bool to_collect = false;  // something has to be collected at the window
};
struct DeliveryView {  // 送达方式: what may be chosen for the whole case
  std::vector<WayView> ways;
  std::string proposed;  // what `trips` counts with
  std::string address_field;  // of the form; asked for the courier only
};
struct PlanView {
  std::string package;
  Words name;
  bool complete = false;  // every visible question is answered
  std::vector<std::string> visible;  // question codes to ask, in order
  std::optional<std::string> next;  // the first unanswered visible one
  std::optional<Words> blocked;  // why the package cannot be used with these answers
  std::optional<Words> closed;  // why it cannot be handed in today, and what to do
  // Filled when complete:
  std::vector<PlanItemView> items;
  std::vector<DroppedView> dropped;
  std::vector<PlanMaterialView> materials;
  std::vector<PlanFieldView> fields;
  std::vector<FieldRuleView> field_rules;
  std::optional<PlanDatesView> dates;
  std::vector<std::vector<std::string>> edges;
  std::vector<std::string> critical_path;
  int promised_days = 0;  // working days
  int trips = 0;
  std::optional<DeliveryView> delivery;  // when complete
  std::string fees;  // the sum in yuan; "0": none
  std::vector<Words> fee_lines;  // what it is made of, and where the catalogue says so, who pays
  EffortView before;
  EffortView after;
  std::vector<Words> rules;  // how before and after are computed, in words
  std::vector<Words> uncertain;
};

struct ItemView {  // GET /api/v1/items/{item}
  std::string code;
  Words name;
  std::string implementation_code;
  Named department;
  std::string section;
  Words kind;
  std::vector<std::string> basis;
  std::optional<LimitView> statutory;
  LimitView promised;
  bool instant = false;
  std::vector<Words> conditions;
  std::vector<Words> review_criteria;
  std::vector<Named> materials;
  std::string result;
  std::vector<Named> packages;  // packages it is part of
  std::optional<StandingView> standing;
};

// 为什么找到, where the name alone does not show it.
struct SearchReason {
  std::string by;  // other_name, result, english, code, pinyin, initials, near, spoken
  std::string matched;  // as it is written; empty: nothing in particular
};
struct SearchHit {
  std::string kind;  // package, item
  std::string code;
  Words name;
  Words about;  // summary or department
  std::optional<StandingView> standing;  // of an item, or of the first that the package cannot do without
  std::optional<SearchReason> why;  // none: by its name
};
struct SearchResult {
  std::vector<SearchHit> hits;
};

// The hall, as the help on every page shows it.
struct OpenSpanView {
  std::string open;  // 09:00
  std::string close;
};
struct CentreView {  // GET /api/v1/centre
  Words name;
  Words district;
  bool demo = true;
  Words address;
  std::string phone;
  std::string complaint_phone;
  std::vector<OpenSpanView> weekdays;
  std::vector<OpenSpanView> saturday;
  std::vector<OpenSpanView> sunday;
  Words hours_note;
};

}  // namespace yichuang::app
