// Drawing a document the first time it is asked for, and keeping it.
#include "app/intake/case_command.h"
#include "app/intake/document_page.h"
#include "core/intake/visible.h"
#include "platform/crypto/digest.h"
#include "platform/seal/key_ring.h"

namespace yichuang::app {
namespace {

const sql::Statement kNumber{"intake/document_number",
                             "SELECT number FROM document_row WHERE district = $1 AND id = $2"};
const sql::Statement kKept{"intake/kept_pdf",
                           "SELECT file FROM document_pdf WHERE district = $1 AND id = $2 AND large = $3"};
const sql::Statement kKeep{"intake/keep_pdf",
                           "INSERT INTO document_pdf (district, id, large, file) VALUES ($1, $2, $3, $4) "
                           "ON CONFLICT (district, id, large) DO NOTHING"};

struct Found {
  DocumentMade document;
  Instant made_at;
  std::optional<std::string> number;
  std::optional<std::string> kept;
  std::int64_t seq = 0;
  std::string hash;  // of its fact
};

Result<Found> find(const Centre& centre, const Actor& actor, CaseId kase, DocumentId document,
                   bool large_print) {
  std::optional<Found> found;
  bool seen = false;
  centre.store.read([&](store::Reader& reader) {
    const auto loaded = load_case(reader, centre, kase, Reading::everything);
    if (!loaded) return;
    const Matter matter = loaded->matter(centre);
    const Visible visible{matter, actor};
    if (!visible.at_all()) return;
    seen = true;
    for (const Recorded& recorded : loaded->facts)
      if (const auto* made = std::get_if<DocumentMade>(&recorded.fact);
          made != nullptr && made->document == document && visible.document(made->kind))
        found = Found{*made, recorded.act.at, {}, {}, recorded.seq, {}};
    if (!found) return;
    found->hash =
        reader.stream(stream_of(centre, kase)).second.at(static_cast<std::size_t>(found->seq - 1)).hash;
    if (const auto rows = reader.run(kNumber, {centre.district, document.value}); !rows.empty())
      found->number = rows.text(0, 0);
    const auto rows = reader.run(kKept, {centre.district, document.value, std::int64_t{large_print}});
    if (!rows.empty()) found->kept = rows.text(0, 0);
  });
  if (!seen) return not_found("no_such_case");
  if (!found) return not_found("no_such_document");
  return std::move(*found);
}

// No two drawings are the same bytes, for the signature in them is made anew. Of those who draw at once the first that
// stands in the database wins, and it is what everybody gets; the keeper clears the others' files away.
std::string keep_first(Centre& centre, DocumentId document, bool large_print, const std::string& drawn) {
  const sql::Params which{centre.district, document.value, std::int64_t{large_print}};
  store::WriteSet set;
  set.rows.push_back({&kKeep, {which[0], which[1], which[2], drawn}, false});
  centre.store.apply(set);
  std::string kept;
  centre.store.read([&](store::Reader& reader) { kept = reader.run(kKept, which).text(0, 0); });
  return kept;
}

}  // namespace

Result<std::string> document_pdf(Centre& centre, const Actor& actor, CaseId kase, DocumentId document,
                                 bool large_print) {
  const Found found = TRY(find(centre, actor, kase, document, large_print));
  if (found.kept) return centre.files.read(*found.kept);
  if (!found.number) return refuse("not_numbered_yet");
  DocumentSetting setting{*found.number, centre.public_url, large_print, centre.demo, found.made_at, {}, {}};
  if (centre.journal_keys != nullptr) {
    setting.proof =
        seal::code_of(centre.journal_keys->promise(stream_of(centre, kase), found.seq, found.hash));
    setting.fact = "第" + std::to_string(found.seq) + "项 " + crypto::to_hex(found.hash);
  }
  std::string pdf = pdf::render(page_of(found.document, setting));
  const std::string drawn = centre.files.put_own(pdf);
  const std::string kept = keep_first(centre, document, large_print, drawn);
  if (kept != drawn) return centre.files.read(kept);
  // The keeper may have taken the same bytes for a stray just now; from here on the row holds them.
  if (!centre.files.path(drawn)) centre.files.put_own(pdf);
  return pdf;
}

}  // namespace yichuang::app
