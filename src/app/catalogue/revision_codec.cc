#include "app/catalogue/revision_codec.h"

#include <array>
#include <optional>

#include "app/record/typed_text.h"
#include "platform/json/codec_impl.h"

namespace yichuang {

YICHUANG_DESCRIBE(SavedRecord, (kind, code, number, removed, digest, copied_from, members))
YICHUANG_DESCRIBE(RevisionOpened, (title, base, undoes))
YICHUANG_DESCRIBE(RecordsSaved, (records, imported))
YICHUANG_DESCRIBE(SaveUndone, (act))
YICHUANG_DESCRIBE(RevisionSubmitted, (departments, concerned))
YICHUANG_DESCRIBE(DepartmentReviewed, (department, text))
YICHUANG_DESCRIBE(DepartmentOpined, (department, text))
YICHUANG_DESCRIBE(LegallyReviewed, (text))
YICHUANG_DESCRIBE(RevisionReturned, (text))
YICHUANG_DESCRIBE(RevisionPublished, (number, version, effective_from))
YICHUANG_DESCRIBE(RevisionDropped, ())
YICHUANG_DESCRIBE(RevisionRebased, (base, conflicts))

namespace app {
namespace {

// Exactly one of them beside the post in which it was done.
struct RevisionEntry {
  std::string post;
  std::optional<RevisionOpened> opened;
  std::optional<RecordsSaved> saved;
  std::optional<SaveUndone> undone;
  std::optional<RevisionSubmitted> submitted;
  std::optional<DepartmentReviewed> department_reviewed;
  std::optional<LegallyReviewed> legally_reviewed;
  std::optional<RevisionReturned> returned;
  std::optional<RevisionPublished> published;
  std::optional<RevisionDropped> dropped;
  std::optional<RevisionRebased> rebased;
  std::optional<DepartmentOpined> opined;
};
YICHUANG_DESCRIBE(RevisionEntry, (post, opened, saved, undone, submitted, department_reviewed,
                                  legally_reviewed, returned, published, dropped, rebased, opined))

}  // namespace
}  // namespace app
}  // namespace yichuang

YICHUANG_TEXT(yichuang::SavedRecord, kind, code)
YICHUANG_TEXT(yichuang::SavedRecord, code, code)
YICHUANG_TEXT(yichuang::SavedRecord, digest, code)
YICHUANG_TEXT(yichuang::SavedRecord, copied_from, code)
YICHUANG_TEXT(yichuang::SavedRecord, members, code)
// Facts of before there were they have none.
YICHUANG_RULES(yichuang::SavedRecord, {.member = "copied_from", .absent_ok = true},
               {.member = "members", .absent_ok = true})
YICHUANG_TEXT(yichuang::RevisionOpened, title, typed)
YICHUANG_TEXT(yichuang::RevisionOpened, base, code)
YICHUANG_TEXT(yichuang::RevisionOpened, undoes, code)
YICHUANG_TEXT(yichuang::RevisionSubmitted, departments, code)
YICHUANG_TEXT(yichuang::RevisionSubmitted, concerned, code)
YICHUANG_RULES(yichuang::RevisionSubmitted, {.member = "concerned", .absent_ok = true})
YICHUANG_TEXT(yichuang::DepartmentOpined, department, code)
YICHUANG_TEXT(yichuang::DepartmentOpined, text, typed)
YICHUANG_TEXT(yichuang::DepartmentReviewed, department, code)
YICHUANG_TEXT(yichuang::DepartmentReviewed, text, typed)
YICHUANG_TEXT(yichuang::LegallyReviewed, text, typed)
YICHUANG_TEXT(yichuang::RevisionReturned, text, typed)
YICHUANG_TEXT(yichuang::RevisionPublished, version, code)
YICHUANG_TEXT(yichuang::RevisionRebased, base, code)
YICHUANG_TEXT(yichuang::app::RevisionEntry, post, code)

namespace yichuang::app {
namespace {

// In the order of RevisionFact.
constexpr std::array<const char*, 11> kKinds{"revision_opened",
                                             "revision_saved",
                                             "revision_undone",
                                             "revision_submitted",
                                             "revision_department_reviewed",
                                             "revision_reviewed",
                                             "revision_returned",
                                             "revision_published",
                                             "revision_dropped",
                                             "revision_rebased",
                                             "revision_department_opined"};
static_assert(kKinds.size() == std::variant_size_v<RevisionFact>);

std::string bound_to(RevisionId revision) { return "revision:" + to_string(revision); }

template <class Fact>
void put(RevisionFact& fact, std::optional<Fact>& from) {
  if (from) fact = std::move(*from);
}

struct Filling {
  RevisionEntry& entry;
  void operator()(const RevisionOpened& fact) const { entry.opened = fact; }
  void operator()(const RecordsSaved& fact) const { entry.saved = fact; }
  void operator()(const SaveUndone& fact) const { entry.undone = fact; }
  void operator()(const RevisionSubmitted& fact) const { entry.submitted = fact; }
  void operator()(const DepartmentReviewed& fact) const { entry.department_reviewed = fact; }
  void operator()(const LegallyReviewed& fact) const { entry.legally_reviewed = fact; }
  void operator()(const RevisionReturned& fact) const { entry.returned = fact; }
  void operator()(const RevisionPublished& fact) const { entry.published = fact; }
  void operator()(const RevisionDropped& fact) const { entry.dropped = fact; }
  void operator()(const RevisionRebased& fact) const { entry.rebased = fact; }
  void operator()(const DepartmentOpined& fact) const { entry.opined = fact; }
};

}  // namespace

std::string kind_of(const RevisionFact& fact) { return kKinds.at(fact.index()); }

std::string encode_event(const RevisionEvent& event, const Vault& vault, RevisionId revision) {
  RevisionEntry entry;
  entry.post = event.post;
  std::visit(Filling{entry}, event.fact);
  return typed_text::write_parted(std::move(entry), vault, bound_to(revision));
}

RevisionEvent decode_event(const store::Fact& fact, const Vault& vault, RevisionId revision) {
  RevisionEntry entry = typed_text::read_parted<RevisionEntry>(
      fact.body, vault, [&](const RevisionEntry&) { return bound_to(revision); });
  RevisionEvent event{fact.at, PersonId{fact.person}, entry.post, RevisionDropped{}};
  put(event.fact, entry.opened);
  put(event.fact, entry.saved);
  put(event.fact, entry.undone);
  put(event.fact, entry.submitted);
  put(event.fact, entry.department_reviewed);
  put(event.fact, entry.legally_reviewed);
  put(event.fact, entry.returned);
  put(event.fact, entry.published);
  put(event.fact, entry.rebased);
  put(event.fact, entry.opined);
  return event;
}

}  // namespace yichuang::app
