// 办事指南 for everybody, 审查工作细则 for those who examine; on the screen and on paper.
#include <memory>

#include "app/catalogue/guide_view.h"
#include "app/catalogue/routes.h"
#include "app/people/sessions.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kPublic{"public"};
const std::vector<std::string> kExaminers{"clerk",      "approver", "head",           "manager",
                                          "maintainer", "reviewer", "legal_reviewer", "administrator"};

using Make = std::function<Result<Guide>(const Catalogue&, const http::Request&, Date)>;

Make of_item(GuideReader reader) {
  return [reader](const Catalogue& catalogue, const http::Request& request, Date day) -> Result<Guide> {
    const Item* item = catalogue.item(request.params.at("item"));
    if (item == nullptr) return not_found("no_such_item");
    return item_guide(catalogue, *item, reader, day);
  };
}

Result<Guide> of_package(const Catalogue& catalogue, const http::Request& request, Date day) {
  const Package* package = catalogue.package(request.params.at("package"));
  if (package == nullptr) return not_found("no_such_package");
  return package_guide(catalogue, *package, day);
}

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

GuideSheet sheet_of(const std::string& word) {
  if (word == "large") return GuideSheet::large;
  return word == "poster" ? GuideSheet::poster : GuideSheet::a4;
}

// A guide is several pages and takes longer to draw than all else that is open to everybody. Whoever prints what their
// plan needs, in their language and their size, draws fewer than these.
constexpr int kMostDrawings = 30;
constexpr std::int64_t kDrawingWindowMs = 60'000;

// What all guide routes share: what was drawn, and who had it drawn.
struct Drawings {
  DrawnGuides kept;
  RateLimit asked{kMostDrawings, kDrawingWindowMs};
};

// What is kept is free. Two may draw the same one: harmless, and nobody waits for the other.
Result<std::string> drawn(const Centre& centre, const http::Request& request, const Make& make,
                          Drawings& drawings) {
  const auto catalogue = centre.catalogues.current();
  const Date today = legal_day(centre.clock());
  const Guide guide = TRY(make(*catalogue, request, today));
  GuideSetting setting;
  setting.sheet = sheet_of(query(request, "sheet"));
  setting.language = query(request, "lang") == "en" ? Language::en : Language::zh;
  setting.address = centre.public_url + (guide.kind == "package" ? "/guide/" : "/item/") + guide.code;
  setting.issuer = in(setting.language, catalogue->centre.name);
  setting.created = to_string(centre.clock());
  // By the day, because an item may be suspended or come back on it.
  const std::string key = catalogue->version + ' ' + to_string(today) + ' ' + guide.kind + ' ' + guide.code +
                          ' ' + (guide.reader == GuideReader::examiner ? "manual " : "guide ") +
                          query(request, "sheet") + (setting.language == Language::en ? " en" : " zh");
  if (auto kept = drawings.kept.find(key)) return std::move(*kept);
  if (!drawings.asked.allowed(request.remote, steady_ms())) return refuse("too_many_tries");
  drawings.asked.count(request.remote, steady_ms());
  std::string made = pdf::render(page_of(guide, setting));
  drawings.kept.keep(key, made);
  return made;
}

struct Kind {
  std::string pattern, id, summary;
  std::vector<std::string> roles;
  Make make;
  bool poster = true;
};

void add(http::Router& router, Centre& centre, const Kind& kind, const std::shared_ptr<Drawings>& drawings) {
  router.add(reading(kind.pattern, "read_" + kind.id, kind.summary, "catalogue", kind.roles, {},
                     schema_of<GuideView>(), [&centre, make = kind.make](http::Request& request) {
                       const auto catalogue = centre.catalogues.current();
                       const auto run = [&]() -> Result<GuideView> {
                         return view_of(TRY(make(*catalogue, request, legal_day(centre.clock()))));
                       };
                       return answer(centre, request, run());
                     }));
  const char* sheets = kind.poster ? R"({"type":"string","enum":["a4","large","poster"]})"
                                   : R"({"type":"string","enum":["a4","large"]})";
  auto pdf = reading(
      kind.pattern + "/pdf", "print_" + kind.id, kind.summary + ", as a PDF", "catalogue", kind.roles,
      {query_parameter("sheet", "ordinary or large print, or one page to put up", sheets),
       query_parameter("lang", "its language", R"({"type":"string","enum":["zh","en"]})")},
      {}, [&centre, make = kind.make, drawings](http::Request& request) {
        auto bytes = drawn(centre, request, make, *drawings);
        if (!bytes) return refusal_answer(centre, request, bytes.refusal());
        return http::Response{.status = 200, .content_type = "application/pdf", .body = std::move(*bytes)};
      });
  pdf.answers = {{200, "the guide", binary(), "application/pdf"}};
  router.add(std::move(pdf));
}

}  // namespace

void add_guide_routes(http::Router& router, Centre& centre) {
  const auto drawings = std::make_shared<Drawings>();
  add(router, centre,
      {"/api/v1/items/{item}/guide", "item_guide", "The guide of one item, for whoever applies", kPublic,
       of_item(GuideReader::applicant)},
      drawings);
  add(router, centre,
      {"/api/v1/items/{item}/manual", "item_manual", "The manual of one item, for whoever examines",
       kExaminers, of_item(GuideReader::examiner), false},
      drawings);
  add(router, centre,
      {"/api/v1/packages/{package}/guide", "package_guide", "The guide of a package", kPublic, of_package},
      drawings);
}

}  // namespace yichuang::app
