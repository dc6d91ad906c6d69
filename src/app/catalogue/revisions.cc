#include "app/catalogue/revisions.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "app/catalogue/differences.h"
#include "app/catalogue/publications.h"
#include "app/catalogue/review_circle.h"
#include "app/catalogue/revision_problems.h"
#include "app/people/account_hold.h"
#include "platform/crypto/digest.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

// Everything an attempt needs, from one snapshot.
struct Situation {
  std::optional<StoredRevision> stored;
  std::vector<store::Held> held;
  std::optional<Answered> answered;
};

Result<Situation> situation_of(const Centre& centre, const Command& command, RevisionId revision) {
  Situation situation;
  std::optional<Refusal> refusal;
  centre.store.read([&](store::Reader& reader) {
    situation = {};
    refusal.reset();
    auto answered = answered_before(reader, centre, command);
    if (!answered) return void(refusal = answered.refusal());
    situation.answered = *answered;
    auto held = account_of(reader, centre, command.actor);
    if (!held) return void(refusal = held.refusal());
    situation.held = std::move(*held);
    if (revision) situation.stored = read_revision(reader, centre, revision);
  });
  if (refusal) return *refusal;
  if (revision && !situation.stored) return not_found("no_such_revision");
  return situation;
}

template <class Answer>
Answer remembered(const Answered& answered) {
  auto read = json::read<Answer>(answered.body);
  if (!read) throw Failure("a remembered answer cannot be read");
  return std::move(*read);
}

RevisionEvent event_of(const Centre& centre, const Command& command, RevisionFact fact) {
  return {centre.clock(), command.actor.person, command.actor.post, std::move(fact)};
}

RevisionTaken taken_of(RevisionId id, const Revision& after) {
  return {to_string(id), stage_code(after.stage), after.version};
}

bool has_code_inside(const std::string& kind) {
  static const std::set<std::string> kKinds{"item", "package", "material", "field", "department", "post"};
  return kKinds.contains(kind);
}

Result<std::string> checked_document(const RecordName& name, const boost::json::value& document) {
  if (!document.is_object()) return malformed("document", "not_an_object");
  if (has_code_inside(name.first)) {
    const boost::json::value* code = document.get_object().if_contains("code");
    if (code == nullptr || !code->is_string() || std::string_view(code->get_string()) != name.second)
      return malformed("document.code", "code_differs", {{"code", name.second}});
  }
  std::string text = boost::json::serialize(document);
  if (text.size() > kMostDocumentBytes)
    return malformed("document", "document_too_large",
                     {{"limit", std::to_string(kMostDocumentBytes / 1024)}});
  return text;
}

// What stood before this save.
std::string standing_document(const StoredRevision& stored, const BaseReading& base, const RecordName& name) {
  if (stored.revision.record(name)) return stored.documents.at(name);
  const auto published = base.index.find(name);
  return published == base.index.end() ? std::string() : published->second.document;
}

// Saves, or removes where `document` is empty. Saves of other records in between only cost another try.
Result<RecordSaved> put_record(Centre& centre, DraftReadings& readings, const Command& command,
                               RevisionId revision, const RecordName& name, const std::string& document,
                               const std::string& copied_from) {
  constexpr int kMostSaveTries = 10;
  const bool removed = document.empty();
  RecordToSave wanted{name, command.seen.value_or(0), removed, removed ? "" : crypto::sm3_hex(document),
                      copied_from};
  for (int attempt = 0; attempt < kMostSaveTries; ++attempt) {
    const Situation situation = TRY(situation_of(centre, command, revision));
    const StoredRevision& stored = *situation.stored;
    if (situation.answered) {
      RecordSaved saved = remembered<RecordSaved>(*situation.answered);
      saved.problems = problems_in(*readings.draft(centre, stored), name);
      return saved;
    }
    const auto base = readings.base(centre, stored.revision.base);
    const auto current = stored.revision.record(name);
    if (removed && (current ? current->removed : !base->index.contains(name)))
      return not_found("no_such_record");
    const RecordName ground{name.first, copied_from};
    if (!copied_from.empty() && !base->index.contains(ground) && !stored.documents.contains(ground))
      return malformed("copied_from", "no_such_record");
    if (const std::string stood = standing_document(stored, *base, name); !stood.empty() && !removed)
      wanted.members = members_changed(boost::json::parse(stood), boost::json::parse(document));
    const RevisionEvent event =
        event_of(centre, command, TRY(decide_saving(stored.revision, command.actor, wanted)));
    store::WriteSet set;
    const Revision after = record_facts(set, centre, stored, {event}, {{name, document}});
    set.held = situation.held;
    RecordSaved saved{after.record(name)->number, {}};
    remember_answer(set, centre, command, json::write(saved));
    if (centre.store.apply(set) != store::Applied::done) continue;
    saved.problems = problems_in(*readings.draft(centre, TRY(stored_revision(centre, revision))), name);
    return saved;
  }
  return stale();
}

}  // namespace

Result<StoredRevision> stored_revision(const Centre& centre, RevisionId revision) {
  std::optional<StoredRevision> stored;
  centre.store.read([&](store::Reader& reader) { stored = read_revision(reader, centre, revision); });
  if (!stored) return not_found("no_such_revision");
  return std::move(*stored);
}

