// A hall in which the catalogue is changed: drafted by one, reviewed by others, in force on its day.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "app/catalogue/revision_problems.h"
#include "app/catalogue/revision_publication.h"
#include "app/catalogue/revision_queries.h"
#include "tests/scenarios/routes.h"

namespace yichuang::scenarios {

// "done", or the code of the refusal; a malformed one as "field: code".
template <class T>
std::string shown(const Result<T>& result) {
  if (result) return "done";
  const Refusal& refusal = result.refusal();
  return refusal.fields.empty() ? refusal.code
                                : refusal.fields.front().field + ": " + refusal.fields.front().code;
}

class RevisingTest : public RouteTest {
 protected:
  void SetUp() override {
    RouteTest::SetUp();
    if (IsSkipped()) return;
    maintainer_ = hall().staff("钟灵", {Role::maintainer});
    second_ = hall().staff("方圆", {Role::maintainer});
    reviewer_ = hall().staff("陶然", {Role::reviewer, Role::legal_reviewer});
  }
  app::Centre& centre() { return hall().centre(); }
  RevisionId opens(const std::string& title = "花店") {
    const auto taken = app::open_revision(centre(), hall().command(maintainer_), title);
    EXPECT_EQ(shown(taken), "done");
    return *parse_id<RevisionId>(taken->id);
  }
  app::StoredRevision stored(RevisionId id) { return *app::stored_revision(centre(), id); }
  bj::value document(RevisionId id, const RecordName& name) {
    return app::view_record(centre(), readings_, stored(id), name)->document;
  }
  std::string saves(const Actor& actor, RevisionId id, const RecordName& name, const bj::value& document,
                    std::int64_t seen) {
    app::Command command = hall().command(actor);
    command.seen = seen;
    return shown(app::save_record(centre(), readings_, command, id, name, document));
  }
  // The promise of an item, in working days.
  std::string promises(const Actor& actor, RevisionId id, const std::string& item, int days,
                       std::int64_t seen) {
    bj::value changed = document(id, {"item", item});
    changed.at("promised").at("days") = days;
    return saves(actor, id, {"item", item}, changed, seen);
  }
  void reviews(RevisionId id) {
    EXPECT_EQ(shown(app::submit_revision(centre(), readings_, hall().command(maintainer_), id)), "done");
    EXPECT_EQ(shown(app::review_for_department(centre(), hall().command(reviewer_), id, {"同意", {}})),
              "done");
    EXPECT_EQ(shown(app::review_legality(centre(), hall().command(reviewer_), id, {"合法", {}})), "done");
  }
  std::string publishes(RevisionId id, const std::string& day) {
    return shown(app::publish_revision(centre(), readings_, hall().command(maintainer_), id, {day, {}}));
  }
  int promised(const std::string& item) { return centre().catalogues.current()->item(item)->promised.days; }

  Actor maintainer_, second_, reviewer_;
  app::DraftReadings readings_;
};

}  // namespace yichuang::scenarios
