#include "app/catalogue/readers.h"

namespace yichuang::app {
namespace {

Question read_question(const Node& node, const Source& source) {
  Record record(node, source);
  Question question;
  question.code = record.text("code");
  question.text = record.words("text");
  question.label = record.words_or_none("label");
  question.why = record.words("why");
  question.kind = record.one_of<QuestionKind>("kind", {{"choice", QuestionKind::choice},
                                                       {"yes_no", QuestionKind::yes_no},
                                                       {"number", QuestionKind::number},
                                                       {"multi", QuestionKind::multi}});
  question.options = record.each<Option>("options", [&](const Node& option) {
    Record of(option, source);
    return Option{of.text("code"), of.words("label"), of.origin()};
  });
  question.unit = record.text_or("unit");
  question.min = record.number_or_none("min");
  question.max = record.number_or_none("max");
  if (const Node* otherwise = record.find("default")) question.default_answer = otherwise->text;
  question.when = record.when();
  question.origin = record.origin();
  return question;
}

PackageItem read_package_item(const Node& node, const Source& source) {
  Record record(node, source);
  PackageItem item;
  item.item = record.text("item");
  item.role = record.one_of<PackageRole>("role", {{"required", PackageRole::required},
                                                  {"optional", PackageRole::optional},
                                                  {"situational", PackageRole::situational}});
  item.when = record.when();
  item.why = record.words("why");
  item.dropped_why = record.words_or_none("dropped_why");
  item.commitment_allowed = record.truth_or("commitment", true);
  item.origin = record.origin();
  return item;
}

Edge read_edge(const Node& node, const Source& source) {
  if (node.kind != Node::Kind::list || node.items.size() != 2)
    throw Misread{node.line, {"应写成 [前一事项, 后一事项]", "expected [earlier item, later item]"}};
  return {node.items[0].text, node.items[1].text, source.at(node)};
}

Block read_block(const Node& node, const Source& source) {
  Record record(node, source);
  return {read_condition(record.get("when"), source), record.words("text"),
          read_basis(record.get("basis"), source), record.origin()};
}

Sourced<Coordination> read_coordination(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.one_of<Coordination>(
              "level", {{"municipal", Coordination::municipal}, {"district", Coordination::district}}),
          record.text("source"), record.confidence()};
}

}  // namespace

void read_package(const Node& document, const Source& source, Catalogue& into) {
  Package package;
  {
    Record record(document, source);
    package.code = record.text("code");
    package.name = record.words("name");
    package.aliases = record.texts("aliases");
    package.lead = record.text("lead");
    package.domain = record.text("domain");
    package.summary = record.words("summary");
    package.all_or_nothing = record.truth("all_or_nothing");
    package.elder = record.truth_or("elder", false);
    package.display_order = record.whole_or("display_order", 0);
    if (const Node* coordination = record.find("coordination"))
      package.coordination = read_coordination(*coordination, source);
    const auto with_source = [&](auto read) {
      return [&source, read](const Node& node) { return read(node, source); };
    };
    package.questions = record.each<Question>("questions", with_source(read_question));
    package.items = record.each<PackageItem>("items", with_source(read_package_item));
    package.edges = record.each<Edge>("edges", with_source(read_edge));
    package.blocks = record.each<Block>("blocks", with_source(read_block));
    if (const Node* promise = record.find("promise")) package.promise = read_period(*promise, source);
    package.origin = record.origins();
  }
  into.packages.add(std::move(package));
}

}  // namespace yichuang::app
