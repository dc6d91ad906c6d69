#include "app/intake/case_command.h"

#include <algorithm>

#include "app/authority/letters.h"
#include "app/intake/case_shelf.h"
#include "app/intake/documents.h"
#include "app/intake/uploads.h"
#include "app/people/account_hold.h"
#include "core/intake/reception.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

// Everything a decision is made from, read in one snapshot.
struct Ground {
  LentCase loaded;
  std::vector<HeldLetter> letters;
  std::optional<Answered> answered;
  std::vector<store::Held> account;
};

// All questions share one round trip, which on PostgreSQL costs more than answering them.
Result<Ground> read_ground(const Centre& centre, const Command& command, CaseId kase) {
  const store::StreamKey key = stream_of(centre, kase);
  std::optional<LoadedCase> known = centre.cases == nullptr ? std::nullopt : centre.cases->take(key);
  const bool keyed = !command.key.empty(), somebody = static_cast<bool>(command.actor.person);
  sql::Batch questions{store::facts_from(key, known ? known->state.version : 0),
                       ask_letters(centre, command.actor.person)};
  if (keyed) questions.push_back(ask_answered(centre, command));
  if (somebody) questions.push_back(ask_account(centre, command.actor));
  const std::vector<sql::Rows> answers = centre.store.ask(questions);

  Ground ground;
  if (keyed) ground.answered = TRY(answered_in(answers[2], command));
  if (ground.answered) return ground;
  if (somebody) ground.account = TRY(account_in(answers.back(), centre, command.actor));
  ground.letters = letters_in(answers[1], centre);
  const std::vector<store::Fact> facts = store::facts_in(answers[0]);
  auto loaded = known ? brought_up(std::move(*known), facts, centre)
                      : folded_case(facts, centre, kase, Reading::for_deciding);
  if (known && !loaded) return read_ground(centre, command, kase);  // now that it is on no shelf any more
  if (loaded) ground.loaded = LentCase(centre.cases, key, std::move(*loaded));
  return ground;
}

// Adds one fact to the case as it will stand and to the facts to be recorded.
void record(LoadedCase& after, store::Append& append, const Centre& centre, const CaseFact& fact,
            const Act& act) {
  apply(after.kase, Recorded{fact, act, after.kase.version + 1}, *after.plan);
  after.last_at = act.at;
  append.facts.push_back(encode(fact, after.kase.id, act, centre.vault));
}

// The facts decided, then the items they freed from waiting, then the documents of all of them.
std::vector<std::string> record_all(LoadedCase& after, store::Append& append, Centre& centre,
                                    const Facts& decided, const Act& act, const std::string& by) {
  const Act law{PersonId{}, act.at};
  for (const CaseFact& fact : decided) record(after, append, centre, fact, act);
  const Facts freed = decide_waiting_acceptance(after.matter(centre), legal_day(act.at));
  for (const CaseFact& fact : freed) record(after, append, centre, fact, law);
  std::vector<DocumentMade> documents;
  for (const CaseFact& fact : decided)
    for (DocumentMade& made : documents_of(centre, after, fact, act, by))
      documents.push_back(std::move(made));
  for (const CaseFact& fact : freed)
    for (DocumentMade& made : documents_of(centre, after, fact, law, {}))
      documents.push_back(std::move(made));
  std::vector<std::string> ids;
  for (const DocumentMade& made : documents) {
    ids.push_back(to_string(made.document));
    record(after, append, centre, made, law);
  }
  return ids;
}

// The account, the post and the letters of the actor stand as they were read when the decision is recorded: a revocation
// in between wins.
void hold(store::WriteSet& set, const Centre& centre, const Ground& ground) {
  set.held = ground.account;
  for (const HeldLetter& held : ground.letters)
    set.held.push_back({{centre.district, held.letter.id.value}, held.version});
}

// A case's facts never go back in time, also when the clock was set back between them.
Instant now_for(const Centre& centre, const LoadedCase& loaded) {
  const Instant now = centre.clock();
  return std::max(now, loaded.last_at);
}

// Applies the set, whose last append is the case's, and remembers the case as it now stands.
store::Applied settle(const Centre& centre, const store::WriteSet& set, LoadedCase after, ListRows rows) {
  std::vector<store::StreamState> left;
  const store::Applied applied = centre.store.apply(set, &left);
  if (applied != store::Applied::done || centre.cases == nullptr) return applied;
  after.state = std::move(left.back());
  after.rows = std::move(rows);
  centre.cases->put(set.appends.back().key, std::move(after));
  return applied;
}

Result<Taken> replay(const Answered& answered) {
  auto taken = json::read<Taken>(answered.body);
  if (!taken) throw Failure("a remembered answer cannot be read");
  return taken;
}

}  // namespace

