#include <algorithm>
#include <string_view>

#include "core/catalogue/check_rules.h"
#include "core/catalogue/explain.h"
#include "core/catalogue/schedule.h"

namespace yichuang::checking {
namespace {

// 行政许可法 第四十二条: twenty days, unless 法律、法规另有规定.
constexpr int kLicenceLimit = 20;

// A promise and a limit in different units are compared as calendar days, a week for every five working days.
int in_calendar_days(const Period& period) {
  return period.unit == Unit::calendar ? period.days : period.days + period.days / 5 * 2;
}

bool longer(const Period& promise, const Period& limit) {
  if (promise.unit == limit.unit) return promise.days > limit.days;
  return in_calendar_days(promise) > in_calendar_days(limit);
}

std::string_view without_brackets(std::string_view law) {
  const std::size_t bracket = law.find("（");
  return law.substr(0, bracket);
}

// A law ends in 法, an administrative or local regulation in 条例 or is a decree of the State Council.
bool is_law_or_regulation(const Basis& basis) {
  const std::string_view law = without_brackets(basis.law);
  return (law.ends_with("法") && !law.ends_with("办法")) || law.ends_with("条例") ||
         basis.source.find("国务院令") != std::string::npos;
}

void check_place(Checker& checker, const Item& item) {
  const Department* department = checker.catalogue.department(item.department);
  if (department == nullptr)
    checker.error("unknown_department", item.origin.of("department"),
                  {"没有部门“" + item.department + "”", "there is no department “" + item.department + "”"});
  else if (department->section.code != item.section)
    checker.error(
        "unknown_section", item.origin.of("section"),
        {"部门没有科室“" + item.section + "”", "the department has no section “" + item.section + "”"});
  if (checker.catalogue.domain(item.domain) == nullptr)
    checker.error("unknown_domain", item.origin.of("domain"),
                  {"没有综办领域“" + item.domain + "”", "there is no domain “" + item.domain + "”"});
}

// 实施编码: 18 credit code of the organ + 1 level + 12 basic code, whose third and fourth digits are the kind.
void check_implementation_code(Checker& checker, const Item& item) {
  const std::string& code = item.implementation_code;
  const Department* department = checker.catalogue.department(item.department);
  const bool digits = code.size() == 31 &&
                      std::all_of(code.begin() + 18, code.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool right = digits && code[18] >= '1' && code[18] <= '7' && code.compare(21, 2, item.kind) == 0 &&
                     (department == nullptr || code.starts_with(department->credit_code));
  if (!right)
    checker.error(
        "bad_implementation_code", item.origin.of("implementation_code"),
        {"实施编码“" + code +
             "”应为 31 位：本部门统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位（含事项类型）",
         "the implementation code “" + code +
             "” must be 31 characters: the organ's credit code, the level, 12 digits with the kind"});
  if (department != nullptr && department->demo && !item.demo)
    checker.error("demo_code_hidden", item.origin.of("implementation_code"),
                  {"实施编码由演示代码构成，应标明 demo",
                   "the implementation code is made of a demo code and must say so"});
}

void check_basis(Checker& checker, const Basis& basis, Origin at) {
  if (basis.law.empty())
    checker.error("missing_basis", at, {"没有写明依据", "the basis is missing"});
  else if (basis.source.empty())
    checker.error("unsourced", at, {"依据没有出处", "the basis has no source"});
}

void check_sourced(Checker& checker, const Period& period) {
  if (period.source.empty())
    checker.error("unsourced", period.origin, {"时限没有出处", "the limit has no source"});
}

void check_limits(Checker& checker, const Item& item) {
  if (item.basis.empty())
    checker.error("missing_basis", item.origin.of("basis"),
                  {"事项没有设定依据", "the item has no basis in law"});
  for (const Basis& basis : item.basis) check_basis(checker, basis, basis.origin);
  check_sourced(checker, item.promised);
  if (item.issue.days > 0) check_sourced(checker, item.issue);
  if (item.statutory) {
    check_sourced(checker, *item.statutory);
    if (longer(item.promised, *item.statutory)) {
      const Text promise = days_in_words(item.promised.days, item.promised.unit);
      const Text limit = days_in_words(item.statutory->days, item.statutory->unit);
      checker.error(
          "promise_above_statute", item.promised.origin,
          {"承诺时限（" + promise.zh + "）超过法定时限（" + limit.zh + "）",
           "the promise (" + promise.en + ") is longer than the statutory limit (" + limit.en + ")"});
    }
    const bool long_limit = item.kind == kLicenceKind && in_working_days(*item.statutory) > kLicenceLimit;
    if (long_limit && std::none_of(item.basis.begin(), item.basis.end(), is_law_or_regulation))
      checker.error(
          "long_limit_without_law", item.statutory->origin,
          {"行政许可的法定时限超过二十个工作日，须以法律、法规为依据（行政许可法 第四十二条）",
           "a licence may take more than twenty working days only by a law or regulation (art. 42)"});
  }
  if (item.instant != (item.promised.days == 0))
    checker.error("instant_promise", item.promised.origin,
                  {"即办件的承诺时限为零，承诺时限为零的是即办件",
                   "an item is on the spot exactly when its promise is zero"});
}

void check_procedures(Checker& checker, const Item& item) {
  for (const Publicity& publicity : item.publicity) {
    if (publicity.source.empty())
      checker.error("unsourced", publicity.origin, {"公示期没有出处", "the publicity has no source"});
    if (publicity.counted && longer({publicity.days, publicity.unit, "", {}, {}}, item.promised))
      checker.error("publicity_above_promise", publicity.origin,
                    {"公示期在时限之内，却比承诺时限还长",
                     "the publicity runs inside the promise but is longer than it"});
  }
  for (const SpecialProcedure& procedure : item.special_procedures) {
    check_basis(checker, procedure.basis, procedure.origin);
    if (procedure.counted)
      checker.error("special_procedure_counted", procedure.origin,
                    {"特别程序所需时间不计算在期限内（行政许可法 第四十五条）",
                     "a special procedure is not counted in the limit (art. 45)"});
  }
  if (item.site_check.needed && item.site_check.officers < 2)
    checker.error("too_few_officers", item.origin.of("site_check"),
                  {"现场核查应当指派两名以上工作人员（行政许可法 第三十四条）",
                   "a site check takes two officers (art. 34)"});
  if (item.commitment && item.commitment->source.empty())
    checker.error("unsourced", item.commitment->origin,
                  {"事后核查没有出处", "the after-check has no source"});
  for (const RefusalGround& ground : item.refusal_grounds)
    check_basis(checker, ground.basis, ground.basis.origin);
}

void check_references(Checker& checker, const Item& item) {
  const Catalogue& catalogue = checker.catalogue;
  for (const ItemMaterial& material : item.materials) {
    if (catalogue.material(material.material) == nullptr)
      checker.error(
          "unknown_material", material.origin,
          {"材料库没有“" + material.material + "”", "there is no material “" + material.material + "”"});
    check_basis(checker, material.basis, material.origin);
  }
  const auto field = [&](const std::string& code, Origin at) {
    if (catalogue.field(code) == nullptr)
      checker.error("unknown_field", at, {"字段库没有“" + code + "”", "there is no field “" + code + "”"});
  };
  for (const ItemField& one : item.fields) field(one.field, one.origin);
  for (const std::string& code : item.result.fields) field(code, item.origin.of("result"));
  for (const std::string& code : item.site_check.fields) field(code, item.origin.of("site_check"));
  if (!item.result.material.empty() && catalogue.material(item.result.material) == nullptr)
    checker.error(
        "unknown_material", item.origin.of("result"),
        {"材料库没有“" + item.result.material + "”", "there is no material “" + item.result.material + "”"});
}

}  // namespace

void check_item(Checker& checker, const Item& item) {
  check_place(checker, item);
  check_implementation_code(checker, item);
  check_limits(checker, item);
  check_procedures(checker, item);
  check_references(checker, item);
  check_particulars(checker, item);
  check_practice(checker, item);
  check_standing(checker, item);
  const bool retired = item.standing && item.standing->kind == StandingKind::retired;
  const auto& packages = checker.catalogue.packages;
  if (!retired && std::none_of(packages.begin(), packages.end(),
                               [&](const Package& one) { return one.item(item.code) != nullptr; }))
    checker.warning("item_not_offered", item.origin.record,
                    {"没有一件事包含这个事项", "no package offers this item"});
}

}  // namespace yichuang::checking
