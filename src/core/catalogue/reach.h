// Can a condition ever hold? Tried out on every answer that could make a difference.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "core/catalogue/catalogue.h"

namespace yichuang {

// More combinations than this are not tried.
inline constexpr std::size_t kMaxCombinations = 100'000;

// Every combination of answers to `questions`, and to what their being asked and the mentioned items' being kept depends
// on, as far as it can make a difference to any condition: each option, both truths, each side of each threshold. Stops
// when `visit` returns true, and answers whether it did; nullopt: too many to try.
std::optional<bool> any_answers(const Catalogue& catalogue, const Package& package, const Mentions& mentions,
                                const std::function<bool(const Answers&)>& visit);

// Does the condition hold for some answers to the package's questions? nullopt: too many to try.
std::optional<bool> reachable(const Condition& condition, const Catalogue& catalogue, const Package& package);

// Every condition of a package, and of one of its items.
void each_condition(const Package& package, const std::function<void(const Condition&)>& visit);
void each_condition(const Item& item, const std::function<void(const Condition&)>& visit);

}  // namespace yichuang
