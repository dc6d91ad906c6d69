#include "core/catalogue/check.h"

#include <algorithm>
#include <set>

#include "core/catalogue/check_rules.h"
#include "core/people/person.h"

namespace yichuang {
namespace checking {
namespace {

Origin origin_of(Origin origin) { return origin; }
Origin origin_of(const Origins& origins) { return origins.of("code"); }

template <class Record>
void check_codes(Checker& checker, const Listing<Record>& records) {
  std::set<std::string> seen;
  for (const Record& record : records)
    if (!seen.insert(record.code).second)
      checker.error("duplicate_code", origin_of(record.origin),
                    {"代码“" + record.code + "”重复", "the code “" + record.code + "” is used twice"});
}

void check_department(Checker& checker, const Department& department) {
  if (!check_credit_code(department.credit_code, "credit_code"))
    checker.error(
        "bad_credit_code", department.origin,
        {"统一社会信用代码“" + department.credit_code + "”校验位不符（GB 32100）",
         "the check digit of the credit code “" + department.credit_code + "” is wrong (GB 32100)"});
  if (checker.catalogue.post(department.head_post) == nullptr)
    checker.error(
        "unknown_post", department.origin,
        {"没有岗位“" + department.head_post + "”", "there is no post “" + department.head_post + "”"});
}

void check_post(Checker& checker, const Post& post) {
  const Catalogue& catalogue = checker.catalogue;
  const Department* department = catalogue.department(post.department);
  if (!post.department.empty() && department == nullptr)
    checker.error("unknown_department", post.origin,
                  {"没有部门“" + post.department + "”", "there is no department “" + post.department + "”"});
  if (!post.section.empty() && (department == nullptr || department->section.code != post.section))
    checker.error(
        "unknown_section", post.origin,
        {"部门没有科室“" + post.section + "”", "the department has no section “" + post.section + "”"});
  if (!post.domain.empty() && catalogue.domain(post.domain) == nullptr)
    checker.error("unknown_domain", post.origin,
                  {"没有综办领域“" + post.domain + "”", "there is no domain “" + post.domain + "”"});
  for (const std::string& window : post.windows)
    if (catalogue.window(window) == nullptr)
      checker.error("unknown_window", post.origin,
                    {"没有窗口“" + window + "”", "there is no window “" + window + "”"});
}

bool contains_any(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

// 优化营商环境: no “其他材料”, because nobody can prepare it.
void check_material(Checker& checker, const Material& material) {
  if (contains_any(material.name.zh,
                   {"其他材料", "其它材料", "相关材料", "有关材料", "其他资料", "其它资料"}))
    checker.error("catch_all_material", material.origin,
                  {"不得设兜底材料“" + material.name.zh + "”",
                   "“" + material.name.en + "” is a catch-all: nobody can know what to bring"});
  const bool issued_by_government = material.source == MaterialSource::fetched ||
                                    !material.licence_type.empty() || material.trust == Trust::a;
  if (issued_by_government && material.issuer.empty())
    checker.error("issuer_missing", material.origin,
                  {"政府核发或共享的材料“" + material.name.zh + "”没有写明出具机构",
                   "“" + material.name.en + "” is issued by a government but does not say by whom"});
  if (material.source == MaterialSource::fetched && material.licence_type.empty())
    checker.error(
        "data_source_missing", material.origin,
        {"共享的材料“" + material.name.zh + "”没有写明从哪种电子证照或者数据调取",
         "“" + material.name.en + "” is fetched, but it does not say as which e-licence or record"});
}

void check_field(Checker& checker, const Field& field) {
  const auto wrong = [&](const char* zh, const char* en) {
    checker.error("bad_field", field.origin,
                  {"字段“" + field.label.zh + "”" + zh, "the field “" + field.label.en + "” " + en});
  };
  if (field.kind == FieldKind::choice && field.choices.empty())
    wrong("没有选项", "is a choice without choices");
  if (field.kind == FieldKind::table && field.columns.empty()) wrong("没有列", "is a table without columns");
  if (field.min && field.max && *field.min > *field.max)
    wrong("最小值大于最大值", "has a minimum above its maximum");
  if (field.group.empty()) wrong("没有所属分组", "stands under no heading");
  if (field.to_call && field.kind != FieldKind::phone)
    wrong("问联系谁，却不是电话号码", "asks whom to call, but is no telephone number");
  for (const Package& package : checker.catalogue.packages)
    if (field.from_question.empty() || package.question(field.from_question) != nullptr) return;
  if (!field.from_question.empty())
    wrong("引用的问题不存在", "is filled from a question that no package asks");
}

// One case is called at one number: two fields that ask for it would leave open which.
void check_one_number(Checker& checker) {
  const Field* first = nullptr;
  for (const Field& field : checker.catalogue.fields) {
    if (!field.to_call) continue;
    if (first != nullptr)
      checker.error("two_numbers_to_call", field.origin,
                    {"“" + first->label.zh + "”和“" + field.label.zh + "”都是联系电话，只能有一个",
                     "“" + first->label.en + "” and “" + field.label.en + "” both ask whom to call"});
    else
      first = &field;
  }
}

}  // namespace

void check_organisation(Checker& checker) {
  const Catalogue& catalogue = checker.catalogue;
  check_codes(checker, catalogue.departments);
  check_codes(checker, catalogue.posts);
  check_codes(checker, catalogue.domains);
  check_codes(checker, catalogue.windows);
  check_codes(checker, catalogue.parameters);
  check_codes(checker, catalogue.texts);
  for (const Department& department : catalogue.departments) check_department(checker, department);
  for (const Post& post : catalogue.posts) check_post(checker, post);
  for (const Domain& domain : catalogue.domains)
    for (const std::string& department : domain.departments)
      if (catalogue.department(department) == nullptr)
        checker.error("unknown_department", domain.origin,
                      {"没有部门“" + department + "”", "there is no department “" + department + "”"});
  for (const Window& window : catalogue.windows)
    if (!window.domain.empty() && catalogue.domain(window.domain) == nullptr)
      checker.error("unknown_domain", window.origin,
                    {"没有综办领域“" + window.domain + "”", "there is no domain “" + window.domain + "”"});
}

void check_library(Checker& checker) {
  const Catalogue& catalogue = checker.catalogue;
  check_codes(checker, catalogue.fields);
  check_codes(checker, catalogue.field_rules);
  check_codes(checker, catalogue.materials);
  check_codes(checker, catalogue.items);
  check_codes(checker, catalogue.packages);
  for (const Material& material : catalogue.materials) check_material(checker, material);
  for (const Field& field : catalogue.fields) check_field(checker, field);
  check_one_number(checker);
  for (const FieldRule& rule : catalogue.field_rules) check_field_rule(checker, rule);
}

}  // namespace checking

std::vector<Problem> check(const Catalogue& catalogue, std::optional<Date> today) {
  checking::Checker checker{catalogue, today};
  checking::check_organisation(checker);
  checking::check_library(checker);
  checking::check_telephones(checker);
  checking::check_licence_list(checker);
  checking::check_papers(checker);
  for (const Item& item : catalogue.items) {
    checking::check_item(checker, item);
    checking::check_item_conditions(checker, item);
  }
  for (const Package& package : catalogue.packages) {
    checking::check_package(checker, package);
    checking::check_standings(checker, package);
    checking::check_conditions(checker, package);
  }
  return std::move(checker.problems);
}

}  // namespace yichuang
