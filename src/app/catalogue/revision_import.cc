#include "app/catalogue/revision_import.h"

#include <boost/json.hpp>

#include "app/catalogue/differences.h"
#include "app/catalogue/document_json.h"
#include "app/catalogue/publications.h"
#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

Result<BundleReading> bundle_in(std::string_view bytes) {
  Refusal refusal{RefusalKind::malformed, "catalogue_malformed", {}, {}, {}};
  if (static_cast<std::int64_t>(bytes.size()) > kMostBundleBytes) {
    const std::string limit = std::to_string(kMostBundleBytes >> 20);
    refusal.fields.push_back(told_fault(
        "file", "file_too_large", {"文件太大，最大 " + limit + " MB", "the file is over " + limit + " MB"}));
    return refusal;
  }
  BundleReading bundle = TRY(read_bundle(bytes));
  const std::string limit = std::to_string(kMostDocumentBytes / 1024);
  for (const CatalogueRecord& record : bundle.records)
    if (boost::json::serialize(to_json(record.content)).size() > kMostDocumentBytes)
      refusal.fields.push_back(
          told_fault(bundle.place_of(record.key, {}), "document_too_large",
                     {"这条记录太大，最大 " + limit + " KB", "this record is over " + limit + " KB"}));
  if (!refusal.fields.empty()) return refusal;
  return bundle;
}

// What of the bundle the catalogue does not say yet.
std::vector<RecordToSave> records_to_save(const RecordIndex& standing, const BundleReading& bundle,
                                          std::map<RecordName, std::string>& documents) {
  std::vector<RecordToSave> records;
  for (const CatalogueRecord& record : bundle.records) {
    const RecordName name{record.key.kind, record.key.code};
    const boost::json::value document = to_json(record.content);
    const auto stands = standing.find(name);
    if (stands != standing.end() && boost::json::parse(stands->second.document) == document) continue;
    std::string text = boost::json::serialize(document);
    records.push_back({name, 0, false, crypto::sm3_hex(text)});
    if (stands != standing.end())
      records.back().members = members_changed(boost::json::parse(stands->second.document), document);
    documents[name] = std::move(text);
  }
  return records;
}

// Whether the revision had the record so before, and has it otherwise since.
bool stood_before(store::Reader& reader, const Centre& centre, const StoredRevision& stored,
                  const BaseReading& base, const RecordName& name, const boost::json::value& document) {
  bool saved_here = false;
  for (const RevisionAct& act : stored.revision.acts)
    for (const SavedRecord& one : act.records) {
      if (RecordName{one.kind, one.code} != name) continue;
      saved_here = true;
      const auto then = saved_document(reader, centre, stored.id, name, one.number);
      if (then && !then->empty() && boost::json::parse(*then) == document) return true;
    }
  const auto published = base.index.find(name);
  return saved_here && published != base.index.end() &&
         boost::json::parse(published->second.document) == document;
}

}  // namespace

Result<ImportPreview> preview_import(const Centre& centre, DraftReadings& readings, RevisionId revision,
                                     std::string_view bytes) {
  const BundleReading bundle = TRY(bundle_in(bytes));
  const StoredRevision stored = TRY(stored_revision(centre, revision));
  const auto draft = readings.draft(centre, stored);
  TRY(import_bundle(draft->files, bundle, draft->base->day));
  std::map<RecordName, std::string> documents;
  const std::vector<RecordToSave> records = records_to_save(draft->index, bundle, documents);
  ImportPreview preview;
  centre.store.read([&](store::Reader& reader) {
    preview = {};
    for (const RecordToSave& one : records) {
      const boost::json::value document = boost::json::parse(documents.at(one.name));
      preview.records.push_back({one.name.first, one.name.second, index_record(one.name, document).name,
                                 draft->index.contains(one.name) ? "changed" : "added", one.members,
                                 stood_before(reader, centre, stored, *draft->base, one.name, document)});
    }
  });
  preview.unchanged = static_cast<int>(bundle.records.size() - records.size());
  return preview;
}

Result<RevisionTaken> import_into_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                           RevisionId revision, std::string_view bytes,
                                           const std::set<RecordName>& left_out) {
  BundleReading bundle = TRY(bundle_in(bytes));
  std::erase_if(bundle.records, [&](const CatalogueRecord& record) {
    return left_out.contains({record.key.kind, record.key.code});
  });
  RevisionStroke stroke;
  stroke.decide = [&](const StoredRevision& stored) -> Result<RevisionFact> {
    const auto draft = readings.draft(centre, stored);
    TRY(import_bundle(draft->files, bundle, draft->base->day));
    stroke.documents.clear();
    return decide_import(stored.revision, command.actor,
                         records_to_save(draft->index, bundle, stroke.documents));
  };
  return act_on_revision(centre, command, revision, stroke);
}

Result<Proposal> propose_bundle(Centre& centre, DraftReadings& readings, const Command& command,
                                const std::string& title, std::string_view bytes) {
  std::string latest;
  centre.store.read(
      [&](store::Reader& reader) { latest = publications(reader, centre.district).back().version; });
  const Instant now = centre.clock();
  const auto event = [&](RevisionFact fact) {
    return RevisionEvent{now, command.actor.person, command.actor.post, std::move(fact)};
  };
  std::vector<RevisionEvent> events{event(TRY(decide_opening(command.actor, title, latest)))};
  const BundleReading bundle = TRY(bundle_in(bytes));
  const auto base = readings.base(centre, latest);
  const BundleImport import = TRY(import_bundle(base->files, bundle, base->day));
  std::map<RecordName, std::string> documents;
  events.push_back(event(
      TRY(decide_import(fold(events), command.actor, records_to_save(base->index, bundle, documents)))));
  return Proposal{TRY(open_with(centre, command, events, documents)), base->files, import.files};
}

}  // namespace yichuang::app
