#include "platform/seal/export.h"

#include <map>
#include <memory>

#include "platform/seal/journal.h"

namespace yichuang::seal {
namespace {

using sql::Statement;

constexpr std::int64_t kPage = 2000;
constexpr std::int64_t kLowest = INT64_MIN;

constexpr Statement kDistricts{"export/districts", "SELECT DISTINCT district FROM stream ORDER BY district"};
constexpr Statement kKeys{"export/keys",
                          "SELECT number, key, public_key, after, at, signed_by, signature FROM journal_key "
                          "WHERE district = $1 ORDER BY number"};
constexpr Statement kFacts{
    "export/facts",
    "SELECT feed.pos, feed.stream, feed.seq, stream.kind, fact.kind, fact.at, fact.person, fact.body, "
    "fact.hash FROM feed "
    "LEFT JOIN fact ON fact.district = feed.district AND fact.stream = feed.stream AND fact.seq = feed.seq "
    "LEFT JOIN stream ON stream.district = feed.district AND stream.stream = feed.stream "
    "WHERE feed.district = $1 AND feed.pos > $2 ORDER BY feed.pos LIMIT $3"};
constexpr Statement kWaiting{
    "export/waiting",
    "SELECT journal_new.stream, journal_new.seq, stream.kind, fact.kind, fact.at, fact.person, fact.body, "
    "fact.hash FROM journal_new "
    "LEFT JOIN fact ON fact.district = journal_new.district AND fact.stream = journal_new.stream "
    "AND fact.seq = journal_new.seq "
    "LEFT JOIN stream ON stream.district = journal_new.district AND stream.stream = journal_new.stream "
    "WHERE journal_new.district = $1 AND (journal_new.stream, journal_new.seq) > ($2, $3) "
    "ORDER BY journal_new.stream, journal_new.seq LIMIT $4"};
constexpr Statement kHeads{"export/heads",
                           "SELECT number, size, root, at, previous, key, signature FROM journal_head "
                           "WHERE district = $1 AND number > $2 ORDER BY number LIMIT $3"};
constexpr Statement kNodes{"export/nodes",
                           "SELECT level, size, hash FROM journal_node WHERE district = $1 AND (level, size) "
                           "> ($2, $3) ORDER BY level, size LIMIT $4"};
// A row of version 0 holds that there is no such stream (platform/store/store.h).
constexpr Statement kStreams{"export/streams",
                             "SELECT stream, kind, version, head FROM stream WHERE district = $1 AND "
                             "stream > $2 AND version > 0 ORDER BY stream LIMIT $3"};
constexpr Statement kCounts{
    "export/counts",
    "SELECT (SELECT count(*) FROM fact WHERE district = $1), "
    "(SELECT count(*) FROM stream WHERE district = $1 AND version > 0), "
    "(SELECT coalesce(max(pos), 0) FROM follower WHERE district = $1 AND name = 'sealer')"};

void write_end(std::int64_t facts, std::int64_t streams, std::int64_t sealed, const Write& write) {
  write(Line("end").integer("facts", facts).integer("streams", streams).integer("sealed", sealed).take());
}

// The members of a fact, from the column of its stream's kind on.
void add_fact(Line& line, const sql::Rows& rows, std::size_t row, std::size_t column) {
  line.text("stream_kind", rows.text(row, column))
      .text("kind", rows.text(row, column + 1))
      .integer("at", rows.integer(row, column + 2))
      .id("person", rows.integer(row, column + 3))
      .text("body", rows.text(row, column + 4))
      .hex("hash", rows.blob(row, column + 5));
}

class Exporter {
 public:
  Exporter(sql::Connection& connection, std::int64_t district, const Write& write)
      : connection_(connection), district_(district), write_(write) {}

  void whole() {
    write_(line_of_journal("journal", district_));
    write_keys();
    write_facts();
    write_waiting();
    write_nodes();
    write_streams();
    const sql::Rows counts = connection_.run(kCounts, {district_});
    write_end(counts.integer(0, 0), counts.integer(0, 1), counts.integer(0, 2), write_);
  }

