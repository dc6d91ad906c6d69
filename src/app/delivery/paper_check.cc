#include "app/delivery/paper_check.h"

#include "app/intake/case_record.h"
#include "app/intake/result_page.h"
#include "app/people/masking.h"

namespace yichuang::app {
namespace {

const sql::Statement kCaseOf{"delivery/case_of_paper",
                             "SELECT kase FROM document_row WHERE district = $1 AND id = $2"};

Named named(const std::string& code, const Text* name) {
  return {code, name == nullptr ? Words{code, code} : Words{name->zh, name->en}};
}

std::optional<PaperView> view_of(const Centre& centre, const LoadedCase& loaded, const DocumentMade& made) {
  const Task* task = loaded.kase.task(made.item);
  if (task == nullptr || !task->decision || !task->decision->decided.result) return std::nullopt;
  const ItemResult& result = *task->decision->decided.result;
  const Item* item = loaded.catalogue->item(made.item);
  const Department* organ = loaded.catalogue->department(made.organ);
  const auto value = [&](const char* name) {
    const auto found = made.values.find(name);
    return found == made.values.end() ? std::string() : found->second;
  };
  const Applicant& applicant = loaded.kase.filed.applicant;
  PaperView view;
  const std::string title = value("title");
  const bool own_title = item != nullptr && title == item->result.paper.title.zh;
  view.name = {title, own_title         ? item->result.paper.title.en
                      : item != nullptr ? item->result.name.en
                                        : title};
  view.number = result.number;
  view.holder =
      value("holder") == applicant.name ? mask_name(applicant.name, applicant.kind) : value("holder");
  view.item = named(made.item, item == nullptr ? nullptr : &item->name);
  view.organ = named(made.organ, organ == nullptr ? nullptr : &organ->name);
  view.issued_on = result.issued_on;
  view.valid_to = result.valid_to;
  view.in_term = !result.valid_to || legal_day(centre.clock()) <= *result.valid_to;
  view.sample = centre.demo;
  return view;
}

}  // namespace

Result<PaperView> check_paper(const Centre& centre, DocumentId paper, const std::string& code) {
  std::optional<PaperView> view;
  centre.store.read([&](store::Reader& reader) {
    view.reset();
    const auto rows = reader.run(kCaseOf, {centre.district, paper.value});
    if (rows.empty()) return;
    const auto loaded = load_case(reader, centre, CaseId{rows.integer(0, 0)}, Reading::everything);
    if (!loaded) return;
    for (const Recorded& recorded : loaded->facts)
      if (const auto* made = std::get_if<DocumentMade>(&recorded.fact);
          made != nullptr && made->document == paper && made->kind == DocumentKind::result_paper &&
          check_code(*made) == code)
        view = view_of(centre, *loaded, *made);
  });
  if (!view) return not_found("no_such_document");
  return std::move(*view);
}

}  // namespace yichuang::app
