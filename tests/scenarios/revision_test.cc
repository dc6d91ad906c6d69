// The catalogue is changed by people: drafted by one, reviewed by others, in force on its day.
#include "app/catalogue/revision_differences.h"
#include "app/catalogue/revision_import.h"
#include "app/intake/filing.h"
#include "tests/scenarios/revising.h"

namespace yichuang::scenarios {
namespace {

class Revisions : public RevisingTest {};

TEST_P(Revisions, takes_effect_on_its_day_and_leaves_running_cases_where_they_are) {
  const CaseId running = hall().files_pharmacy();
  const int before = promised(kDrugLicence);
  const RevisionId id = opens();
  EXPECT_EQ(promises(maintainer_, id, kDrugLicence, before - 1, 0), "done");
  reviews(id);
  EXPECT_EQ(publishes(id, "2026-03-05"), "done");
  EXPECT_EQ(promised(kDrugLicence), before) << "not before its day";
  hall().at("2026-03-05T00:10");
  centre().catalogues.look();
  EXPECT_EQ(promised(kDrugLicence), before - 1);
  EXPECT_EQ(hall().load(running).catalogue->item(kDrugLicence)->promised.days, before);
  EXPECT_EQ(hall().journal_faults(), std::vector<std::string>{});
}

TEST_P(Revisions, another_server_follows_when_it_looks) {
  const app::CatalogueFiles files = app::catalogue_in("catalogue");
  app::StoredShelf other(centre().store, centre().district, files, centre().catalogues.current(),
                         centre().clock);
  const RevisionId id = opens();
  EXPECT_EQ(promises(maintainer_, id, kDrugLicence, 8, 0), "done");
  reviews(id);
  EXPECT_EQ(publishes(id, "2026-03-02"), "done");
  EXPECT_EQ(promised(kDrugLicence), 8) << "here at once";
  other.look();
  EXPECT_EQ(other.current()->item(kDrugLicence)->promised.days, 8);
  EXPECT_FALSE(other.shipped_differs());
}

TEST_P(Revisions, of_one_record_the_later_save_has_to_see_the_earlier_one) {
  const RevisionId id = opens();
  EXPECT_EQ(promises(maintainer_, id, kDrugLicence, 9, 0), "done");
  EXPECT_EQ(promises(second_, id, kDrugLicence, 8, 0), "stale");
  EXPECT_EQ(promises(second_, id, kSeals, 0, 0), "done") << "another record is in nobody's way";
  EXPECT_EQ(promises(second_, id, kDrugLicence, 8, 1), "done");
  EXPECT_EQ(shown(app::undo_save(centre(), hall().command(maintainer_), id)), "done");
  EXPECT_EQ(document(id, {"item", kDrugLicence}).at("promised").at("days"), 9);
}

bj::value copied_package(const bj::value& from) {
  bj::value copy = from;
  copy.at("code") = "open-drug-corner";
  copy.at("name") = {{"zh", "开药柜"}, {"en", "Open a drug corner"}};
  return copy;
}

TEST_P(Revisions, a_copy_is_shown_beside_what_it_was_copied_from) {
  const RevisionId id = opens();
  const bj::value copy = copied_package(document(id, {"package", "open-pharmacy"}));
  app::Command command = hall().command(maintainer_);
  command.seen = 0;
  const RecordName name{"package", "open-drug-corner"};
  EXPECT_EQ(shown(app::save_record(centre(), readings_, command, id, name, copy, "no-such-package")),
            "copied_from: no_such_record");
  EXPECT_EQ(shown(app::save_record(centre(), readings_, command, id, name, copy, "open-pharmacy")), "done");
  const auto draft = readings_.draft(centre(), stored(id));
  const auto view =
      app::differences_from(draft->base->index, *draft, "base", app::grounds_of(stored(id).revision));
  ASSERT_EQ(view.records.size(), 1U);
  ASSERT_TRUE(view.records.front().ground);
  EXPECT_EQ(view.records.front().ground->code, "open-pharmacy");
  ASSERT_EQ(view.records.front().rows.size(), 1U) << "only what differs";
  EXPECT_EQ(view.records.front().rows.front().pointer, "/name");
}

TEST_P(Revisions, departments_whose_items_a_package_takes_up_are_asked_and_nothing_waits_for_them) {
  const RevisionId id = opens();
  const bj::value copy = copied_package(document(id, {"package", "open-pharmacy"}));
  EXPECT_EQ(saves(maintainer_, id, {"package", "open-drug-corner"}, copy, 0), "done");
  EXPECT_EQ(shown(app::submit_revision(centre(), readings_, hall().command(maintainer_), id)), "done");
  const std::string lead(copy.at("lead").as_string());
  const Revision handed_in = stored(id).revision;
  EXPECT_EQ(handed_in.departments, std::vector<std::string>{lead});
  ASSERT_FALSE(handed_in.concerned.empty());
  const std::string asked = handed_in.concerned.front();
  EXPECT_NE(asked, lead);
  const Actor head = hall().staff("安澜", {Role::head}, asked);
  const auto waiting = app::list_revisions(centre(), head, {"to_review", 0});
  ASSERT_EQ(waiting.revisions.size(), 1U) << "it stands in the list of whoever is asked";
  EXPECT_EQ(shown(app::give_opinion(centre(), hall().command(head), id, {"写明核查人员", {}})), "done");
  EXPECT_TRUE(app::list_revisions(centre(), head, {"to_review", 0}).revisions.empty());
  EXPECT_EQ(stored(id).revision.opinions.at(asked), "写明核查人员");
  EXPECT_EQ(hall().journal_faults(), std::vector<std::string>{});
}

TEST_P(Revisions, a_file_written_out_before_a_later_save_is_told_of_before_it_is_taken) {
  const RevisionId id = opens();
  EXPECT_EQ(promises(maintainer_, id, kDrugLicence, 9, 0), "done");
  const std::string file =
      app::write_bundle(readings_.draft(centre(), stored(id))->files, app::BundleFormat::json);
  EXPECT_EQ(promises(second_, id, kDrugLicence, 8, 1), "done");
  const auto preview = app::preview_import(centre(), readings_, id, file);
  ASSERT_TRUE(preview);
  ASSERT_EQ(preview->records.size(), 1U);
  EXPECT_EQ(preview->records.front().code, kDrugLicence);
  EXPECT_EQ(preview->records.front().members, std::vector<std::string>{"promised"});
  EXPECT_TRUE(preview->records.front().outdated);
  EXPECT_EQ(shown(app::import_into_revision(centre(), readings_, hall().command(maintainer_), id, file,
                                            {{"item", kDrugLicence}})),
            "nothing_to_import");
  EXPECT_EQ(document(id, {"item", kDrugLicence}).at("promised").at("days"), 8);
  EXPECT_EQ(shown(app::import_into_revision(centre(), readings_, hall().command(maintainer_), id, file)), "done")
      << "whoever wants the file's gets it";
  EXPECT_EQ(document(id, {"item", kDrugLicence}).at("promised").at("days"), 9);
}

TEST_P(Revisions, nothing_with_an_error_gets_further_and_the_error_has_its_place) {
  const RevisionId id = opens();
  bj::value changed = document(id, {"item", kDrugLicence});
  changed.at("department") = "nobody";
  EXPECT_EQ(saves(maintainer_, id, {"item", kDrugLicence}, changed, 0), "done") << "a draft may be wrong";
  const auto problems = app::problems_of(*readings_.draft(centre(), stored(id)));
  ASSERT_FALSE(problems.problems.empty());
  EXPECT_EQ(problems.problems.front().code, kDrugLicence);
  EXPECT_EQ(problems.problems.front().pointer, "/department");
  EXPECT_TRUE(problems.problems.front().news);
  EXPECT_EQ(shown(app::submit_revision(centre(), readings_, hall().command(maintainer_), id)),
            "revision_has_errors");
}

TEST_P(Revisions, two_on_one_version_are_published_one_after_the_other) {
  const RevisionId first = opens(), other = opens("时限");
  EXPECT_EQ(promises(maintainer_, first, kDrugLicence, 8, 0), "done");
  EXPECT_EQ(promises(maintainer_, other, kDrugLicence, 7, 0), "done");
  reviews(first);
  reviews(other);
  EXPECT_EQ(publishes(first, "2026-03-02"), "done");
  EXPECT_EQ(publishes(other, "2026-03-02"), "base_is_old");
  EXPECT_EQ(shown(app::return_revision(centre(), hall().command(reviewer_), other, {"先并入新版本", {}})),
            "done");
  EXPECT_EQ(shown(app::rebase_revision(centre(), readings_, hall().command(maintainer_), other)), "done");
  EXPECT_EQ(shown(app::submit_revision(centre(), readings_, hall().command(maintainer_), other)),
            "revision_has_errors")
      << "what both changed is looked at first";
  EXPECT_EQ(promises(maintainer_, other, kDrugLicence, 7, 1), "done");
  reviews(other);
  EXPECT_EQ(publishes(other, "2026-03-02"), "done");
  EXPECT_EQ(promised(kDrugLicence), 7);
}

TEST_P(Revisions, a_publication_is_taken_back_by_a_revision) {
  const int before = promised(kDrugLicence);
  const RevisionId id = opens();
  EXPECT_EQ(promises(maintainer_, id, kDrugLicence, before - 1, 0), "done");
  reviews(id);
  EXPECT_EQ(publishes(id, "2026-03-02"), "done");
  const std::string version = centre().catalogues.current()->version;
  const auto reversal =
      app::reverse_publication(centre(), readings_, hall().command(maintainer_), version, "恢复原时限");
  ASSERT_EQ(shown(reversal), "done");
  const RevisionId back = *parse_id<RevisionId>(reversal->id);
  reviews(back);
  EXPECT_EQ(publishes(back, "2026-03-02"), "done");
  EXPECT_EQ(promised(kDrugLicence), before);
  const auto versions = app::list_versions(centre()).versions;
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_TRUE(versions.front().current);
  EXPECT_EQ(versions.back().number, 0);
}

// A flower shop with a small café, put together from items that are there: the bookshop without its books.
bj::value flower_shop(bj::value bookshop) {
  bookshop.at("code") = "open-flower-shop";
  bookshop.at("name") = {{"zh", "开花店"}, {"en", "Open a flower shop"}};
  bookshop.at("aliases") = {"花店", "卖花"};
  const auto about_books = [](const bj::value& one) {
    return bj::serialize(one).find("publication") != std::string::npos;
  };
  for (const char* member : {"items", "edges"}) {
    bj::array& list = bookshop.at(member).as_array();
    for (auto one = list.begin(); one != list.end();)
      one = about_books(*one) ? list.erase(one) : std::next(one);
  }
  bj::array& questions = bookshop.at("questions").as_array();
  for (auto one = questions.begin(); one != questions.end();)
    one = one->at("code") == "online" ? questions.erase(one) : std::next(one);
  return bookshop;
}

TEST_P(Revisions, a_new_trade_is_filed_on_the_day_it_is_published) {
  const RevisionId id = opens();
  const RecordName name{"package", "open-flower-shop"};
  EXPECT_EQ(saves(maintainer_, id, name, flower_shop(document(id, {"package", "open-bookshop"})), 0), "done");
  const auto view = app::view_revision(centre(), readings_, maintainer_, stored(id));
  EXPECT_EQ(view.records.front().change, "added");
  EXPECT_EQ(view.errors, 0);
  reviews(id);
  EXPECT_EQ(publishes(id, "2026-03-02"), "done");
  app::FileCase wanted = hall().whole_form("open-flower-shop",
                                           {{"entity", "individual"},
                                            {"area", "60"},
                                            {"place", "city"},
                                            {"food", "bulk"},
                                            {"signboard", "false"},
                                            {"commitment", "false"}},
                                           cast().founder);
  wanted.window = "A01";
  const auto filed = app::file_case(centre(), hall().command(cast().clerk), wanted);
  ASSERT_EQ(shown(filed), "done");
  const CaseId kase = *parse_id<CaseId>(filed->id);
  EXPECT_EQ(hall().load(kase).catalogue->version, centre().catalogues.current()->version);
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
}

YICHUANG_ON_BOTH_ENGINES(Revisions);

}  // namespace
}  // namespace yichuang::scenarios
