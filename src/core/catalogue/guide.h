// 办事指南 and 审查工作细则: what the catalogue says of an item or a package, put in order for whoever applies, or
// examines. Generated, never written a second time: the page, the print and the poster all draw this.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace yichuang {

enum class GuideReader { applicant, examiner };

struct GuideFact {
  Text label, value;
};

// One heading with facts, then paragraphs, then points, then a table; most sections have only one of them.
struct GuideSection {
  std::string code;  // conditions, materials, … ; the address of the section on the page
  Text heading;
  std::vector<GuideFact> facts;
  std::vector<Text> paragraphs, points;
  std::vector<Text> columns;
  std::vector<std::vector<Text>> rows;  // each as long as `columns`
};

struct Guide {
  std::string kind;  // item, package
  std::string code;
  GuideReader reader = GuideReader::applicant;
  std::string catalogue_version;
  Text title;
  Text lead;  // in one sentence
  std::vector<GuideFact> headline;  // at most four, for the head of the page and the poster
  std::vector<GuideSection> sections;
  std::vector<Text> bring;  // papers whoever applies may have to bring; what others have is not asked of them
  Text note;  // what is not certain, in general; empty: everything is
};

// As on that day: what is suspended or retired then, or announced to be, stands before all else.
Guide item_guide(const Catalogue& catalogue, const Item& item, GuideReader reader, Date day);
// For whoever applies: a package is examined item by item.
Guide package_guide(const Catalogue& catalogue, const Package& package, Date day);

}  // namespace yichuang