Result<RevisionTaken> open_revision(Centre& centre, const Command& command, const std::string& title,
                                    const BesideOpening& beside) {
  std::string latest;
  centre.store.read(
      [&](store::Reader& reader) { latest = publications(reader, centre.district).back().version; });
  return open_with(centre, command,
                   {event_of(centre, command, TRY(decide_opening(command.actor, title, latest)))}, {}, beside);
}

Result<RevisionTaken> open_with(Centre& centre, const Command& command,
                                const std::vector<RevisionEvent>& events,
                                const std::map<RecordName, std::string>& documents,
                                const BesideOpening& beside) {
  const Situation situation = TRY(situation_of(centre, command, {}));
  if (situation.answered) return remembered<RevisionTaken>(*situation.answered);
  std::int64_t open = 0;
  centre.store.read([&](store::Reader& reader) { open = count_open_revisions(reader, centre); });
  if (open >= kMostOpenRevisions)
    return refuse("too_many_revisions", {}, {{"limit", std::to_string(kMostOpenRevisions)}});
  const StoredRevision nothing{RevisionId{centre.ids.next()}, {}, {}, {}, {}};
  store::WriteSet set;
  const RevisionTaken taken = taken_of(nothing.id, record_facts(set, centre, nothing, events, documents));
  if (beside) beside(set, nothing.id);
  set.held = situation.held;
  remember_answer(set, centre, command, json::write(taken));
  if (centre.store.apply(set) == store::Applied::done) return taken;
  // A twin of this request was quicker; what it was answered is the answer.
  const Situation since = TRY(situation_of(centre, command, {}));
  if (since.answered) return remembered<RevisionTaken>(*since.answered);
  return stale();
}

Result<RecordSaved> save_record(Centre& centre, DraftReadings& readings, const Command& command,
                                RevisionId revision, const RecordName& name,
                                const boost::json::value& document, const std::string& copied_from) {
  if (!is_record_key({name.first, name.second})) return not_found("no_such_record");
  return put_record(centre, readings, command, revision, name, TRY(checked_document(name, document)),
                    copied_from);
}

Result<RecordSaved> remove_record(Centre& centre, DraftReadings& readings, const Command& command,
                                  RevisionId revision, const RecordName& name) {
  if (!is_record_key({name.first, name.second})) return not_found("no_such_record");
  return put_record(centre, readings, command, revision, name, {}, {});
}

Result<RevisionTaken> act_on_revision(Centre& centre, const Command& command, RevisionId revision,
                                      const RevisionStroke& stroke) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    const Situation situation = TRY(situation_of(centre, command, revision));
    if (situation.answered) return remembered<RevisionTaken>(*situation.answered);
    const StoredRevision& stored = *situation.stored;
    if (command.seen && *command.seen != stored.state.version) return stale();
    const RevisionEvent event = event_of(centre, command, TRY(stroke.decide(stored)));
    store::WriteSet set;
    const Revision after = record_facts(set, centre, stored, {event}, stroke.documents);
    if (stroke.beside) stroke.beside(set, stored, event.fact);
    set.held = situation.held;
    const RevisionTaken taken = taken_of(revision, after);
    remember_answer(set, centre, command, json::write(taken));
    if (centre.store.apply(set) == store::Applied::done) return taken;
  }
  return stale();
}

Result<RevisionTaken> undo_save(Centre& centre, const Command& command, RevisionId revision) {
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           return decide_undo(stored.revision, command.actor);
                         }});
}

Result<RevisionTaken> submit_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                      RevisionId revision) {
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           const auto draft = readings.draft(centre, stored);
                           ReviewCircle circle = review_circle(*draft);
                           return decide_submission(stored.revision, command.actor,
                                                    std::move(circle.departments), draft->errors(),
                                                    std::move(circle.concerned));
                         }});
}

Result<RevisionTaken> review_for_department(Centre& centre, const Command& command, RevisionId revision,
                                            const RevisionReviewInput& review) {
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           return decide_department_review(stored.revision, command.actor, review.department,
                                                           review.text);
                         }});
}

Result<RevisionTaken> give_opinion(Centre& centre, const Command& command, RevisionId revision,
                                   const RevisionReviewInput& review) {
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           return decide_opinion(stored.revision, command.actor, review.text);
                         }});
}

Result<RevisionTaken> review_legality(Centre& centre, const Command& command, RevisionId revision,
                                      const RevisionReviewInput& review) {
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           return decide_legal_review(stored.revision, command.actor, review.text);
                         }});
}

Result<RevisionTaken> return_revision(Centre& centre, const Command& command, RevisionId revision,
                                      const RevisionReviewInput& review) {
  if (review.text.empty()) return malformed("text", "missing");
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           return decide_return(stored.revision, command.actor, review.text);
                         }});
}

Result<RevisionTaken> drop_revision(Centre& centre, const Command& command, RevisionId revision) {
  return act_on_revision(centre, command, revision, {[&](const StoredRevision& stored) {
                           return decide_drop(stored.revision, command.actor);
                         }});
}

}  // namespace yichuang::app
