// The catalogue's own report: what it holds, and the indicators that can be computed from it, each with the two sums it is
// made of, what was left out and the rule in words. The same facts for the screen, the command line and its golden.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "core/catalogue/indicators.h"

namespace yichuang::app {

struct ExclusionView {
  std::string code;
  Words why;
  std::vector<Named> items;
};
struct PublishedView {
  std::string value;  // as the district published it
  std::string source;
};
struct IndicatorView {
  int number = 0;
  std::string code;
  Words name;
  Words rule;
  std::string unit;  // percent, times
  std::optional<std::string> value;  // "59.57"; none: `missing` says why
  std::optional<Words> missing;
  std::string numerator;  // "19" or "12.27"
  std::string denominator;
  Words numerator_is;
  Words denominator_is;
  int counted = 0;  // items
  std::vector<ExclusionView> excluded;
  std::optional<PublishedView> published;
};
struct CatalogueReport {  // GET /api/v1/catalogue/report
  std::string catalogue_version;
  int packages = 0;
  int municipal_packages = 0;  // coordinated by the city 市统筹
  int district_packages = 0;  // by the district 区统筹
  int items = 0;
  int departments = 0;
  std::optional<Words> city_template;  // its name; none: none is loaded
  std::vector<IndicatorView> indicators;
};

CatalogueReport report_of(const Catalogue& catalogue, Date day);
std::string report_json(const CatalogueReport& report);  // both languages
std::string report_text(const CatalogueReport& report, Language language);

}  // namespace yichuang::app
