// The life of a revision: submitted, reviewed, returned, published, and the versions that came of it.
#include "app/catalogue/revision_publication.h"
#include "app/catalogue/revision_routes.h"

namespace yichuang::app {
namespace {

using namespace revision_routes;

void add_reviews(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(act<RevisionActInput>(
      "/submission", "submit_revision", "Hand a revision in for review", kMaintainers, centre,
      [&centre, readings](const Command& command, RevisionId id, const RevisionActInput&) {
        return submit_revision(centre, *readings, command, id);
      }));
  router.add(act<RevisionReviewInput>(
      "/department-review", "review_for_department", "A department agrees", {"reviewer", "head"}, centre,
      [&centre](const Command& command, RevisionId id, const RevisionReviewInput& review) {
        return review_for_department(centre, command, id, review);
      }));
  router.add(act<RevisionReviewInput>(
      "/opinion", "give_opinion", "A department that is concerned says what it thinks", {"reviewer", "head"},
      centre, [&centre](const Command& command, RevisionId id, const RevisionReviewInput& review) {
        return give_opinion(centre, command, id, review);
      }));
  router.add(act<RevisionReviewInput>(
      "/legal-review", "review_legality", "The district's lawyers agree", {"legal_reviewer"}, centre,
      [&centre](const Command& command, RevisionId id, const RevisionReviewInput& review) {
        return review_legality(centre, command, id, review);
      }));
  router.add(act<RevisionReviewInput>(
      "/return", "return_revision", "Back to the drafters, with what is to be done", kEditors, centre,
      [&centre](const Command& command, RevisionId id, const RevisionReviewInput& review) {
        return return_revision(centre, command, id, review);
      }));
  router.add(act<RevisionActInput>("/dropping", "drop_revision", "Give a revision up", kMaintainers, centre,
                                   [&centre](const Command& command, RevisionId id, const RevisionActInput&) {
                                     return drop_revision(centre, command, id);
                                   }));
}

void add_publishing(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(act<RevisionActInput>("/undo", "undo_save", "Take back the newest save", kMaintainers, centre,
                                   [&centre](const Command& command, RevisionId id, const RevisionActInput&) {
                                     return undo_save(centre, command, id);
                                   }));
  router.add(act<RevisionActInput>(
      "/rebase", "rebase_revision", "Lay a revision over what was published since", kMaintainers, centre,
      [&centre, readings](const Command& command, RevisionId id, const RevisionActInput&) {
        return rebase_revision(centre, *readings, command, id);
      }));
  router.add(act<PublicationInput>(
      "/publication", "publish_revision", "Publish a revision: from its day on it is the catalogue",
      {"maintainer", "reviewer"}, centre,
      [&centre, readings](const Command& command, RevisionId id, const PublicationInput& wanted) {
        return publish_revision(centre, *readings, command, id, wanted);
      }));
}

void add_versions(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(reading(
      "/api/v1/catalogue/versions", "list_versions", "Published versions of the catalogue, newest first",
      kTag, kEditors, {}, schema_of<VersionList>(),
      [&centre](http::Request&) { return json_answer(200, json::write(list_versions(centre))); }));
  auto reverse = posting(
      "/api/v1/catalogue/versions/{published}/reversal", "reverse_publication",
      "Open a revision that takes a publication back", kTag, kMaintainers, schema_of<ReversalInput>(),
      {201, "begun", schema_of<RevisionTaken>()}, [&centre, readings](http::Request& request) {
        const auto run = [&]() -> Result<RevisionTaken> {
          return reverse_publication(centre, *readings, command_of(request), request.params.at("published"),
                                     TRY(json::read<ReversalInput>(request.body)).title);
        };
        return answer(centre, request, run(), 201);
      });
  reverse.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(reverse));
}

}  // namespace

void add_revision_life_routes(http::Router& router, Centre& centre, const Readings& readings) {
  add_reviews(router, centre, readings);
  add_publishing(router, centre, readings);
  add_versions(router, centre, readings);
}

}  // namespace yichuang::app
