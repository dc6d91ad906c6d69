// The plan 办理方案: what a package comes to for one set of answers. Compiled, never typed; the same catalogue
// version and answers always give the same plan, so a case stores only those.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace yichuang {

struct PlannedItem {
  std::string code;
  std::string implementation_code;
  Text name;
  std::string department;
  Text department_name;
  std::string section;
  Text section_name;
  std::string kind;
  std::string domain;
  std::optional<StatutoryLimit> statutory;  // none: the law sets no limit
  Period promised;  // by commitment: 0, the day of acceptance itself
  Period ordinary_promise;  // the same without a commitment
  bool instant = false;  // 即办, or by commitment: promise 0
  bool by_commitment = false;  // 告知承诺: decided the same day
  std::optional<CommitmentTerm> commitment_bar;  // by commitment: who may not choose that way
  Period issue;
  bool site_check = false;
  bool joint_site_check = false;
  std::vector<Publicity> publicity;
  ResultSpecification result;
  Text why;
  bool uncertain = false;  // a limit of it is L or U
  int level = 0;  // items of one level run side by side; 0 needs nobody's result
  int starts_after = 0;  // promised working days from the package's start to this item's start …
  int ends_after = 0;  // … and to its decision
};

struct DroppedItem {
  std::string code;
  Text name;
  PackageRole role = PackageRole::situational;
  Text why;
};

struct PlannedMaterial {
  std::string code;
  Text name;
  int copies = 1;
  MaterialSource source = MaterialSource::applicant;  // in this plan: `result` only if a kept item makes it
  bool asked = true;  // the applicant hands it in
  Necessity necessity = Necessity::required;  // the strictest any item says
  int tolerance_days = 0;  // of tolerable
  std::string from_item;  // of result: who makes it
  std::vector<std::string> for_items;
  Text why;  // why it is asked, or how it is come by
  PaperForm form = PaperForm::both;
  CopyKind kind = CopyKind::original;
  bool uncertain = false;
};

struct PlannedField {
  std::string code;
  Text label;
  FieldKind kind = FieldKind::text;
  FieldSource source = FieldSource::applicant;  // in this plan: `result` only if a kept item fills it
  bool asked = true;  // the applicant fills it in
  bool required = true;
  std::string from_item;  // of result: who fills it
  std::string from_question;  // filled with that answer; empty: none
  std::vector<std::string> for_items;
  std::string group;  // code of its FieldGroup
};

// A page of the merged form.
struct FieldGroup {
  std::string code;  // slug of its English heading
  Text name;
  std::vector<std::string> fields;
};

// 事后核查 that a decision by commitment leaves behind.
struct AfterCheck {
  std::string item;
  int months = 0;  // or
  int days = 0;  // of `unit`
  Unit unit = Unit::working;
  std::string source;
  bool uncertain = false;
};

struct PlannedFee {
  std::string item;
  std::int64_t fen = 0;
  Text text;
};

struct Effort {
  int steps = 0;  // counters to deal with
  int days = 0;  // working days
  int trips = 0;  // journeys to a counter
  int materials = 0;  // copies handed in
};

// A value shown as “以本区公布为准”.
struct Uncertain {
  std::string subject;  // "item:drug-retail-licence.promised", "parameter:fire_check_area_threshold"
  Text name;
  Text value;
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
};

struct Plan {
  std::string package;
  Text name;
  std::string lead;
  std::string domain;
  std::string catalogue_version;
  Answers answers;  // of the questions that were to be asked, defaults filled in
  bool all_or_nothing = false;

  std::vector<PlannedItem> items;  // in the package's order
  std::vector<DroppedItem> dropped;
  std::vector<PlannedMaterial> materials;  // asked ones first
  std::vector<PlannedField> fields;
  std::vector<FieldGroup> groups;

  std::vector<std::pair<std::string, std::string>> edges;  // from's result is needed by to
  std::vector<std::vector<std::string>> levels;  // items that run side by side
  std::vector<std::string> critical_path;
  int promised_days = 0;  // working days
  int trips = 0;
  std::vector<PlannedFee> fees;
  std::int64_t fee_fen = 0;
  std::vector<AfterCheck> checks;

  Effort before, after;
  std::vector<Text> how_counted;  // the rules behind before and after, in words
  std::vector<Uncertain> uncertain;

  const PlannedItem* item(std::string_view code) const;
};

}  // namespace yichuang
