// The sealer folds the feed into one tree, whoever runs it and whenever it stops, and signs what is there.
#include <atomic>
#include <filesystem>
#include <thread>

#include "tests/contract/lease_times.h"
#include "tests/contract/seal_fixture.h"
#include "verify/tree.h"

namespace yichuang::contract {
namespace {

using Problems = std::vector<std::string>;

class ASealer : public SealedTest {};
YICHUANG_ON_BOTH_ENGINES(ASealer);

TEST_P(ASealer, signs_a_head_over_everything_that_has_a_position_and_rests_when_there_is_nothing) {
  EXPECT_EQ(sealer_->run(), 0);
  EXPECT_FALSE(last_head().has_value());
  write(5);
  EXPECT_EQ(sealer_->run(), 5);
  EXPECT_EQ(sealer_->run(), 0);
  const auto first = last_head();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->number, 1);
  EXPECT_EQ(first->size, 5);
  EXPECT_EQ(first->at, now_);
  now_.ms -= 60'000;  // the clock was set back
  write(2);
  EXPECT_EQ(sealer_->run(), 2);
  const auto second = last_head();
  EXPECT_EQ(second->previous, seal::digest_of(*first));
  EXPECT_EQ(second->at, first->at) << "heads never grow younger";
  EXPECT_EQ(verified(exported()).problems, Problems{});
}

TEST_P(ASealer, goes_on_after_a_restart_over_every_edge_of_the_kept_levels) {
  for (const int more : {1, 254, 1, 1, 255, 256, 3}) {
    write(more);
    EXPECT_EQ(sealer_->run(), more);
    open_sealer();  // nothing is remembered but what the database holds
    let_leases_end();
  }
  EXPECT_EQ(last_head()->size, 771);
  const std::string journal = exported();
  EXPECT_EQ(verified(journal).problems, Problems{});
  EXPECT_NE(journal.find(R"({"type":"node","level":8,"size":768)"), std::string::npos);
}

TEST_P(ASealer, in_two_processes_makes_one_chain_of_heads) {
  store::Options options;
  options.where = where();
  const auto other_store = store::open(options, {kDesk});
  seal::KeyRing other_keys(*other_store, clock(), kDistrict, folder());
  seal::Sealer other(*other_store, other_keys, clock(), kDistrict);
  std::atomic<bool> stop = false;
  const auto seal = [&](seal::Sealer& sealer, int rest_ms) {
    while (!stop) {
      sealer.run();
      std::this_thread::sleep_for(std::chrono::milliseconds(rest_ms));
    }
  };
  std::thread one([&] { seal(*sealer_, 3); }), two([&] { seal(other, 5); });
  std::thread thief([&] {  // leases run out all the time
    while (!stop) {
      let_leases_end();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  write(120);
  stop = true;
  one.join();
  two.join();
  thief.join();
  let_leases_end();
  sealer_->run();
  other.run();
  EXPECT_EQ(last_head()->size, 120);
  EXPECT_EQ(verified(exported()).problems, Problems{});
}

TEST_P(ASealer, that_slept_past_its_lease_writes_nothing) {
  write(2);
  ASSERT_EQ(sealer_->run(), 2);
  script("UPDATE lease SET fence = fence + 1, holder = 'another', until = " + in_half_a_minute() +
         " WHERE name = 'sealer'");
  write(2);
  EXPECT_EQ(sealer_->run(), 0);
  EXPECT_EQ(last_head()->size, 2);
  let_leases_end();
  EXPECT_EQ(sealer_->run(), 2) << "the lease of a dead process is taken over";
}

TEST_P(ASealer, waits_for_no_lease_of_hours_that_were_lost_when_the_clock_was_set_back) {
  write(2);
  script("UPDATE lease SET fence = fence + 1, holder = 'dead', until = until + 3600000 WHERE name = 'sealer'");
  if (sealer_->run() == 0) sealer_->run();  // the first finds that it is no longer the holder
  EXPECT_EQ(last_head()->size, 2);
}

TEST_P(ASealer, seals_nothing_on_a_tree_that_is_no_longer_the_signed_one) {
  write(300);
  ASSERT_EQ(sealer_->run(), 300);
  write(1);
  for (const char* damage :
       {"UPDATE journal_node SET hash = (SELECT root FROM journal_head WHERE number = 1)",
        "UPDATE journal_head SET root = (SELECT hash FROM journal_node WHERE level = 8)",
        "UPDATE fact SET hash = (SELECT root FROM journal_head WHERE number = 1) WHERE stream = 99 AND seq = "
        "1",
        "DELETE FROM feed WHERE pos = 290", "DELETE FROM journal_node"}) {
    open_sealer();
    let_leases_end();
    script(
        std::string(
            "CREATE TABLE kept_head AS SELECT * FROM journal_head;"
            "CREATE TABLE kept_node AS SELECT * FROM journal_node;"
            "CREATE TABLE kept_fact AS SELECT * FROM fact; CREATE TABLE kept_feed AS SELECT * FROM feed;") +
        damage);
    EXPECT_THROW(sealer_->run(), Failure) << damage;
    EXPECT_EQ(last_head()->number, 1) << damage;
    script(
        "DELETE FROM journal_head; INSERT INTO journal_head SELECT * FROM kept_head; DROP TABLE kept_head;"
        "DELETE FROM journal_node; INSERT INTO journal_node SELECT * FROM kept_node; DROP TABLE kept_node;"
        "DELETE FROM fact; INSERT INTO fact SELECT * FROM kept_fact; DROP TABLE kept_fact;"
        "DELETE FROM feed; INSERT INTO feed SELECT * FROM kept_feed; DROP TABLE kept_feed");
  }
  open_sealer();
  let_leases_end();
  EXPECT_EQ(sealer_->run(), 1);
}

TEST_P(ASealer, hands_over_to_a_new_key_that_the_old_one_names) {
  write(2);
  ASSERT_EQ(sealer_->run(), 2);
  const std::string first = last_head()->key;
  const auto changed = seal::change_key(*store_, clock(), kDistrict, folder(), false);
  EXPECT_EQ(changed.signed_by, first);
  EXPECT_EQ(changed.after, 1);
  write(2);
  EXPECT_EQ(sealer_->run(), 0) << "whoever changes the key holds the lease for a moment";
  let_leases_end();
  EXPECT_EQ(sealer_->run(), 2);
  EXPECT_EQ(last_head()->key, changed.key);
  EXPECT_EQ(verified(exported()).problems, Problems{});
}

TEST_P(ASealer, that_lost_its_key_goes_on_with_one_that_must_be_trusted_another_way) {
  write(2);
  ASSERT_EQ(sealer_->run(), 2);
  std::filesystem::remove_all(folder());
  EXPECT_THROW(seal::KeyRing(*store_, clock(), kDistrict, folder()), Failure)
      << "never silently with another";
  EXPECT_THROW(seal::change_key(*store_, clock(), kDistrict, folder(), false), Failure);
  const auto changed = seal::change_key(*store_, clock(), kDistrict, folder(), true);
  let_leases_end();
  write(1);
  EXPECT_EQ(sealer_->run(), 1);
  const std::string journal = exported();
  EXPECT_EQ(verified(journal).problems.size(), 1u);
  EXPECT_EQ(verified(journal, {}, verify::signature_holds, changed.public_key).problems, Problems{});
}

TEST_P(ASealer, keeps_its_key_where_only_its_owner_reads_it) {
  namespace fs = std::filesystem;
  int files = 0;
  for (const auto& file : fs::directory_iterator(folder())) {
    EXPECT_EQ(file.status().permissions(), fs::perms::owner_read | fs::perms::owner_write);
    ++files;
  }
  EXPECT_EQ(files, 1);
}

TEST_P(ASealer, shows_by_its_heartbeat_that_it_lives) {
  write(1);
  sealer_->run();
  now_.ms += 5000;
  sealer_->run();
  const auto rows = sql::open(where())->run(
      sql::Statement{"test/heartbeat", "SELECT pos, heartbeat_at FROM follower WHERE name = 'sealer'"});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.integer(0, 0), 1);
  EXPECT_EQ(rows.integer(0, 1), now_.ms);
}

class AProof : public SealedTest {};
YICHUANG_ON_BOTH_ENGINES(AProof);

TEST_P(AProof, of_any_fact_and_of_any_two_heads_is_believed_by_who_shares_no_code) {
  const std::vector<int> steps{1, 1, 5, 90, 159, 1, 300, 43};
  for (const int more : steps) {
    write(more);
    ASSERT_EQ(sealer_->run(), more);
  }
  store_->read([&](store::Reader& reader) {
    const seal::Perfect nodes = seal::nodes_of(reader, kDistrict);
    const auto facts = seal::fact_hashes(reader, kDistrict, 0, 600);
    const auto last = seal::last_head(reader, kDistrict);
    for (std::int64_t at : {1, 2, 3, 255, 256, 257, 258, 511, 512, 513, 556, 557, 599, 600}) {
      const auto path = seal::inclusion_path(at - 1, last->size, nodes);
      const std::string& fact = facts[static_cast<std::size_t>(at - 1)];
      EXPECT_TRUE(verify::includes(fact, at, last->size, path, last->root)) << at;
      EXPECT_FALSE(verify::includes(fact, at == 600 ? 1 : at + 1, last->size, path, last->root)) << at;
      EXPECT_FALSE(
          verify::includes(facts[static_cast<std::size_t>(at % 600)], at, last->size, path, last->root));
    }
    for (std::int64_t from = 1; from <= std::ssize(steps); ++from)
      for (std::int64_t to = from; to <= std::ssize(steps); ++to) {
        const auto earlier = seal::head_numbered(reader, kDistrict, from);
        const auto later = seal::head_numbered(reader, kDistrict, to);
        const auto path = seal::consistency_path(earlier->size, later->size, nodes);
        EXPECT_TRUE(verify::consistent(earlier->size, earlier->root, later->size, later->root, path));
        if (from < to) {
          EXPECT_FALSE(verify::consistent(earlier->size, later->root, later->size, later->root, path));
        }
      }
  });
}

TEST_P(AProof, finds_where_a_fact_stands_also_when_the_clock_was_set_back) {
  for (std::int64_t stream = 1; stream <= 300; ++stream) {
    store::Append one = append(stream, {}, {"{}", "{}"});
    for (auto& fact : one.facts) fact.at.ms = stream % 7 == 0 ? 1000 : 1'700'000'000'000 + stream * 10;
    ASSERT_EQ(store_->apply({{one}, {}, {}}), store::Applied::done);
    if (stream % 50 == 0) store_->sequence(kDistrict);
  }
  const auto feed = store_->feed(kDistrict, 0, 1000);
  ASSERT_EQ(feed.size(), 600u);
  store_->read([&](store::Reader& reader) {
    for (const auto& row : feed) {
      const auto facts = reader.stream(row.key).second;
      EXPECT_EQ(seal::positions(reader, row.key, facts)[static_cast<std::size_t>(row.fact.seq - 1)], row.pos);
    }
  });
}

}  // namespace
}  // namespace yichuang::contract
