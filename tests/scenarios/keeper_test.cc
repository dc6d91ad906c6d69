// What nobody needs any more goes by itself; what a case or a draft names stays.
#include "app/intake/keeper.h"

#include <atomic>
#include <filesystem>
#include <thread>

#include "app/intake/case_queries.h"
#include "app/intake/drafts.h"
#include "app/intake/filing.h"
#include "app/intake/uploads.h"
#include "app/people/accounts.h"
#include "app/people/sessions.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Keeping : public ScenarioTest {
 protected:
  app::Centre& centre() { return hall().centre(); }
  bool on_disk(const std::string& digest) { return centre().files.path(digest).ok(); }
  app::DraftInput draft_with(const std::string& digest) {
    return {"open-pharmacy", {}, {}, {{"premises-proof", "electronic", {}, {digest}}}, "form"};
  }
};

TEST_P(Keeping, sessions_end_and_are_deleted) {
  crypto::PasswordHasher hasher;
  const auto made = app::register_account(
      centre(), hasher,
      {"zhang", "correct horse battery", {"natural", "张德福", {"id_card", "51022119610508001X"}, ""}, {}});
  ASSERT_TRUE(made.ok());
  app::Sessions sessions(centre());
  const std::string token = *sessions.sign_in({"zhang", "correct horse battery"}, "here");
  EXPECT_EQ(app::keep_house(centre()).sessions, 0);
  EXPECT_TRUE(sessions.good(token));
  hall().at("2026-03-02T17:01");
  EXPECT_FALSE(sessions.good(token)) << "a working day later";
  EXPECT_EQ(app::keep_house(centre()).sessions, 1);
  EXPECT_EQ(app::keep_house(centre()).sessions, 0);
}

TEST_P(Keeping, drafts_tell_when_they_end_and_end_then) {
  const PersonId owner = cast().founder.person;
  const auto draft = app::save_draft(centre(), owner, {}, draft_with(hall().upload(cast().founder)));
  ASSERT_TRUE(draft.ok());
  EXPECT_EQ(to_string(legal_day(draft->expires_at)), "2026-05-31");
  const DraftId id = *parse_id<DraftId>(draft->id);
  hall().at("2026-05-31T09:00");
  EXPECT_EQ(app::list_drafts(centre(), owner).drafts.size(), 1U);
  hall().at("2026-05-31T09:01");
  EXPECT_TRUE(app::list_drafts(centre(), owner).drafts.empty()) << "also before the keeper comes by";
  EXPECT_FALSE(app::read_draft(centre(), owner, id).ok());
  EXPECT_EQ(app::keep_house(centre()).drafts, 1);
}

TEST_P(Keeping, remembered_answers_last_seven_days) {
  app::Command command = hall().command(cast().clerk);
  const auto first = app::file_case(centre(), command, hall().pharmacy());
  ASSERT_TRUE(first.ok());
  hall().at("2026-03-09T09:00");
  EXPECT_EQ(app::keep_house(centre()).answers, 0);
  EXPECT_EQ(app::file_case(centre(), command, hall().pharmacy())->id, first->id);
  hall().at("2026-03-09T09:01");
  EXPECT_EQ(app::keep_house(centre()).answers, 1);
}

TEST_P(Keeping, file_that_nothing_names_goes_after_seven_days) {
  const std::string digest = hall().upload(cast().founder);
  hall().at("2026-03-09T09:00");
  EXPECT_EQ(app::keep_house(centre()).uploads, 0);
  EXPECT_TRUE(on_disk(digest));
  hall().at("2026-03-09T09:01");
  EXPECT_EQ(app::keep_house(centre()).uploads, 1);
  EXPECT_FALSE(on_disk(digest));
  // Brought again, it is there again.
  EXPECT_EQ(hall().upload(cast().founder), digest);
  EXPECT_TRUE(on_disk(digest));
}

TEST_P(Keeping, file_of_a_draft_stays_as_long_as_the_draft) {
  const std::string digest = hall().upload(cast().founder);
  ASSERT_TRUE(app::save_draft(centre(), cast().founder.person, {}, draft_with(digest)).ok());
  hall().at("2026-04-30T09:00");
  EXPECT_EQ(app::keep_house(centre()).uploads, 0);
  hall().at("2026-06-01T09:00");
  EXPECT_EQ(app::keep_house(centre()).uploads, 1);
  EXPECT_FALSE(on_disk(digest));
}

