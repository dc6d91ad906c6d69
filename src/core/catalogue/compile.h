// The package compiler: (package, answers) → plan.
//
// Items     A required item is kept. A situational item is kept when its condition holds. An optional item is kept when
//           the answer `with` names it (and its condition, if any, holds). Each says why, and each left out says why not.
// Mode      An item with a commitment way takes it when its condition holds and the package allows it: decided on the day
//           of acceptance (promise 0), with the after-check the law sets.
// Materials The union of what the kept items ask in this situation, each once. Copies: the most any one item asks, because
//           one set serves all. Necessity: the strictest. Not asked: what another kept item makes (source result), what is
//           fetched from a licence or data library, and what a commitment replaces. A library material of source
//           `result` that no kept item makes is fetched if it has a licence type, and otherwise asked.
// Fields    The union, each once, in the dictionary's order under its headings. Not asked: what a kept item's result fills,
//           what a question has already answered, what a licence or shared data fill. One of source `result` that no
//           kept item fills is asked.
// Edges     The package's, between kept items. A dropped item leaves no result, so nothing is bridged over it: what an item
//           needs from further up is its own edge.
// Promise   The longest path of promised working days through the edges, plus the issue days of the path's last item.
//           An intermediate result needs no issue days: it is passed on inside the house the moment it exists. A promise
//           in calendar days counts as the most working days that fit into it (5 a week). A package with a promise of its
//           own keeps that one if it is longer; a promise shorter than its longest path is an error of the catalogue.
// Before    Every item by itself, counter by counter, none of today's sharing:
//           steps      distinct departments visited;
//           days       the items one after another, each with its statutory limit, or its published promise if the law
//                      sets none (no extension, no commitment), in working days;
//           trips      one to each department for each stage of the graph, to hand in, and one more to collect when
//                      something handed in there is not decided on the spot;
//           materials  every required or tolerable copy of every item, also those now fetched.
// After     steps 1 (one window); days the promise; trips 1 if any item asks the applicant to appear or lets its result be
//           collected at the window only, else 0 (results are sent or fetched online); materials the copies asked for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/catalogue/answers.h"
#include "core/catalogue/plan.h"

namespace yichuang {

// Refuses: not_found `no_such_package`; malformed as read_answers; refused `package_blocked` with the clause, and the
// text as values zh and en, when the situation lies outside the package.
Result<Plan> compile(const Catalogue& catalogue, std::string_view package,
                     const std::map<std::string, std::string>& typed_answers);
// The same with answers that are already typed; what is not to be asked is left out.
Result<Plan> compile(const Catalogue& catalogue, std::string_view package, const Answers& answers);

}  // namespace yichuang