  void heads(std::int64_t after) {
    write_(line_of_journal("heads", district_));
    write_keys();
    next_head_ = after;
    for (next_heads(); !heads_.empty(); next_heads())
      for (; head_at_ < heads_.size(); ++head_at_) write_(line_of(head()));
  }

 private:
  void write_keys() {
    const sql::Rows rows = connection_.run(kKeys, {district_});
    for (std::size_t i = 0; i < rows.size(); ++i)
      write_(line_of(KeyStatement{district_, rows.integer(i, 0), rows.text(i, 1), rows.blob(i, 2),
                                  rows.integer(i, 3), Instant{rows.integer(i, 4)}, rows.text(i, 5),
                                  rows.blob(i, 6)}));
  }

  // Each head follows the fact it closes with; heads that close with none come at the end.
  void write_facts() {
    next_heads();
    std::int64_t position = kLowest;
    for (;;) {
      const sql::Rows rows = connection_.run(kFacts, {district_, position, kPage});
      if (rows.empty()) break;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        position = rows.integer(i, 0);
        write_(fact_line(rows, i));
        write_heads_up_to(position);
      }
    }
    write_heads_up_to(INT64_MAX);
  }

  std::string fact_line(const sql::Rows& rows, std::size_t i) const {
    const bool hole = rows.is_null(i, 3) || rows.is_null(i, 4);
    Line line(hole ? "hole" : "fact");
    line.integer("pos", rows.integer(i, 0))
        .id("stream", rows.integer(i, 1))
        .integer("seq", rows.integer(i, 2));
    if (!hole) add_fact(line, rows, i, 3);
    return line.take();
  }

  void write_heads_up_to(std::int64_t position) {
    while (!heads_.empty() && heads_.integer(head_at_, 1) <= position) {
      write_(line_of(head()));
      if (++head_at_ == heads_.size()) next_heads();
    }
  }

  void next_heads() {
    heads_ = connection_.run(kHeads, {district_, next_head_, kPage});
    head_at_ = 0;
    if (!heads_.empty()) next_head_ = heads_.integer(heads_.size() - 1, 0);
  }

  Head head() const {
    const std::size_t i = head_at_;
    return {district_,
            heads_.integer(i, 0),
            heads_.integer(i, 1),
            heads_.blob(i, 2),
            Instant{heads_.integer(i, 3)},
            heads_.blob(i, 4),
            heads_.text(i, 5),
            heads_.blob(i, 6)};
  }

  void write_waiting() {
    std::int64_t stream = kLowest, seq = kLowest;
    for (;;) {
      const sql::Rows rows = connection_.run(kWaiting, {district_, stream, seq, kPage});
      if (rows.empty()) return;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        stream = rows.integer(i, 0);
        seq = rows.integer(i, 1);
        const bool hole = rows.is_null(i, 2) || rows.is_null(i, 3);
        Line line(hole ? "lost" : "waiting");
        line.id("stream", stream).integer("seq", seq);
        if (!hole) add_fact(line, rows, i, 2);
        write_(line.take());
      }
    }
  }

  void write_nodes() {
    std::int64_t level = kLowest, size = kLowest;
    for (;;) {
      const sql::Rows rows = connection_.run(kNodes, {district_, level, size, kPage});
      if (rows.empty()) return;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        level = rows.integer(i, 0);
        size = rows.integer(i, 1);
        write_(
            Line("node").integer("level", level).integer("size", size).hex("hash", rows.blob(i, 2)).take());
      }
    }
  }

  void write_streams() {
    std::int64_t stream = kLowest;
    for (;;) {
      const sql::Rows rows = connection_.run(kStreams, {district_, stream, kPage});
      if (rows.empty()) return;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        stream = rows.integer(i, 0);
        write_(Line("stream")
                   .id("stream", stream)
                   .text("kind", rows.text(i, 1))
                   .integer("version", rows.integer(i, 2))
                   .hex("head", rows.blob(i, 3))
                   .take());
      }
    }
  }

  sql::Connection& connection_;
  std::int64_t district_;
  const Write& write_;
  sql::Rows heads_;
  std::size_t head_at_ = 0;
  std::int64_t next_head_ = kLowest;
};

