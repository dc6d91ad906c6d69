#include "app/catalogue/readers.h"

namespace yichuang::app {
namespace {

Department read_department(const Node& node, const Source& source) {
  Record record(node, source);
  Department department;
  department.code = record.text("code");
  department.name = record.words("name");
  department.short_name = record.words("short");
  department.word = record.text_or("word");
  department.credit_code = record.text("credit_code");
  department.demo = record.truth("demo");
  department.review_organ = record.words("review_organ");
  if (const Node* basis = record.find("review_basis")) {
    Record of(*basis, source);
    department.review_basis = {{}, of.text("source"), of.confidence()};
  }
  {
    Record section(record.get("section"), source);
    department.section = {section.text("code"), section.words("name")};
  }
  {
    Record head(record.get("head_post"), source);
    department.head_post = head.text("code");
    department.head_post_name = head.words("name");
  }
  department.phone = record.text("phone");
  department.complaint_phone = record.text("complaint_phone");
  department.origin = record.origin();
  return department;
}

std::vector<OpeningHours::Span> read_spans(Record& hours, std::string_view day) {
  return hours.each<OpeningHours::Span>(day, [&](const Node& node) {
    Record span(node, hours.source());
    return OpeningHours::Span{span.text("open"), span.text("close")};
  });
}

OpeningHours read_hours(const Node& node, const Source& source) {
  Record record(node, source);
  OpeningHours hours;
  hours.weekdays = read_spans(record, "weekdays");
  hours.saturday = read_spans(record, "saturday");
  hours.sunday = read_spans(record, "sunday");
  hours.note = record.words("note");
  hours.source = record.text("source");
  hours.confidence = record.confidence();
  return hours;
}

Window read_window(const Node& node, const Source& source) {
  Record record(node, source);
  Window window;
  window.code = record.text("code");
  window.name = record.words("name");
  window.domain = record.text_or("domain");
  window.kind = record.one_of<WindowKind>("kind", {{"acceptance", WindowKind::acceptance},
                                                   {"issuing", WindowKind::issuing},
                                                   {"guide", WindowKind::guide}});
  window.place = record.words("place");
  window.origin = record.origin();
  return window;
}

Role read_role(const Node& node) {
  static const std::pair<std::string_view, Role> kRoles[] = {{"helper", Role::helper},
                                                             {"clerk", Role::clerk},
                                                             {"approver", Role::approver},
                                                             {"head", Role::head},
                                                             {"issuer", Role::issuer},
                                                             {"manager", Role::manager},
                                                             {"maintainer", Role::maintainer},
                                                             {"reviewer", Role::reviewer},
                                                             {"legal_reviewer", Role::legal_reviewer},
                                                             {"administrator", Role::administrator}};
  for (const auto& [word, role] : kRoles)
    if (node.text == word) return role;
  throw Misread{node.line, {"不认识角色“" + node.text + "”", "the role “" + node.text + "” is not known"}};
}

Post read_post(const Node& node, const Source& source) {
  Record record(node, source);
  Post post;
  post.code = record.text("code");
  post.name = record.words("name");
  post.department = record.text_or("department");
  post.section = record.text_or("section");
  post.roles = record.each<Role>("roles", read_role);
  post.domain = record.text_or("domain");
  post.windows = record.texts("windows");
  post.origin = record.origin();
  return post;
}

}  // namespace

void read_district(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  into.district = {
      record.text("code"), record.words("name"), record.truth("demo"), record.words("government"), {}};
  into.district.published = record.each<PublishedFigure>("published", [&](const Node& one) {
    Record figure(one, source);
    return PublishedFigure{figure.text("indicator"), figure.text("value"), figure.text("source"),
                           figure.confidence()};
  });
  for (const auto& [code, node] : record.get("parameters").members) {
    Record one(node, source);
    Parameter parameter;
    parameter.code = code;
    parameter.value = one.number("value");
    parameter.unit = one.text("unit");
    parameter.name = one.words("text");
    parameter.source = one.text("source");
    parameter.confidence = one.confidence();
    parameter.origin = one.origin();
    into.parameters.add(std::move(parameter));
  }
}

void read_departments(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  for (const Node& node : record.get("departments").items)
    into.departments.add(read_department(node, source));
}

void read_centre(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  {
    Record centre(record.get("centre"), source);
    into.centre.code = centre.text("code");
    into.centre.name = centre.words("name");
    into.centre.word = centre.text_or("word");
    into.centre.address = centre.words("address");
    into.centre.hours = read_hours(centre.get("hours"), source);
    into.centre.phone = centre.text("phone");
    into.centre.complaint_phone = centre.text("complaint_phone");
    into.centre.origin = centre.origin();
  }
  for (const Node& node : record.get("domains").items) {
    Record domain(node, source);
    into.domains.add(
        {domain.text("code"), domain.words("name"), domain.texts("departments"), domain.origin()});
  }
  for (const Node& node : record.get("windows").items) into.windows.add(read_window(node, source));
}

void read_city_template(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  into.city_template.name = record.words("name");
  into.city_template.source = record.text("source");
  into.city_template.items = record.each<TemplateItem>("items", [&](const Node& one) {
    Record item(one, source);
    TemplateItem read{item.text("basic_code"), item.words("name"), {}, item.origin()};
    read.materials = item.each<TemplateMaterial>("materials", [&](const Node& material) {
      Record of(material, source);
      return TemplateMaterial{of.words("name"), of.truth_or("required", true)};
    });
    return read;
  });
}

void read_posts(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  for (const Node& node : record.get("posts").items) into.posts.add(read_post(node, source));
}

}  // namespace yichuang::app
