// What people send about a case. Checked for shape by the codecs, for sense by core/intake.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

struct HandedMaterialInput {
  std::string material;
  std::string form;                    // electronic, paper
  std::optional<int> copies;
  std::vector<std::string> files;      // as POST /files answered
};

// POST /api/v1/cases
struct FileCase {
  std::string package;
  std::map<std::string, std::string> answers;
  std::map<std::string, std::string> fields;
  std::vector<HandedMaterialInput> materials;
  std::optional<std::string> applicant;   // person id, when staff file for somebody; absent: oneself
  std::optional<std::string> window;      // window code, when handed in at one
  std::optional<std::string> delivery;    // window, courier, electronic
  std::optional<std::string> draft;       // removed when the case stands
  std::map<std::string, std::string> disputes;  // field → why what the register says of it is wrong
};

// PUT /api/v1/drafts/{draft}
struct DraftInput {
  std::string package;
  std::map<std::string, std::string> answers;
  std::map<std::string, std::string> fields;
  std::vector<HandedMaterialInput> materials;
  std::string page;                       // where the person was
  std::map<std::string, std::string> disputes;  // as in FileCase
};
struct DraftView {
  std::string id;
  std::string package;
  std::map<std::string, std::string> answers;
  std::map<std::string, std::string> fields;
  std::vector<HandedMaterialInput> materials;
  std::string page;
  std::map<std::string, std::string> disputes;
  Instant saved_at;
  Instant expires_at;
  std::optional<Words> closed;  // why it cannot be handed in today: an item is suspended or retired
};
struct DraftList {
  std::vector<DraftView> drafts;
};

struct FindingInput {
  std::string kind;                       // material, field
  std::string subject;
  bool ok = true;
  std::optional<std::string> fault;       // code, when not ok
  std::optional<std::string> note;
};
// POST /cases/{case}/acceptance and /cases/{case}/correction-notice
struct Examination {
  std::vector<FindingInput> findings;
};
// POST /cases/{case}/non-acceptance
struct NonAcceptanceInput {
  std::vector<std::string> items;
  std::string ground;                     // no_licence_needed, not_this_organ, other_by_law
  std::optional<std::string> organ;
  std::string reason;
};
// POST /cases/{case}/supplement and /cases/{case}/mending
struct SupplementInput {
  std::vector<HandedMaterialInput> materials;
  std::map<std::string, std::string> fields;
};
// POST /cases/{case}/withdrawal
struct WithdrawalInput {
  std::string reason;
};

// POST /cases/{case}/rating
struct RatingInput {
  std::string level;  // very_satisfied, satisfied, fair, dissatisfied, very_dissatisfied
  std::vector<std::string> reasons;  // only of the last two
  std::optional<std::string> words;
  std::optional<bool> with_consent;  // a helper writes down what the applicant asked them to
};

// POST /help: what stands on the receipt a helper was shown
struct HelpInput {
  std::string number;
  std::string code;
};

// POST /files
struct FileStored {
  std::string file;
  std::string name;
  std::string type;
  std::int64_t size = 0;
};

}  // namespace yichuang::app
