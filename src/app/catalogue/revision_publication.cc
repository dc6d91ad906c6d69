#include "app/catalogue/revision_publication.h"

#include <algorithm>
#include <set>

#include "app/catalogue/guide_report_mending.h"
#include "app/catalogue/promise_adoption.h"
#include "app/catalogue/revision_ground.h"
#include "app/catalogue/stored_version.h"
#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

const sql::Statement kPublishers{
    "catalogue/list_publications",
    "SELECT c.number, c.version, c.effective_from, c.published_at, p.name, c.revision FROM "
    "catalogue_publication c "
    "LEFT JOIN person p ON p.district = c.district AND p.id = c.person WHERE c.district = $1 "
    "ORDER BY c.number DESC LIMIT 200"};

std::vector<Publication> all_publications(const Centre& centre) {
  std::vector<Publication> all;
  centre.store.read([&](store::Reader& reader) { all = publications(reader, centre.district); });
  ensure(!all.empty());
  return all;
}

std::set<RecordName> changed_between(const RecordIndex& before, const RecordIndex& after) {
  std::set<RecordName> changed;
  for (const auto& [name, record] : before) {
    const auto found = after.find(name);
    if (found == after.end() || found->second.document != record.document) changed.insert(name);
  }
  for (const auto& [name, record] : after)
    if (!before.contains(name)) changed.insert(name);
  return changed;
}

// Publishes, while the draft that was decided on stays at hand for what is written beside the fact.
struct Publishing {
  Centre& centre;
  DraftReadings& readings;
  const Command& command;
  const PublicationInput& wanted;
  std::shared_ptr<const BaseReading> base = {};
  std::shared_ptr<const DraftReading> draft = {};
  store::WriteSet adoptions = {};

  Result<RevisionFact> decide(const StoredRevision& stored) {
    const auto day = parse_date(wanted.effective_from);
    if (!day) return malformed("effective_from", "not_a_date");
    draft = readings.draft(centre, stored);
    const PublicationGround ground = publication_ground(centre, *draft, all_publications(centre));
    RevisionFact fact = TRY(decide_publication(stored.revision, command.actor, ground, *day));
    adoptions = {};
    base = readings.base(centre, stored.revision.base);
    TRY(ask_adoption(adoptions, centre, base->catalogue, draft->catalogue, wanted.adopt, *day,
                     command.actor.person));
    return fact;
  }

  void beside(store::WriteSet& set, RevisionId revision, const RevisionFact& fact) const {
    const auto& published = std::get<RevisionPublished>(fact);
    keep_version(set, centre.district, published.version, draft->files, centre.clock());
    const Publication publication{published.number, published.version,     published.effective_from,
                                  centre.clock(),   command.actor.person, revision};
    keep_publication(set, centre.district, publication);
    answer_by_publication(set, centre, publication, base->catalogue, draft->catalogue);
    set.rows.insert(set.rows.end(), adoptions.rows.begin(), adoptions.rows.end());
  }
};

RevisionEvent event_of(Instant at, const Command& command, RevisionFact fact) {
  return {at, command.actor.person, command.actor.post, std::move(fact)};
}

// The records a publication changed, as they were before it.
struct Reversal {
  std::vector<RecordToSave> records;
  std::map<RecordName, std::string> documents;
};

Reversal reversal_of(const RecordIndex& before, const RecordIndex& published) {
  Reversal reversal;
  for (const RecordName& name : changed_between(before, published)) {
    const auto stood = before.find(name);
    const bool removed = stood == before.end();
    const std::string document = removed ? std::string() : stood->second.document;
    reversal.records.push_back({name, 0, removed, removed ? "" : crypto::sm3_hex(document)});
    reversal.documents[name] = document;
  }
  return reversal;
}

}  // namespace

Result<RevisionTaken> publish_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                       RevisionId revision, const PublicationInput& wanted) {
  Publishing publishing{centre, readings, command, wanted};
  const auto taken =
      act_on_revision(centre, command, revision,
                      {[&](const StoredRevision& stored) { return publishing.decide(stored); },
                       {},
                       [&](store::WriteSet& set, const StoredRevision&, const RevisionFact& fact) {
                         publishing.beside(set, revision, fact);
                       }});
  if (taken) centre.catalogues.look();
  return taken;
}

Result<RevisionTaken> rebase_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                      RevisionId revision) {
  return act_on_revision(centre, command, revision,
                         {[&](const StoredRevision& stored) -> Result<RevisionFact> {
                           const std::string latest = all_publications(centre).back().version;
                           std::set<RecordName> changed;
                           if (latest != stored.revision.base)
                             changed = changed_between(readings.base(centre, stored.revision.base)->index,
                                                       readings.base(centre, latest)->index);
                           return decide_rebase(stored.revision, command.actor, latest, changed);
                         }});
}

Result<RevisionTaken> reverse_publication(Centre& centre, DraftReadings& readings, const Command& command,
                                          const std::string& version, const std::string& title) {
  const auto all = all_publications(centre);
  const auto found =
      std::find_if(all.rbegin(), all.rend(), [&](const Publication& one) { return one.version == version; });
  // What was shipped was published by nobody, and nothing was before it.
  if (found == all.rend() || found->number == 0) return not_found("no_such_version");
  const auto before = std::find_if(all.begin(), all.end(),
                                   [&](const Publication& one) { return one.number == found->number - 1; });
  ensure(before != all.end());
  const auto published = readings.base(centre, version);
  const Reversal reversal = reversal_of(readings.base(centre, before->version)->index, published->index);
  const std::string latest = all.back().version;
  const Instant now = centre.clock();
  std::vector<RevisionEvent> events;
  const auto then = [&](const Result<RevisionFact>& decided) -> Result<void> {
    events.push_back(event_of(now, command, TRY(decided)));
    return {};
  };
  TRY(then(decide_opening(command.actor, title.empty() ? "撤回版本 " + version : title, version, version)));
  TRY(then(decide_import(fold(events), command.actor, reversal.records)));
  // What was published since may have changed the same records: that is looked at, not written over.
  if (latest != version)
    TRY(then(decide_rebase(fold(events), command.actor, latest,
                           changed_between(published->index, readings.base(centre, latest)->index))));
  return open_with(centre, command, events, reversal.documents);
}

VersionList list_versions(const Centre& centre) {
  VersionList list;
  const std::string current = centre.catalogues.current()->version;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const auto rows = reader.run(kPublishers, {centre.district});
    bool found = false;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      VersionView one;
      one.number = rows.integer(row, 0);
      one.version = rows.text(row, 1);
      one.effective_from = rows.maybe_text(row, 2);
      one.published_at = Instant{rows.integer(row, 3)};
      one.by = rows.maybe_text(row, 4).value_or("");
      if (rows.integer(row, 5) != 0) one.revision = std::to_string(rows.integer(row, 5));
      // Two publications may say the same again; the newer one is what is in force.
      one.current = !found && one.version == current;
      found |= one.current;
      list.versions.push_back(std::move(one));
    }
  });
  return list;
}

}  // namespace yichuang::app
