// The parts of the checker. For check*.cc only.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/problem.h"

namespace yichuang::checking {

struct Checker {
  const Catalogue& catalogue;
  std::optional<Date> today;  // none: nobody knows which day it is
  std::vector<Problem> problems = {};

  void error(std::string rule, Origin at, Text message) {
    report(std::move(rule), Severity::error, at, std::move(message));
  }
  void warning(std::string rule, Origin at, Text message) {
    report(std::move(rule), Severity::warning, at, std::move(message));
  }
  void hint(std::string rule, Origin at, Text message) {
    report(std::move(rule), Severity::hint, at, std::move(message));
  }

 private:
  void report(std::string rule, Severity severity, Origin at, Text message) {
    const bool known = at.file >= 0 && static_cast<std::size_t>(at.file) < catalogue.files.size();
    problems.push_back({std::move(rule), severity,
                        known ? catalogue.files[static_cast<std::size_t>(at.file)] : "", at.line,
                        std::move(message)});
  }
};

void check_organisation(Checker& checker);
void check_library(Checker& checker);
void check_field_rule(Checker& checker, const FieldRule& rule);
void check_item(Checker& checker, const Item& item);
// What practice holds the elements of the national list to (渝快办 and others), beside the law.
void check_particulars(Checker& checker, const Item& item);
// How results, fees, flows and commitments of items are told (the self-check of practice).
void check_practice(Checker& checker, const Item& item);
// 暂停 and 取消: their own days, and the packages that still need what they close.
void check_standing(Checker& checker, const Item& item);
void check_standings(Checker& checker, const Package& package);
void check_telephones(Checker& checker);
void check_licence_list(Checker& checker);
void check_papers(Checker& checker);
void check_package(Checker& checker, const Package& package);
void check_conditions(Checker& checker, const Package& package);
// Conditions of an item are judged in the packages that hold it.
void check_item_conditions(Checker& checker, const Item& item);

}  // namespace yichuang::checking
