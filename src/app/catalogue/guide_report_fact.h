// The facts of a report that a guide is wrong, as they stand in its stream. What people typed is sealed in them.
#pragma once

#include <string>

#include "app/record/centre.h"
#include "base/time.h"

namespace yichuang::app {

struct GuideReportedFact {
  std::string number;
  std::string guide_kind;
  std::string guide;
  std::string section;  // empty: the whole page
  std::string catalogue_version;
  std::string language;
  int days = 0;
  Date due_on;  // as it was told, by that calendar
  std::string calendar_version;
  std::string text;
  std::string contact;
};
// The facts guide_report_answered and, for being_mended, guide_report_confirmed.
struct GuideAnsweredFact {
  std::string outcome;
  std::string passed_to;
  std::string text;
  std::string catalogue_version;  // which the answer was given on; of a publication that mends the guide, its own
};
// guide_report_revised
struct GuideRevisedFact {
  std::string revision;  // that was opened on it
};

std::string encode(const GuideReportedFact& fact, const Vault& vault, const std::string& bound_to);
std::string encode(const GuideAnsweredFact& fact, const Vault& vault, const std::string& bound_to);
std::string encode(const GuideRevisedFact& fact, const Vault& vault, const std::string& bound_to);

// The typed parts of an answer, as the row keeps them sealed.
struct GuideAnswerText {
  std::string passed_to;
  std::string text;
};
std::string seal_answer(const GuideAnswerText& text, const Vault& vault, const std::string& bound_to);
GuideAnswerText open_answer(const std::string& sealed, const Vault& vault, const std::string& bound_to);

}  // namespace yichuang::app
