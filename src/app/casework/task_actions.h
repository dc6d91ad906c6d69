// What a section does with an item of a case: each a decision of core/casework, ready for act_on_case.
#pragma once

#include <string>

#include "app/casework/requests.h"
#include "app/intake/case_command.h"

namespace yichuang::app {

Decide reviewing(const ReviewInput& body, const std::string& item);
Decide posting_publicity(const PublicityInput& body, const std::string& item);
// A granted item's result gets its number here, once however often the decision is re-run.
Decide deciding(Centre& centre, const DecisionInput& body, const std::string& item);
Decide stopping(const StopInput& body, const std::string& item);
Decide ending_stop(const StopEndInput& body, const std::string& item);
Decide extending(const ExtensionInput& body, const std::string& item);
// Its photographs must be files the recording officer brought.
Decide recording_visit(Centre& centre, const SiteVisitInput& body, const Command& command);

}  // namespace yichuang::app
