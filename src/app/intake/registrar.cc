#include "app/intake/registrar.h"

#include <map>
#include <tuple>

#include "app/authority/organ_word.h"
#include "app/intake/facts_codec.h"
#include "app/record/state_names.h"

namespace yichuang::app {
namespace {

const sql::Statement kLast{
    "intake/last_document_serial",
    "SELECT COALESCE(MAX(serial), 0) FROM document_row WHERE district = $1 AND organ = $2 AND kind = $3 "
    "AND year = $4"};
const sql::Statement kInsert{
    "intake/number_document",
    "INSERT INTO document_row (district, id, kase, seq, organ, kind, year, serial, number) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

// The word for the kind in a document's number: 渝北市监 准 〔2026〕 1号. Licences, records and payments share a series.
const char* kind_word(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::receipt:
      return "收";
    case DocumentKind::acceptance_notice:
      return "受";
    case DocumentKind::deficiency_notice:
      return "补";
    case DocumentKind::non_acceptance:
      return "不受";
    case DocumentKind::grant_decision:
      return "准";
    case DocumentKind::refusal_decision:
      return "不准";
    case DocumentKind::ending_notice:
      return "终";
    case DocumentKind::extension_notice:
      return "延";
    case DocumentKind::special_procedure_notice:
      return "特";
    case DocumentKind::collection_slip:
      return "送";
    case DocumentKind::result_paper:
      return "制";
  }
  return "";
}

std::string word_of(const Catalogue& catalogue, const std::string& organ) {
  const Department* department = catalogue.department(organ);
  return department == nullptr ? centre_word(catalogue) : organ_word(*department);
}

}  // namespace

int Registrar::run_once() {
  return follower_.run_once([this](const auto& facts, store::WriteSet& set) { number(facts, set); });
}

void Registrar::number(const std::vector<store::Store::FeedRow>& facts, store::WriteSet& set) {
  const auto catalogue = centre_.catalogues.current();
  std::map<std::tuple<std::string, std::string, int>, std::int64_t> serials;
  for (const auto& row : facts) {
    if (row.stream_kind != "case" || row.fact.kind != "document_made") continue;
    const CaseId kase{row.key.stream};
    const auto made =
        std::get<DocumentMade>(decode(row.fact, kase, centre_.vault, Reading::for_deciding).fact);
    const int year = legal_day(row.fact.at).year();
    const std::string kind = code_of(made.kind);
    auto [serial, fresh] = serials.try_emplace({made.organ, kind, year}, 0);
    if (fresh)
      centre_.store.read([&, &last = serial->second](store::Reader& reader) {
        last = reader.run(kLast, {centre_.district, made.organ, kind, std::int64_t{year}}).integer(0, 0);
      });
    ++serial->second;
    const std::string number = word_of(*catalogue, made.organ) + kind_word(made.kind) + "〔" +
                               std::to_string(year) + "〕" + std::to_string(serial->second) + "号";
    set.rows.push_back({&kInsert,
                        {centre_.district, made.document.value, kase.value, row.fact.seq, made.organ, kind,
                         std::int64_t{year}, serial->second, number},
                        true});
  }
}

}  // namespace yichuang::app
