#include "app/care/call_backs.h"

#include "app/care/call_back_fact.h"
#include "core/intake/call_back.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

const sql::Statement kOpenOf{"care/call_back_of_phone",
                             "SELECT id FROM call_back WHERE district = $1 AND phone_blind = $2 "
                             "AND closed_at IS NULL"};
const sql::Statement kCount{"care/count_call_backs",
                            "SELECT count(*) FROM call_back WHERE district = $1 AND closed_at IS NULL"};
const sql::Statement kList{
    "care/list_call_backs",
    "SELECT id, sealed, page, language, asked_at, calls, called_at FROM call_back WHERE district = $1 "
    "AND closed_at IS NULL ORDER BY id LIMIT 200"};
static_assert(kMostCallBacks == 200);
const sql::Statement kInsert{
    "care/insert_call_back",
    "INSERT INTO call_back (district, id, phone_blind, sealed, page, language, asked_at, calls) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, 0) "
    "ON CONFLICT (district, phone_blind) WHERE closed_at IS NULL DO NOTHING"};
const sql::Statement kRead{
    "care/read_call_back",
    "SELECT asked_at, calls, closed_at, sealed FROM call_back WHERE district = $1 AND id = $2"};
// A closed row keeps nothing of the number; the journal's fact holds it sealed.
const sql::Statement kCalled{"care/put_call",
                             "UPDATE call_back SET calls = $3, called_at = $4, closed_at = $5, sealed = $6, "
                             "phone_blind = CASE WHEN $6 = '' THEN '' ELSE phone_blind END "
                             "WHERE district = $1 AND id = $2 AND calls = $7"};

std::string place(std::int64_t request) { return "call_back:" + std::to_string(request); }

struct Found {
  CallBack request;
  std::string sealed;
  store::StreamState state;
  std::optional<Answered> answered;
};

Result<Found> find(const Centre& centre, const Command& command, std::int64_t id) {
  std::optional<Found> found;
  std::optional<Refusal> refusal;
  centre.store.read([&](store::Reader& reader) {
    found.reset();
    refusal.reset();
    auto answered = answered_before(reader, centre, command);
    if (!answered) {
      refusal = answered.refusal();
      return;
    }
    const auto rows = reader.run(kRead, {centre.district, id});
    if (rows.empty()) return;
    CallBack request{Instant{rows.integer(0, 0)}, static_cast<int>(rows.integer(0, 1)), false};
    if (!rows.is_null(0, 2)) request.reached = true;
    found = Found{request, rows.text(0, 3), reader.stream({centre.district, id}).first, *answered};
  });
  if (refusal) return *refusal;
  if (!found) return not_found("no_such_request");
  return std::move(*found);
}

}  // namespace

Result<CallBackAsked> ask_call_back(Centre& centre, const CallBackInput& wanted) {
  TRY(check_phone(wanted.phone, "phone"));
  const std::string blind = centre.vault.blind("call_back:" + wanted.phone);
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    bool waits = false;
    std::int64_t open = 0;
    centre.store.read([&](store::Reader& reader) {
      waits = !reader.run(kOpenOf, {centre.district, blind}).empty();
      open = reader.run(kCount, {centre.district}).integer(0, 0);
    });
    // Whoever asks for somebody else's number is answered as if it were new, and refused as if it were: that it waits
    // is nobody's business but its owner's.
    if (open >= kMostCallBacks) return refuse("too_many_waiting");
    const std::int64_t id = centre.ids.next();
    const Instant now = centre.clock();
    if (waits) return CallBackAsked{std::to_string(id), now};
    const std::string sealed = centre.vault.seal(wanted.phone, place(id));
    store::WriteSet set;
    set.appends.push_back(
        {{centre.district, id},
         "call_back",
         {},
         {{"call_back_asked", now, 0, json::write(AskedFact{sealed, wanted.page, wanted.language})}}});
    set.rows.push_back(
        {&kInsert, {centre.district, id, blind, sealed, wanted.page, wanted.language, now.ms}, true});
    if (centre.store.apply(set) == store::Applied::done) return CallBackAsked{std::to_string(id), now};
  }
  return stale();
}

CallBackList list_call_backs(const Centre& centre) {
  CallBackList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const auto rows = reader.run(kList, {centre.district});
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::int64_t id = rows.integer(row, 0);
      CallBackRow one{std::to_string(id),
                      centre.vault.open(rows.text(row, 1), place(id)),
                      rows.text(row, 2),
                      rows.text(row, 3),
                      Instant{rows.integer(row, 4)},
                      static_cast<int>(rows.integer(row, 5)),
                      {}};
      if (!rows.is_null(row, 6)) one.called_at = Instant{rows.integer(row, 6)};
      list.requests.push_back(std::move(one));
    }
    list.total = static_cast<std::int64_t>(list.requests.size());
  });
  return list;
}

Result<CallTaken> record_call(Centre& centre, const Command& command, CallBackId request,
                              const CallInput& call) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    const Found found = TRY(find(centre, command, request.value));
    if (found.answered) {
      auto taken = json::read<CallTaken>(found.answered->body);
      if (!taken) throw Failure("a remembered answer cannot be read");
      return taken;
    }
    const CallBack after = TRY(decide_call(found.request, call.reached, command.actor));
    const Instant now = centre.clock();
    const CallTaken taken{after.open(), after.calls};
    store::WriteSet set;
    set.appends.push_back(
        {{centre.district, request.value},
         "call_back",
         found.state,
         {{"called_back", now, command.actor.person.value, json::write(CalledFact{call.reached})}}});
    set.rows.push_back({&kCalled,
                        {centre.district, request.value, std::int64_t{after.calls}, now.ms,
                         after.open() ? sql::Value{nullptr} : sql::Value{now.ms},
                         after.open() ? found.sealed : std::string(), std::int64_t{found.request.calls}},
                        true});
    remember_answer(set, centre, command, json::write(taken));
    if (centre.store.apply(set) == store::Applied::done) return taken;
  }
  return stale();
}

}  // namespace yichuang::app
