// A store with one caller's table and one idempotency table, and short ways to say a set.
#pragma once

#include "platform/store/fact_hash.h"
#include "platform/store/store.h"
#include "tests/contract/postgres.h"

namespace yichuang::contract {

inline constexpr std::int64_t kDistrict = 500112;

inline const store::Step kDesk{100, "desk", R"(
CREATE TABLE desk (district {{int}} NOT NULL, stream {{int}} NOT NULL, note {{text}} NOT NULL,
  PRIMARY KEY (district, stream)) {{strict}};
CREATE TABLE idempotency (district {{int}} NOT NULL, key {{text}} NOT NULL,
  PRIMARY KEY (district, key)) {{strict}};
)"};

inline constexpr sql::Statement kPutDesk{"desk/put",
                                         "INSERT INTO desk (district, stream, note) VALUES ($1, $2, $3) "
                                         "ON CONFLICT (district, stream) DO UPDATE SET note = excluded.note"};
inline constexpr sql::Statement kInsertDesk{"desk/insert",
                                            "INSERT INTO desk (district, stream, note) VALUES ($1, $2, $3)"};
inline constexpr sql::Statement kChangeDesk{
    "desk/change", "UPDATE desk SET note = $3 WHERE district = $1 AND stream = $2 AND note = $4"};
inline constexpr sql::Statement kDeskNote{"desk/note",
                                          "SELECT note FROM desk WHERE district = $1 AND stream = $2"};
inline constexpr sql::Statement kIdempotency{"idempotency/insert",
                                             "INSERT INTO idempotency (district, key) VALUES ($1, $2)"};
inline constexpr sql::Statement kCountKeys{"idempotency/count",
                                           "SELECT count(*) FROM idempotency WHERE district = $1"};
inline constexpr sql::Statement kCountFacts{"test/count_facts",
                                            "SELECT count(*) FROM fact WHERE district = $1"};

inline store::StreamKey stream_key(std::int64_t stream) { return {kDistrict, stream}; }

inline store::Append append(std::int64_t stream, const store::StreamState& seen,
                            std::vector<std::string> bodies = {"{}"}) {
  store::Append made{stream_key(stream), "case", seen, {}};
  for (std::string& body : bodies)
    made.facts.push_back({"noted", Instant{1'700'000'000'000 + seen.version}, 7, std::move(body)});
  return made;
}

inline store::RowChange desk_row(std::int64_t stream, const std::string& note,
                                 const sql::Statement& statement = kPutDesk) {
  return {&statement, {kDistrict, stream, note}, false};
}

inline store::RowChange idempotency_row(const std::string& key) {
  return {&kIdempotency, {kDistrict, key}, false};
}

class StoreTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) open();
  }
  void TearDown() override { store_.reset(); }

  void open(store::Options options = {}) {
    options.where = where();
    store_.reset();
    store_ = store::open(options, {kDesk});
  }
  store::StreamState state(std::int64_t stream) {
    store::StreamState found;
    store_->read([&](store::Reader& reader) { found = reader.stream(stream_key(stream)).first; });
    return found;
  }
  std::vector<store::Fact> facts(std::int64_t stream) {
    std::vector<store::Fact> found;
    store_->read([&](store::Reader& reader) { found = reader.stream(stream_key(stream)).second; });
    return found;
  }
  sql::Rows rows(const sql::Statement& statement, const sql::Params& params) {
    sql::Rows found;
    store_->read([&](store::Reader& reader) { found = reader.run(statement, params); });
    return found;
  }
  std::string note(std::int64_t stream) {
    const sql::Rows found = rows(kDeskNote, {kDistrict, stream});
    return found.empty() ? "" : found.text(0, 0);
  }

  std::unique_ptr<store::Store> store_;
};

}  // namespace yichuang::contract
