#include "app/intake/case_queries.h"

#include <algorithm>

#include "app/authority/letters.h"
#include "app/intake/case_command.h"
#include "app/intake/case_view_build.h"
#include "app/intake/uploads.h"
#include "app/people/masking.h"
#include "app/people/people.h"
#include "core/intake/case_number.h"
#include "core/intake/corrected.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

const sql::Statement kDocumentNumbers{
    "intake/document_numbers", "SELECT id, number FROM document_row WHERE district = $1 AND kase = $2"};
const sql::Statement kByNumber{"intake/case_by_number",
                               "SELECT id, code_blind FROM case_row WHERE district = $1 AND number = $2"};

CaseView build(store::Reader& reader, const Centre& centre, const LoadedCase& loaded, const Actor& actor,
               const Visible& visible) {
  std::vector<Letter> letters;
  if (actor.person)
    for (HeldLetter& held : letters_of(reader, centre, actor.person))
      letters.push_back(std::move(held.letter));
  const auto numbers = reader.run(kDocumentNumbers, {centre.district, loaded.kase.id.value});
  Lookups lookups;
  lookups.person_name = [&](PersonId person) { return name_of_person(reader, centre, person); };
  lookups.file = [&](const std::string& digest) { return find_file(reader, centre, digest); };
  lookups.document_number = [&](DocumentId document) -> std::optional<std::string> {
    for (std::size_t row = 0; row < numbers.size(); ++row)
      if (numbers.integer(row, 0) == document.value) return numbers.text(row, 1);
    return std::nullopt;
  };
  return view_case(centre, loaded, actor, visible, letters, lookups, centre.clock());
}

// For whoever holds only the receipt: how things stand, not who did or wrote what.
void hide_people(CaseView& view) {
  view.applicant.name = mask_name(
      view.applicant.name, view.applicant.kind == "natural" ? PersonKind::natural : PersonKind::company);
  view.agent.reset();
  view.fields.clear();
  view.answers.clear();
  for (MaterialView& material : view.materials) {
    material.files.clear();
    material.files_before.clear();
  }
  for (TaskView& task : view.tasks) {
    task.visits.clear();
    task.handover.reset();
    task.accepted_by.reset();
    if (task.decision) task.decision->by.clear();
  }
  for (TimelineEntry& entry : view.timeline) entry.by.clear();
  std::erase_if(view.timeline, [](const TimelineEntry& entry) { return entry.kind == "withdrawn"; });
}

// Handed in with the case, or brought back from a site check; of either only what the asker may see.
bool holds_file(const Matter& matter, const Visible& visible, const std::string& digest) {
  const auto among = [&](const std::vector<std::string>& files) {
    return std::find(files.begin(), files.end(), digest) != files.end();
  };
  const auto& handed = matter.kase.materials;
  const bool paper = std::any_of(
      matter.plan.materials.begin(), matter.plan.materials.end(), [&](const PlannedMaterial& one) {
        const auto found = handed.find(one.code);
        return visible.material(one) && ((found != handed.end() && among(found->second.files)) ||
                                         among(files_before(matter.kase, one.code)));
      });
  return paper || std::any_of(matter.kase.tasks.begin(), matter.kase.tasks.end(), [&](const Task& task) {
           return visible.work_on(task.item) &&
                  std::any_of(task.visits.begin(), task.visits.end(),
                              [&](const Visit& visit) { return among(visit.record.files); });
         });
}

}  // namespace

std::optional<CaseId> case_of_receipt(store::Reader& reader, const Centre& centre, const std::string& number,
                                      const std::string& code) {
  const auto right_code = crypto::canonical_code(code);
  const auto rows = reader.run(kByNumber, {centre.district, number});
  if (rows.empty() || !right_code || rows.text(0, 1) != centre.vault.blind("receipt:" + *right_code))
    return std::nullopt;
  return CaseId{rows.integer(0, 0)};
}

Result<CaseView> view_case(const Centre& centre, const Actor& actor, CaseId kase) {
  std::optional<CaseView> view;
  centre.store.read([&](store::Reader& reader) {
    const auto loaded = load_case(reader, centre, kase, Reading::everything);
    if (!loaded) return;
    const Matter matter = loaded->matter(centre);
    if (const Visible visible{matter, actor}; visible.at_all())
      view = build(reader, centre, *loaded, actor, visible);
  });
  if (!view) return not_found("no_such_case");
  return std::move(*view);
}

Result<CaseView> view_progress(const Centre& centre, const std::string& number, const std::string& code) {
  const auto right_number = read_case_number(number);
  if (!right_number) return malformed("number", "bad_case_number");
  std::optional<CaseView> view;
  centre.store.read([&](store::Reader& reader) {
    const auto kase = case_of_receipt(reader, centre, *right_number, code);
    const auto loaded = kase ? load_case(reader, centre, *kase, Reading::everything) : std::nullopt;
    if (!loaded) return;
    // Shown as to the applicant, but for what hide_people() takes away: no account says who is asking.
    const Matter matter = loaded->matter(centre);
    Actor holder;
    holder.person = loaded->kase.filed.applicant.person;
    view = build(reader, centre, *loaded, Actor{}, Visible{matter, holder});
  });
  // The same words whether the number or the code is wrong: nobody learns that a case exists.
  if (!view) return not_found("no_such_case");
  hide_people(*view);
  return std::move(*view);
}

Result<CaseFile> case_file(const Centre& centre, const Actor& actor, CaseId kase, const std::string& digest) {
  std::optional<FileView> found;
  centre.store.read([&](store::Reader& reader) {
    const auto loaded = load_case(reader, centre, kase, Reading::for_deciding);
    if (!loaded) return;
    const Matter matter = loaded->matter(centre);
    if (holds_file(matter, Visible{matter, actor}, digest)) found = find_file(reader, centre, digest);
  });
  if (!found) return not_found("no_such_file");
  return CaseFile{TRY(centre.files.verified_path(digest)), found->type};
}

Result<CaseFile> own_file(const Centre& centre, PersonId person, const std::string& digest) {
  std::optional<std::string> type;
  centre.store.read([&](store::Reader& reader) { type = type_of_own(reader, centre, person, digest); });
  if (!type) return not_found("no_such_file");
  return CaseFile{TRY(centre.files.verified_path(digest)), *type};
}

}  // namespace yichuang::app
