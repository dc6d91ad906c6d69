// Codes of states and kinds as they stand in rows and in the API, and their names for people.
#pragma once

#include <string>

#include "app/record/words.h"
#include "core/calendar/clock.h"
#include "core/intake/case.h"

namespace yichuang::app {

std::string code_of(TaskState state);
std::string code_of(CaseState state);
std::string code_of(Channel channel);
std::string code_of(AcceptanceGround ground);
std::string code_of(DocumentKind kind);
std::string code_of(Outcome outcome);
std::string code_of(HandoverWay way);
std::string code_of(Relation relation);
std::string code_of(PersonKind kind);
PersonKind person_kind(const std::string& code);  // as stored; what is none is a Failure
std::string code_of(Power power);
std::string code_of(Light light);
std::string code_of(Unit unit);
std::string code_of(MaterialSource source);
std::string code_of(FieldKind kind);
std::string code_of(FieldSource source);
std::string code_of(FieldRuleKind kind);
std::string code_of(Role role);
std::string code_of(RatingStage stage);
std::string code_of(RatingLevel level);
std::string code_of(RatingReason reason);
std::string code_of(OnRecord known);

Words name_of(TaskState state);
Words name_of(CaseState state);
Words name_of(AcceptanceGround ground);
Words name_of(DocumentKind kind);
Words name_of(DocumentKind kind, bool licence);  // of an item that is a licence 行政许可, or is not
Words name_of(Power power);
Words name_of(Channel channel);
Words name_of(HandoverWay way);
Words name_of(Relation relation);
Words name_of(RatingStage stage);
Words name_of(RatingLevel level);
Words name_of(RatingReason reason);

}  // namespace yichuang::app