TEST_P(Keeping, file_of_a_case_stays_for_good_whoever_else_brought_it) {
  const std::string digest = hall().upload(cast().founder);
  hall().upload(cast().stranger);
  app::FileCase wanted = hall().pharmacy();
  wanted.applicant.reset();
  wanted.window.reset();
  for (auto& material : wanted.materials) {
    material.form = "electronic";
    material.files = {digest};
  }
  const auto taken = app::file_case(centre(), hall().command(cast().founder), wanted);
  ASSERT_TRUE(taken.ok());
  hall().at("2026-12-01T09:00");
  EXPECT_EQ(app::keep_house(centre()).uploads, 1) << "the stranger's row";
  EXPECT_TRUE(on_disk(digest));
  EXPECT_TRUE(app::case_file(centre(), cast().founder, *parse_id<CaseId>(taken->id), digest).ok());
}

TEST_P(Keeping, what_a_stopped_machine_set_aside_is_given_back_when_it_is_needed) {
  const std::string digest = hall().upload(cast().founder);
  centre().files.set_aside(digest);
  app::keep_house(centre());
  EXPECT_TRUE(on_disk(digest)) << "its row still stands";
}

TEST_P(Keeping, filing_loses_against_a_sweep_of_its_file) {
  // The row goes between the check of the files and the commit: nothing is recorded.
  const std::string digest = hall().upload(cast().founder);
  store::WriteSet set;
  hall().at("2026-03-20T09:00");
  app::keep_files(set, centre(), cast().founder.person,
                  Supplemented{{{"lease", {}, 1, {digest}}}, {}, false});
  EXPECT_EQ(app::keep_house(centre()).uploads, 1);
  EXPECT_EQ(centre().store.apply(set), store::Applied::stale);
}

// As if it had been put so long ago.
void grow_old(app::Centre& centre, const std::string& digest, std::chrono::hours age) {
  std::filesystem::last_write_time(*centre.files.path(digest),
                                   std::filesystem::file_time_type::clock::now() - age);
}

int folder_of(const std::string& digest) { return std::stoi(digest.substr(0, 2), nullptr, 16); }

TEST_P(Keeping, a_file_whose_row_never_came_to_stand_goes_after_a_day) {
  const std::string stray = centre().files.put_own("a drawing whose row failed");
  const std::string young = centre().files.put_own("one that is being recorded");
  const std::string brought = hall().upload(cast().founder);
  const std::string drawn = centre().files.put_own("a document's picture");
  static const sql::Statement kRow{
      "test/picture", "INSERT INTO document_pdf (district, id, large, file) VALUES ($1, 1, 0, $2)"};
  store::WriteSet set;
  set.rows.push_back({&kRow, {centre().district, drawn}, true});
  ASSERT_EQ(centre().store.apply(set), store::Applied::done);
  for (const std::string& one : {stray, brought, drawn}) grow_old(centre(), one, std::chrono::hours{25});
  grow_old(centre(), young, std::chrono::hours{23});
  std::int64_t swept = 0;
  for (int folder = 0; folder < files::FileStore::kFolders; ++folder)
    swept += app::sweep_strays(centre(), folder);
  EXPECT_EQ(swept, 1);
  EXPECT_FALSE(on_disk(stray));
  EXPECT_TRUE(on_disk(young));
  EXPECT_TRUE(on_disk(brought));
  EXPECT_TRUE(on_disk(drawn));
  EXPECT_TRUE(centre().files.aside().empty());
}

TEST_P(Keeping, a_stray_that_somebody_brings_again_meanwhile_is_theirs) {
  const std::string digest = hall().upload(cast().founder);
  static const sql::Statement kForget{"test/forget", "DELETE FROM upload WHERE district = $1 AND file = $2"};
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> swept = 0;
  std::vector<std::thread> keepers;  // of two processes
  for (int i = 0; i < 2; ++i)
    keepers.emplace_back([&] {
      while (!stop) swept += app::sweep_strays(centre(), folder_of(digest));
    });
  for (int round = 0; round < 60; ++round) {
    store::WriteSet set;
    set.rows.push_back({&kForget, {centre().district, digest}, false});
    ASSERT_EQ(centre().store.apply(set), store::Applied::done);
    try {
      grow_old(centre(), digest, std::chrono::hours{25});
    } catch (const std::exception&) {  // it is set aside at this moment
    }
    std::this_thread::sleep_for(std::chrono::microseconds{200 * (round % 10)});
    ASSERT_EQ(hall().upload(cast().founder), digest);
    // A keeper that had set it aside before the row stood gives it back at once.
    for (int i = 0; i < 2000 && !(on_disk(digest) && centre().files.aside().empty()); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    ASSERT_TRUE(on_disk(digest)) << "in round " << round;
  }
  stop = true;
  for (std::thread& keeper : keepers) keeper.join();
  EXPECT_GT(swept, 10) << "the keepers were there";
  EXPECT_TRUE(on_disk(digest));
}

YICHUANG_ON_BOTH_ENGINES(Keeping);

}  // namespace
}  // namespace yichuang::scenarios