Result<Taken> act_on_case(Centre& centre, const Command& command, CaseId kase, const Decide& decide,
                          Entry entry) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    Ground ground = TRY(read_ground(centre, command, kase));
    if (ground.answered) return replay(*ground.answered);
    if (!ground.loaded) return not_found("no_such_case");
    const CaseTies ties = ties_of(ground.loaded->kase, *ground.loaded->plan);
    if (entry == Entry::by_sight && !sight_of(command.actor, ties).at_all) return not_found("no_such_case");
    if (command.seen && *command.seen != ground.loaded->kase.version) return stale();

    const Instant now = now_for(centre, *ground.loaded);
    std::vector<Letter> letters;
    for (const HeldLetter& held : ground.letters) letters.push_back(held.letter);
    const Facts decided = TRY(decide(ground.loaded->matter(centre), Acting{command.actor, letters, now}));

    store::WriteSet set;
    store::Append append{stream_of(centre, kase), "case", ground.loaded->state, {}};
    LoadedCase after = ground.loaded.keep();  // a case is large: nobody needs it as it was
    const ListRows before = after.rows ? std::move(*after.rows) : list_rows(after, centre, now);
    Taken taken{to_string(kase), after.kase.filed.number, 0, {}};
    taken.documents =
        record_all(after, append, centre, decided, Act{command.actor.person, now}, command.actor.name);
    taken.version = after.kase.version;
    set.appends.push_back(std::move(append));
    for (const CaseFact& fact : decided) keep_files(set, centre, command.actor.person, fact);
    hold(set, centre, ground);
    ListRows rows = derive_rows(set, centre, before, after, now);
    remember_answer(set, centre, command, json::write(taken));
    // A duplicate key means a twin of this request won the race: the next round answers as it did.
    if (settle(centre, set, std::move(after), std::move(rows)) == store::Applied::done) return taken;
  }
  return stale();
}

Result<Taken> open_case(Centre& centre, const Command& command, const Facts& decided,
                        const store::WriteSet& besides) {
  ensure(!decided.empty() && std::holds_alternative<Filed>(decided.front()));
  const Filed& filed = std::get<Filed>(decided.front());
  const CaseId kase{centre.ids.next()};
  LoadedCase after;
  after.catalogue = centre.catalogues.version(filed.catalogue_version);
  after.plan = TRY(centre.plans.plan(*after.catalogue, filed.package, filed.answers));
  after.kase.id = kase;
  const Act act{command.actor.person, centre.clock()};
  store::Append append{stream_of(centre, kase), "case", {}, {}};
  Taken taken{to_string(kase), filed.number, 0, {}};
  taken.documents = record_all(after, append, centre, decided, act, command.actor.name);
  taken.version = after.kase.version;
  store::WriteSet set = besides;
  keep_files(set, centre, command.actor.person, decided.front());
  set.held = TRY(account_of(centre, command.actor));
  set.appends.push_back(std::move(append));
  ListRows rows = derive_rows(set, centre, {}, after, act.at);
  remember_answer(set, centre, command, json::write(taken));
  const store::Applied applied = settle(centre, set, std::move(after), std::move(rows));
  if (applied == store::Applied::done) return taken;
  // A twin of this request that won has left its answer, whichever of its rows stood in the way of this one's.
  const Ground ground = TRY(read_ground(centre, command, kase));
  if (ground.answered) return replay(*ground.answered);
  ensure(applied == store::Applied::stale);
  return stale();
}

ByItself change_by_itself(Centre& centre, CaseId kase, PersonId by,
                          const std::function<Facts(const Matter&, Instant now)>& decide) {
  std::optional<LoadedCase> before;
  centre.store.read(
      [&](store::Reader& reader) { before = load_case(reader, centre, kase, Reading::for_deciding); });
  if (!before) return ByItself::nothing;
  const Instant now = now_for(centre, *before);
  const Facts due = decide(before->matter(centre), now);
  if (due.empty()) return ByItself::nothing;
  store::WriteSet set;
  store::Append append{stream_of(centre, kase), "case", before->state, {}};
  const ListRows rows = list_rows(*before, centre, now);
  LoadedCase after = std::move(*before);
  record_all(after, append, centre, due, Act{by, now}, {});
  set.appends.push_back(std::move(append));
  derive_rows(set, centre, rows, after, now);
  return centre.store.apply(set) == store::Applied::done ? ByItself::done : ByItself::missed;
}

bool sweep_case(Centre& centre, CaseId kase) {
  return change_by_itself(centre, kase, PersonId{}, [](const Matter& matter, Instant now) {
           return decide_deemed_acceptance(matter, legal_day(now));
         }) == ByItself::done;
}

}  // namespace yichuang::app
