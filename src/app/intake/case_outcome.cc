// What a case has come to: the documents made in it, and the day it was done.
#include <algorithm>

#include "app/intake/case_view_build.h"
#include "app/intake/result_page.h"
#include "app/record/state_names.h"

namespace yichuang::app {
namespace {

Words words(const Text& text) { return {text.zh, text.en}; }

// A licence is 许可; what is recorded, confirmed or paid is not called so. The result's own paper is called what it is.
Words name_of_document(const Catalogue& catalogue, const DocumentMade& made) {
  const Item* of = catalogue.item(made.item);
  if (made.kind == DocumentKind::result_paper && of != nullptr)
    return words(of->result.paper.title.empty() ? of->result.name : of->result.paper.title);
  return name_of(made.kind, of != nullptr && of->kind == kLicenceKind);
}

// A result's paper is known by the result's number, once it is on the register.
std::optional<std::string> number_of(const Case& kase, const DocumentMade& made, const Lookups& lookups) {
  const auto number = lookups.document_number(made.document);
  const auto result = kase.results.find(made.item);
  const bool known = number && made.kind == DocumentKind::result_paper && result != kase.results.end();
  return known ? result->second.number : number;
}

// A document of several items names them in the first column of its table, as they were called when it was made.
std::vector<std::string> items_in(const Plan& plan, const DocumentMade& made) {
  if (made.kind != DocumentKind::acceptance_notice && made.kind != DocumentKind::collection_slip) return {};
  std::vector<std::string> items;
  for (const std::vector<std::string>& row : made.rows)
    for (const PlannedItem& planned : plan.items)
      if (!row.empty() && row.front() == planned.name.zh) items.push_back(planned.code);
  return items;
}

bool finishes(const CaseFact& fact) {
  return std::holds_alternative<Decided>(fact) || std::holds_alternative<NotAccepted>(fact) ||
         std::holds_alternative<Ended>(fact) || std::holds_alternative<Withdrawn>(fact);
}

}  // namespace

std::vector<DocumentView> documents_view(const LoadedCase& loaded, const Visible& visible,
                                         const Lookups& lookups) {
  std::vector<DocumentView> views;
  for (const Recorded& recorded : loaded.facts) {
    const auto* made = std::get_if<DocumentMade>(&recorded.fact);
    if (made == nullptr || !visible.document(made->kind)) continue;
    DocumentView one;
    one.document = to_string(made->document);
    one.kind = code_of(made->kind);
    one.name = name_of_document(*loaded.catalogue, *made);
    if (!made->item.empty()) one.item = made->item;
    one.items = items_in(*loaded.plan, *made);
    one.number = number_of(loaded.kase, *made, lookups);
    one.made_at = recorded.act.at;
    if (made->kind == DocumentKind::result_paper) one.check_code = check_code(*made);
    views.push_back(std::move(one));
  }
  return views;
}

std::optional<Date> done_on(const LoadedCase& loaded) {
  const Case& kase = loaded.kase;
  const bool over = std::ranges::all_of(
      kase.tasks, [&](const Task& task) { return finished(state_of(kase, *loaded.plan, task)); });
  if (!over) return std::nullopt;
  std::optional<Date> last;
  for (const Recorded& recorded : loaded.facts)
    if (finishes(recorded.fact)) last = legal_day(recorded.act.at);
  return last;
}

}  // namespace yichuang::app
