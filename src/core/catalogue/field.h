// The field dictionary 字段库: a field is filled in once, whichever items need it (一表申请).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/text.h"
#include "core/people/on_record.h"

namespace yichuang {

enum class FieldKind {
  text,
  long_text,
  integer,
  decimal,
  date,
  yes_no,
  choice,
  id_number,
  credit_code,
  phone,
  address,
  table
};

// Where a field's value comes from: the applicant, a licence on record, shared data, or an earlier item's result.
enum class FieldSource { applicant, licence, shared, result };

struct Choice {
  std::string code;
  Text label;
};

struct Field {
  std::string code;
  Text label;
  FieldKind kind = FieldKind::text;
  std::string unit;
  int max_length = 0;  // 0: the kind's own limit
  std::optional<double> min, max;
  std::string pattern;  // regular expression the whole value matches; empty: none
  std::vector<Choice> choices;  // of choice
  std::vector<Field> columns;  // of table
  FieldSource source = FieldSource::applicant;
  Text source_name;  // 营业执照库
  OnRecord on_record = OnRecord::nothing;  // filled in before the applicant types, who may dispute it
  Text hint;
  Text group;  // heading it stands under in the merged form
  int order = 0;  // place in the merged form
  std::string from_question;  // filled with the answer to that question of the package; empty: none
  bool required = true;
  bool holder =
      false;  // names whom a result is made out to, where that is not the applicant: a firm that is being founded
  bool to_call = false;  // asks whom to call; filled in with the number on record
  Origin origin;
};

// One value of a form: a field, or one column of a table in every row of it.
struct FieldPlace {
  std::string field;
  std::string column;  // of a table; empty: the field itself
};

// What two values of one form owe each other, the first to the second 填写一致性.
enum class FieldRuleKind {
  sum_equals,  // a column of numbers adds up to a number
  at_most,  // a number is not above a number
  at_least_rows,  // a table has no fewer rows than a number says
  differs  // the same text would be one party in two parts
};

// Counts only in a plan that asks for both fields, and only when both are filled in.
struct FieldRule {
  std::string code;
  FieldRuleKind kind = FieldRuleKind::at_most;
  FieldPlace first, second;
  bool only_said = false;  // likely, not certain: the form says it and goes on
  Text text;  // what to do about it
  Origin origin;
};

}  // namespace yichuang
