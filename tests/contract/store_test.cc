// What a WriteSet promises: all or nothing, only on what was seen, chained.
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using store::Applied;
using store::WriteSet;

class AWriteSet : public StoreTest {};
YICHUANG_ON_BOTH_ENGINES(AWriteSet);

TEST_P(AWriteSet, appends_facts_that_are_read_back_in_order_and_chained) {
  EXPECT_EQ(store_->apply({{append(1, {}, {"{\"a\":1}", "药品"})}, {}, {}}), Applied::done);
  EXPECT_EQ(store_->apply({{append(1, state(1), {"third"})}, {}, {}}), Applied::done);
  const std::vector<store::Fact> stood = facts(1);
  ASSERT_EQ(stood.size(), 3u);
  std::string head;
  for (std::size_t i = 0; i < stood.size(); ++i) {
    EXPECT_EQ(stood[i].seq, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(stood[i].kind, "noted");
    EXPECT_EQ(stood[i].person, 7);
    EXPECT_EQ(stood[i].hash, fact_hash(head, stream_key(1), "case", stood[i]));
    head = stood[i].hash;
  }
  EXPECT_EQ(stood[1].body, "药品");
  EXPECT_EQ(stood[2].at, Instant{1'700'000'000'002});
  EXPECT_EQ(state(1).version, 3);
  EXPECT_EQ(state(1).head, head);
}

TEST_P(AWriteSet, keeps_every_text_as_it_was_written) {
  const std::vector<std::string> bodies = {"",
                                           "NULL",
                                           "null",
                                           "{}",
                                           "{a,b}",
                                           "\"",
                                           "\\",
                                           "\\x00",
                                           "it's",
                                           "line\nfeed\ttab",
                                           "a,b",
                                           " spaces ",
                                           "药品经营许可证 𠮷",
                                           "\x7f\x01",
                                           "$1",
                                           "{{int}}"};
  ASSERT_EQ(store_->apply({{append(1, {}, bodies)}, {}, {}}), Applied::done);
  const std::vector<store::Fact> stood = facts(1);
  ASSERT_EQ(stood.size(), bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) EXPECT_EQ(stood[i].body, bodies[i]);
}

TEST_P(AWriteSet, that_gives_a_stream_another_kind_is_a_bug) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  store::Append other = append(1, state(1));
  other.kind = "letter";
  EXPECT_THROW(store_->apply({{other}, {}, {}}), Bug);
}

TEST_P(AWriteSet, for_a_stream_that_moved_is_stale_and_leaves_nothing) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  EXPECT_EQ(store_->apply({{append(1, {}), append(2, {})}, {}, {desk_row(1, "late")}}), Applied::stale);
  EXPECT_EQ(state(1).version, 1);
  EXPECT_EQ(state(2).version, 0);
  EXPECT_EQ(note(1), "");
}

TEST_P(AWriteSet, for_a_stream_that_is_not_there_yet_but_was_seen_is_stale) {
  EXPECT_EQ(store_->apply({{append(1, {3, "a head never made"})}, {}, {}}), Applied::stale);
}

TEST_P(AWriteSet, is_stale_when_a_held_stream_moved_and_only_then) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  EXPECT_EQ(store_->apply({{append(2, {})}, {{stream_key(1), 2}}, {}}), Applied::stale);
  EXPECT_EQ(store_->apply({{append(2, {})}, {{stream_key(1), 0}}, {}}), Applied::stale);
  EXPECT_EQ(store_->apply({{append(2, {})}, {{stream_key(1), 1}}, {}}), Applied::done);
}

TEST_P(AWriteSet, may_hold_that_a_stream_does_not_exist) {
  EXPECT_EQ(store_->apply({{append(2, {})}, {{stream_key(1), 0}}, {}}), Applied::done);
  EXPECT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done) << "holding does not create";
  EXPECT_EQ(state(1).version, 1);
}

TEST_P(AWriteSet, with_a_used_idempotency_key_is_a_duplicate_and_leaves_nothing) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {idempotency_row("k")}}), Applied::done);
  EXPECT_EQ(store_->apply({{append(2, {})}, {}, {desk_row(2, "twice"), idempotency_row("k")}}),
            Applied::duplicate);
  EXPECT_EQ(state(2).version, 0);
  EXPECT_EQ(note(2), "");
}

TEST_P(AWriteSet, with_any_other_row_that_stands_fails_naming_the_statement) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {desk_row(1, "first", kInsertDesk)}}), Applied::done);
  try {
    store_->apply({{append(2, {})}, {}, {desk_row(1, "second", kInsertDesk)}});
    FAIL() << "a unique violation was not reported";
  } catch (const sql::SqlFailure& failure) {
    EXPECT_EQ(failure.statement, "desk/insert");
    EXPECT_EQ(failure.kind, sql::SqlFailure::Kind::unique);
    EXPECT_NE(std::string(failure.what()).find("desk/insert"), std::string::npos);
  }
  EXPECT_EQ(state(2).version, 0);
  EXPECT_EQ(note(1), "first");
}

TEST_P(AWriteSet, is_stale_when_a_row_that_must_change_does_not) {
  ASSERT_EQ(store_->apply({{}, {}, {desk_row(1, "open")}}), Applied::done);
  const auto change = [](const std::string& to, const std::string& from) {
    return store::RowChange{&kChangeDesk, {kDistrict, std::int64_t{1}, to, from}, true};
  };
  EXPECT_EQ(store_->apply({{append(1, {})}, {}, {change("closed", "lost")}}), Applied::stale);
  EXPECT_EQ(state(1).version, 0);
  EXPECT_EQ(store_->apply({{append(1, {})}, {}, {change("closed", "open")}}), Applied::done);
  EXPECT_EQ(note(1), "closed");
}

TEST_P(AWriteSet, may_move_several_streams_at_once) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  ASSERT_EQ(store_->apply({{append(2, {}), append(1, state(1))}, {}, {desk_row(2, "both")}}), Applied::done);
  EXPECT_EQ(state(1).version, 2);
  EXPECT_EQ(state(2).version, 1);
}

TEST_P(AWriteSet, on_a_head_that_is_not_the_one_that_stands_is_refused_as_tampering) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  EXPECT_THROW(store_->apply({{append(1, {1, std::string(32, 'x')})}, {}, {}}), Failure);
  EXPECT_EQ(state(1).version, 1);
}

TEST_P(AWriteSet, that_contradicts_itself_is_a_bug) {
  EXPECT_THROW(store_->apply({{append(1, {}), append(1, {})}, {}, {}}), Bug) << "one stream twice";
  EXPECT_THROW(store_->apply({{append(1, {}, {})}, {}, {}}), Bug) << "an append of nothing";
  EXPECT_THROW(store_->apply({{append(1, {2, ""})}, {}, {}}), Bug) << "a version without its head";
}

TEST_P(AWriteSet, survives_closing_and_opening) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {desk_row(1, "kept")}}), Applied::done);
  open();
  EXPECT_EQ(state(1).version, 1);
  EXPECT_EQ(note(1), "kept");
}

TEST_P(AWriteSet, is_refused_after_close) {
  store_->close();
  EXPECT_THROW(store_->apply({{append(1, {})}, {}, {}}), Failure);
}

TEST_P(AWriteSet, of_another_district_is_another_stream) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  store::Append other = append(1, {});
  other.key.district = 500113;
  EXPECT_EQ(store_->apply({{other}, {}, {}}), Applied::done);
}

}  // namespace
}  // namespace yichuang::contract
