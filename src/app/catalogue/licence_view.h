// The list of business licences for everybody: how each was reformed, which items carry it out, and in which packages
// they are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/catalogue/standing_view.h"
#include "app/record/words.h"
#include "core/catalogue/catalogue.h"

namespace yichuang::app {

struct ReformModeView {
  std::string code;  // cancelled, record, commitment, service
  Words name;
  Words about;
  int licences = 0;  // how many of the list
};
struct BusinessLicenceView {
  std::string code;
  Words name;
  Words authority;
  std::vector<std::string> basis;  // “药品管理法 第五十一条”
  std::string mode;
  bool mode_certain = false;
  Words measures;
  bool district = false;  // exercised by a district or below
  std::string source;
  bool certain = false;
  std::vector<Named> items;
  std::vector<Named> packages;  // those its items are part of
  std::vector<StandingView> standings;  // of its items, where they are suspended or retired
};
struct LicenceListView {  // GET /api/v1/licences
  std::string catalogue_version;
  std::optional<Words> name;  // none: the district has loaded no list
  Words note;
  std::string source;
  std::vector<ReformModeView> modes;
  std::vector<BusinessLicenceView> licences;
};

LicenceListView licences_of(const Catalogue& catalogue, Date day);
std::string licences_json(const LicenceListView& list);
std::string licences_text(const LicenceListView& list, Language language);

}  // namespace yichuang::app
