// A plan as a person reads it in a terminal.
#pragma once

#include <string>

#include "core/catalogue/plan.h"

namespace yichuang::app {

inline constexpr std::size_t kPageWidth = 96;  // columns

// Before and after, the answers, who does what when, what to bring and why, what is left out and why, what the district
// still has to confirm.
std::string plan_text(const Plan& plan, const Catalogue& catalogue, Language language);

// The answer keys of a package: what each asks, why, what may be answered, and an example to copy.
std::string package_help(const Package& package, const Catalogue& catalogue, Language language);

// What there is to choose from.
std::string package_list_text(const Catalogue& catalogue, Language language);

// A refusal of compile, each wrong answer in words with what may be answered.
std::string refusal_text(const Refusal& refusal, const Package* package, Language language);

}  // namespace yichuang::app
