// What the routes of revisions share. For revision_*routes.cc only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {

using Readings = std::shared_ptr<DraftReadings>;

void add_revision_life_routes(http::Router& router, Centre& centre, const Readings& readings);
void add_revision_bundle_routes(http::Router& router, Centre& centre, const Readings& readings);
void add_revision_outlook_routes(http::Router& router, Centre& centre, const Readings& readings);

namespace revision_routes {

inline constexpr const char* kTag = "catalogue";
inline constexpr const char* kRevision = "/api/v1/catalogue/revisions/{revision}";
inline const std::vector<std::string> kMaintainers{"maintainer"};
inline const std::vector<std::string> kEditors{"maintainer", "reviewer", "legal_reviewer", "head"};

std::string query(const http::Request& request, const char* name);
Result<RevisionId> revision_in(const http::Request& request);
Result<StoredRevision> asked_revision(const Centre& centre, const http::Request& request);

// Something that is done to a revision as a whole; If-Match is its version.
template <class Body, class Do>
http::Route act(const char* pattern, const char* id, const char* summary, std::vector<std::string> roles,
                Centre& centre, Do carry_out) {
  auto route =
      posting(std::string(kRevision) + pattern, id, summary, kTag, std::move(roles), schema_of<Body>(),
              {200, "on record", schema_of<RevisionTaken>()}, [&centre, carry_out](http::Request& request) {
                const auto run = [&]() -> Result<RevisionTaken> {
                  return carry_out(command_of(request), TRY(revision_in(request)),
                                   TRY(json::read<Body>(request.body)));
                };
                return answer(centre, request, run());
              });
  route.parameters = {http::idempotency_key_parameter(), http::if_match_parameter()};
  return route;
}

}  // namespace revision_routes
}  // namespace yichuang::app