std::string path_line(const char* type, std::int64_t from, std::int64_t size, const std::vector<Hash>& path) {
  std::string joined;
  for (const Hash& hash : path) joined += hash;
  return Line(type).integer("from", from).integer("size", size).hex("path", joined).take();
}

// Everything is looked up by key, page by page. A plan that reads a table whole, or keeps a district's part of it
// to look through for each row, is chosen where tables are new and nothing is known of them.
constexpr const char* kByKey =
    "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; "
    "SET enable_material = off; SET plan_cache_mode = force_custom_plan";

void in_snapshot(const std::string& where, const std::function<void(sql::Connection&)>& use) {
  const std::unique_ptr<sql::Connection> connection = sql::open(where, true);
  if (connection->postgres()) connection->script(kByKey);
  connection->begin(false);
  use(*connection);
  connection->commit();
}

}  // namespace

std::string line_of_journal(const char* type, std::int64_t district) {
  return Line(type).integer("format", 1).integer("district", district).take();
}

std::vector<std::int64_t> districts(const std::string& where) {
  const sql::Rows rows = sql::open(where, true)->run(kDistricts);
  std::vector<std::int64_t> all;
  for (std::size_t i = 0; i < rows.size(); ++i) all.push_back(rows.integer(i, 0));
  return all;
}

void export_journal(const std::string& where, std::int64_t district, const Write& write) {
  in_snapshot(where, [&](sql::Connection& connection) { export_journal(connection, district, write); });
}

void export_journal(sql::Connection& snapshot, std::int64_t district, const Write& write) {
  Exporter(snapshot, district, write).whole();
}

void export_heads(const std::string& where, std::int64_t district, std::int64_t after, const Write& write) {
  in_snapshot(where,
              [&](sql::Connection& connection) { Exporter(connection, district, write).heads(after); });
}

void write_case_file(store::Reader& reader, store::StreamKey key, const std::string& stream_kind,
                     const std::vector<store::Fact>& facts, const Head& head,
                     const std::function<bool(const store::Fact&)>& open, const Write& write) {
  write(Line("case")
            .integer("format", 1)
            .integer("district", key.district)
            .id("stream", key.stream)
            .text("stream_kind", stream_kind)
            .take());
  for (const KeyStatement& statement : keys(reader, key.district)) write(line_of(statement));
  write(line_of(head));
  const std::vector<std::int64_t> places = positions(reader, key, facts);
  // One set of looked-up nodes serves all paths: neighbours share most of theirs.
  std::map<std::pair<int, std::int64_t>, Hash> known;
  const Perfect look_up = nodes_of(reader, key.district);
  const Perfect perfect = [&](int level, std::int64_t index) {
    auto found = known.find({level, index});
    if (found == known.end()) found = known.emplace(std::pair{level, index}, look_up(level, index)).first;
    return found->second;
  };
  std::int64_t written = 0;
  for (std::size_t i = 0; i < facts.size(); ++i, ++written) {
    const store::Fact& fact = facts[i];
    const std::int64_t place = places[i];
    if (place == 0 || place > head.size) break;
    Line line(open(fact) ? "fact" : "closed");
    line.integer("pos", place).id("stream", key.stream).integer("seq", fact.seq);
    if (open(fact))
      line.text("stream_kind", stream_kind)
          .text("kind", fact.kind)
          .integer("at", fact.at.ms)
          .id("person", fact.person)
          .text("body", fact.body);
    write(line.hex("hash", fact.hash).take());
    write(path_line("inclusion", place, head.size, inclusion_path(place - 1, head.size, perfect)));
  }
  write_end(written, 1, head.size, write);
}

void write_consistency(store::Reader& reader, const Head& earlier, const Head& later, const Write& write) {
  write(line_of_journal("consistency", later.district));
  for (const KeyStatement& statement : keys(reader, later.district)) write(line_of(statement));
  write(line_of(earlier));
  write(line_of(later));
  write(path_line("consistent", earlier.size, later.size,
                  consistency_path(earlier.size, later.size, nodes_of(reader, later.district))));
}

}  // namespace yichuang::seal
