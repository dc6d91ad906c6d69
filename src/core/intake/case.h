// The case 办件: one matter, one number, one set of materials, a task per item. Folded from its facts; intake owns its
// shape because it opens it, later areas decide on it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/calendar/clock.h"
#include "core/catalogue/compile.h"
#include "core/intake/facts.h"

namespace yichuang {

struct Acceptance {
  Date on;
  AcceptanceGround ground = AcceptanceGround::examined;
  Act act;
  std::vector<Mandate> mandates;
};
struct Visit {
  SiteVisited record;
  Act act;
};
struct Decision {
  Decided decided;
  Act act;
};

struct Rating {
  Rated rated;
  Act act;
};

// What one item has come to, in the words of the hall.
enum class TaskState {
  received,  // 待受理: handed in, the five-day window is open
  correction,  // 待补正: in a notice that is not answered yet
  waiting,  // 待前置: lacks only an upstream result; no clock, no fault, no deemed acceptance
  in_hand,  // 办理中: accepted, the clocks run
  stopped,  // 特别程序中: the clocks stand still
  granted,  // 准予
  refused,  // 不予
  not_accepted,  // 不予受理
  ended,  // 终止: an upstream item was refused
  withdrawn,  // 撤回
  handed_over  // 已送达
};

// The part of a case that is one item.
struct Task {
  std::string item;
  std::optional<Acceptance> acceptance;
  std::optional<Date>
      deemed_complete;  // the day its papers came in, when nothing was told about them in time
  std::optional<NotAccepted> non_acceptance;
  std::vector<Visit> visits;
  std::vector<PublicityPosted> publicity;
  std::vector<Stop> stops;  // closed ones; an open one is `open_stop`
  std::optional<StopStarted> open_stop;
  std::optional<Extended> extension;
  std::optional<PromiseShortened> shortened;
  std::vector<Reviewed> reviews;
  std::optional<Decision> decision;
  std::optional<Ended> ending;
  std::optional<HandedOver> handover;
  std::optional<Instant> handed_over_at;
};

struct Case {
  CaseId id;
  std::int64_t version = 0;  // number of facts
  Filed filed;
  Act filed_by;
  Date received_on;
  std::map<std::string, std::string> fields;  // as they stand after supplements
  std::map<std::string, HandedMaterial> materials;  // by code, as they stand after supplements
  std::map<std::string, Finding> findings;  // last finding by subject key ("material:lease")
  std::set<std::string> to_examine_again;  // subjects mended or supplemented since they were examined
  std::vector<NoticeIssued> notices;
  std::optional<Date> supplemented_on;  // the last answer to a notice
  std::vector<std::string> supplemented_subjects;  // what that answer touched
  std::vector<Task> tasks;  // in plan order
  std::map<std::string, ItemResult> results;  // by item
  std::vector<DocumentMade> documents;
  std::optional<Withdrawn> withdrawal;
  std::optional<Archived> archive;
  std::map<std::string, ValueDisputed> disputes;  // by field: what a register says, and why it is wrong
  std::vector<Rating> ratings;
  std::vector<PersonId> helpers;  // who handed it in for the applicant, and who took it on since

  Task* task(const std::string& item);
  const Task* task(const std::string& item) const;
};

// Folds facts in order. The first must be Filed; anything else is a Bug: the store keeps streams whole.
Case fold(CaseId id, const std::vector<Recorded>& facts, const Plan& plan);
// The same, one fact further; commands use it to see what a WriteSet will leave behind.
void apply(Case& kase, const Recorded& fact, const Plan& plan);

std::string subject_key(SubjectKind kind, const std::string& subject);

// 待前置: an item of the plan it depends on has no result yet, and is not past hope.
bool upstream_open(const Case& kase, const Plan& plan, const std::string& item);
// Items the item directly depends on / that directly depend on it, among those kept.
std::vector<std::string> upstream_of(const Plan& plan, const std::string& item);
std::vector<std::string> downstream_of(const Plan& plan, const std::string& item);
// Everything that depends on it, directly or not, in plan order.
std::vector<std::string> dependants_of(const Plan& plan, const std::string& item);

TaskState state_of(const Case& kase, const Plan& plan, const Task& task);
bool finished(TaskState state);  // no more work on it: granted … handed_over

// The whole case in one word, for lists: the least advanced of its tasks decides.
enum class CaseState { received, correction, in_hand, decided, handed_over, withdrawn, archived };
CaseState state_of(const Case& kase, const Plan& plan);

// A material the window has to look at: asked for, and not one that may be left out and was.
bool to_examine(const Case& kase, const PlannedMaterial& material);
// Every such material of the item was examined and found right, and no field it relies on is at fault.
bool examined_clean(const Case& kase, const Plan& plan, const std::string& item);

// The same, or nobody told a fault in time: examined right, or deemed complete.
bool papers_right(const Case& kase, const Plan& plan, const Task& task);

// Does the item rely on this material or field ("material:lease")?
bool item_relies_on(const Plan& plan, const std::string& item, const std::string& subject_key);

}  // namespace yichuang
