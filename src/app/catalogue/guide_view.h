// Guides for people: the same content for the screen and for paper.
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "core/catalogue/guide.h"
#include "platform/pdf/document.h"

namespace yichuang::app {

struct GuideFactView {
  Words label;
  Words value;
};
struct GuideSectionView {
  std::string code;
  Words heading;
  std::vector<GuideFactView> facts;
  std::vector<Words> paragraphs;
  std::vector<Words> points;
  std::vector<Words> columns;
  std::vector<std::vector<Words>> rows;
};
struct GuideView {  // GET /api/v1/items/{item}/guide, /items/{item}/manual, /packages/{package}/guide
  std::string kind;  // item, package
  std::string code;
  std::string reader;  // applicant, examiner
  std::string catalogue_version;
  Words title;
  Words lead;
  std::vector<GuideFactView> headline;
  std::vector<GuideSectionView> sections;
  Words note;
};
GuideView view_of(const Guide& guide);

enum class GuideSheet { a4, large, poster };  // poster: one page, with a QR code that leads to the whole

struct GuideSetting {
  GuideSheet sheet = GuideSheet::a4;
  Language language = Language::zh;
  std::string address;  // of the guide's page; the QR code leads there
  std::string issuer;  // whose hall it is
  std::string created;  // RFC 3339
};
pdf::Document page_of(const Guide& guide, const GuideSetting& setting);

inline constexpr std::size_t kMostDrawn = 128;  // guides kept, some 100 kB each

// The latest guides drawn, most recently asked first: everybody asks for the same ones, and drawing takes long.
class DrawnGuides {
 public:
  std::optional<std::string> find(const std::string& key);
  void keep(const std::string& key, const std::string& guide);

 private:
  bool to_front(const std::string& key);
  std::mutex mutex_;
  std::list<std::pair<std::string, std::string>> drawn_;
};

}  // namespace yichuang::app
