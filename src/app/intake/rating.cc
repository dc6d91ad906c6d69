#include "app/intake/rating.h"

#include <algorithm>

#include "app/intake/case_command.h"
#include "app/record/state_names.h"
#include "core/intake/rating.h"

namespace yichuang::app {
namespace {

constexpr RatingLevel kLevels[] = {RatingLevel::very_satisfied, RatingLevel::satisfied, RatingLevel::fair,
                                   RatingLevel::dissatisfied, RatingLevel::very_dissatisfied};
constexpr RatingReason kReasons[] = {RatingReason::slow,           RatingReason::unclear,
                                     RatingReason::repeated_trips, RatingReason::extra_papers,
                                     RatingReason::attitude,       RatingReason::hard_to_use};

// The contract lets nothing through but one of the codes.
template <class Enum, std::size_t n>
Enum of_code(const Enum (&all)[n], const std::string& code) {
  const auto found = std::find_if(all, all + n, [&](Enum one) { return code_of(one) == code; });
  ensure(found != all + n);
  return *found;
}

}  // namespace

Result<Taken> rate_case(Centre& centre, const Command& command, CaseId kase, const RatingInput& wanted) {
  Rated rated;
  rated.level = of_code(kLevels, wanted.level);
  for (const std::string& reason : wanted.reasons) rated.reasons.push_back(of_code(kReasons, reason));
  rated.words = wanted.words.value_or("");
  return act_on_case(centre, command, kase, [&](const Matter& matter, const Acting& acting) {
    return decide_rating(matter, rated, wanted.with_consent.value_or(false), acting.actor);
  });
}

}  // namespace yichuang::app
