// One form 一表申请: is what was filled in right, field by field? Every fault is told at once, each by its own path.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/plan.h"
#include "core/intake/facts.h"

namespace yichuang {

using TableRow = std::map<std::string, std::string>;

// What was filled in, with tables already read into rows.
struct Form {
  std::map<std::string, std::string> values;
  std::map<std::string, std::vector<TableRow>> tables;
  std::optional<Date> filed_on;  // the day it is handed in; none: it is not yet
};

inline constexpr std::size_t kMostTableRows = 200;

// Refuses malformed with a fault for each wrong field ("fields.staff[1].id_number"): missing, unknown_field, too_long,
// not_a_number, out_of_range, not_a_date, not_yes_or_no, unknown_choice, bad_id_number, bad_credit_code, bad_phone,
// too_many, wrong_form (the dictionary's pattern), contradicts (a rule between fields; FieldRule::text says what to do,
// as values zh and en). A field the plan does not ask may be absent, and one that is filled by a result is not taken.
// `draft`: nothing is missing yet and nothing contradicts; only what is there is checked, value by value.
// `without_phone`: whole, but whoever has no telephone names none: nobody is turned away at a counter for want of one
// (国办发〔2020〕45号).
enum class Completeness { draft, whole, without_phone };
Result<void> check_form(const Catalogue& catalogue, const Plan& plan, const Form& form,
                        Completeness completeness);

// One value of a field that is no table, the same way; `path` names it.
Result<void> check_field_value(const Field& field, const std::string& value, const std::string& path);

// What was handed in: known materials, each once, paper only over a counter. Online every asked, required material
// must be there with a file; at the window anything may be missing, for the clerk tells it (行政许可法 第三十二条).
Result<void> check_handed_in(const Plan& plan, const std::vector<HandedMaterial>& materials, Channel channel,
                             Completeness completeness);

}  // namespace yichuang
