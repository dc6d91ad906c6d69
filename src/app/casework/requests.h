// What a section sends about one item of a case: POST /api/v1/cases/{case}/tasks/{item}/…
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace yichuang::app {

struct ReviewInput {                  // …/review
  bool in_favour = true;
  std::string opinion;
};
struct OfficerInput {
  std::string name;
  std::string certificate;
};
struct SiteVisitInput {               // POST /cases/{case}/site-visit (one visit may serve several items)
  std::vector<std::string> items;
  std::vector<OfficerInput> officers;
  Instant visited_at;
  std::string place;
  std::string findings;
  bool passed = true;
  std::optional<std::string> person_present;
  std::optional<std::string> refusal_noted;
  std::vector<std::string> files;
};
struct PublicityInput {               // …/publicity
  std::string code;
  Date from;
  Date to;
  std::string place;
};
struct DecisionInput {                // …/decision
  std::string outcome;                // granted, refused
  std::optional<std::string> ground;
  std::optional<std::string> reason;
  std::map<std::string, std::string> fields;  // of a grant: what the result says for the items after it
};
struct StopInput {                    // …/stop
  std::string procedure;
  std::string institution;
  int expected_days = 0;              // working days
};
struct StopEndInput {                 // …/stop-end
  std::string outcome;
};
struct ExtensionInput {               // …/extension
  int days = 0;
  std::string reason;
};
struct HandoverInput {                // POST /cases/{case}/handover
  std::vector<std::string> items;
  std::string way;                    // window, courier, electronic
  std::string relation;               // who receives: self, agent, family, authorised
  std::optional<std::string> receiver;  // the name of family or of somebody authorised; else it is on file
  std::optional<std::string>
      identity_kind;  // of the paper that was shown at the window: id_card, credit_code, other
  std::optional<std::string> identity_number;  // on it
  std::optional<std::string> proof;  // of the relation; or the courier's number
};

}  // namespace yichuang::app
