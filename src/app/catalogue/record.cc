#include "app/catalogue/record.h"

#include <exception>

namespace yichuang::app {
namespace {

[[noreturn]] void misread(const Node& node, std::string_view expected_zh, std::string_view expected_en) {
  throw Misread{node.line, {"这里应是" + std::string(expected_zh), "expected " + std::string(expected_en)}};
}

const std::string& text_of(const Node& node) {
  if (node.kind != Node::Kind::text) misread(node, "文字", "text");
  return node.text;
}

int whole_of(const Node& node) {
  if (node.kind != Node::Kind::number || !node.whole || node.number < -1e9 || node.number > 1e9)
    misread(node, "整数", "a whole number");
  return static_cast<int>(node.number);
}

double number_of(const Node& node) {
  if (node.kind != Node::Kind::number) misread(node, "数字", "a number");
  return node.number;
}

bool truth_of(const Node& node) {
  if (node.kind != Node::Kind::boolean) misread(node, "true 或 false", "true or false");
  return node.boolean;
}

const Node& list_of(const Node& node) {
  if (node.kind != Node::Kind::list) misread(node, "列表", "a list");
  return node;
}

std::vector<Condition> read_parts(const Node& node, const Source& source) {
  std::vector<Condition> parts;
  for (const Node& part : list_of(node).items) parts.push_back(read_condition(part, source));
  return parts;
}

const Node& pair_of(const Node& node) {
  if (list_of(node).items.size() != 2) misread(node, "两项", "two elements");
  return node;
}

Bound read_bound(const Node& node, const Source& source) {
  if (node.kind == Node::Kind::number) return node.number;
  Record bound(node, source);
  return bound.text("parameter");
}

}  // namespace

Record::Record(const Node& node, const Source& source)
    : node_(node), source_(source), exceptions_(std::uncaught_exceptions()) {
  if (node.kind != Node::Kind::map) misread(node, "键值表", "a mapping");
}

Record::~Record() {
  if (std::uncaught_exceptions() > exceptions_) return;
  for (std::size_t i = 0; i < node_.members.size(); ++i) {
    const std::string& key = node_.members[i].first;
    if (!read_.contains(key))
      source_.problems.push_back({"unread_key",
                                  Severity::error,
                                  source_.name,
                                  node_.member_lines[i],
                                  {"程序不认识“" + key + "”", "the program does not know “" + key + "”"}});
  }
}

Origins Record::origins() const {
  Origins origins{origin(), {}};
  for (std::size_t i = 0; i < node_.members.size(); ++i)
    origins.member_lines.emplace(node_.members[i].first, node_.member_lines[i]);
  return origins;
}

const Node* Record::find(std::string_view name) {
  const Node* node = node_.member(name);
  if (node == nullptr) return nullptr;
  read_.emplace(name);
  return node->kind == Node::Kind::null ? nullptr : node;
}

const Node& Record::get(std::string_view name) {
  const Node* node = find(name);
  if (node == nullptr)
    throw Misread{node_.line, {"缺少“" + std::string(name) + "”", "“" + std::string(name) + "” is missing"}};
  return *node;
}

std::string Record::text(std::string_view name) { return text_of(get(name)); }
std::string Record::text_or(std::string_view name, std::string otherwise) {
  const Node* node = find(name);
  return node == nullptr ? std::move(otherwise) : text_of(*node);
}
Text Record::words(std::string_view name) { return read_words(get(name), source_); }
Text Record::words_or_none(std::string_view name) {
  const Node* node = find(name);
  return node == nullptr ? Text{} : read_words(*node, source_);
}
int Record::whole(std::string_view name) { return whole_of(get(name)); }
int Record::whole_or(std::string_view name, int otherwise) {
  const Node* node = find(name);
  return node == nullptr ? otherwise : whole_of(*node);
}
double Record::number(std::string_view name) { return number_of(get(name)); }
std::optional<double> Record::number_or_none(std::string_view name) {
  const Node* node = find(name);
  if (node == nullptr) return std::nullopt;
  return number_of(*node);
}
bool Record::truth(std::string_view name) { return truth_of(get(name)); }
bool Record::truth_or(std::string_view name, bool otherwise) {
  const Node* node = find(name);
  return node == nullptr ? otherwise : truth_of(*node);
}
std::vector<std::string> Record::texts(std::string_view name) {
  return each<std::string>(name, [](const Node& node) { return text_of(node); });
}
Confidence Record::confidence(std::string_view name) {
  return one_of<Confidence>(
      name, {{"C", Confidence::certain}, {"L", Confidence::likely}, {"U", Confidence::unconfirmed}});
}
When Record::when(std::string_view name) {
  const Node* node = find(name);
  if (node == nullptr) return std::nullopt;
  return read_condition(*node, source_);
}

Text read_words(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.text("zh"), record.text("en")};
}

Condition read_condition(const Node& node, const Source& source) {
  if (node.kind != Node::Kind::map || node.members.size() != 1) misread(node, "一个条件", "one condition");
  const auto& [name, value] = node.members.front();
  Condition condition{AllOf{}, {source.file, node.member_lines.front()}};
  if (name == "all") {
    condition.test = AllOf{read_parts(value, source)};
  } else if (name == "any") {
    condition.test = AnyOf{read_parts(value, source)};
  } else if (name == "not") {
    condition.test = Not{{read_condition(value, source)}};
  } else if (name == "is") {
    const Node& option = pair_of(value).items[1];
    if (option.kind != Node::Kind::text && option.kind != Node::Kind::boolean)
      misread(option, "选项", "an option");
    condition.test = Is{text_of(value.items[0]), option.text};
  } else if (name == "at_least") {
    condition.test = AtLeast{text_of(pair_of(value).items[0]), read_bound(value.items[1], source)};
  } else if (name == "less_than") {
    condition.test = LessThan{text_of(pair_of(value).items[0]), read_bound(value.items[1], source)};
  } else if (name == "answered") {
    condition.test = Answered{text_of(value)};
  } else if (name == "kept") {
    condition.test = Kept{text_of(value)};
  } else {
    misread(node, "all、any、not、is、at_least、less_than、answered 或 kept",
            "all, any, not, is, at_least, less_than, answered or kept");
  }
  return condition;
}

Basis read_basis(const Node& node, const Source& source) {
  Record record(node, source);
  Basis basis;
  basis.law = record.text("law");
  basis.article = record.text("article");
  basis.text = record.words_or_none("text");
  basis.source = record.text("source");
  basis.confidence = record.confidence();
  basis.origin = record.origin();
  return basis;
}

Unit read_unit(Record& record, std::string_view name) {
  return record.one_of<Unit>(name, {{"working", Unit::working}, {"calendar", Unit::calendar}});
}

Period read_period(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.whole("days"), read_unit(record), record.text("source"), record.confidence(),
          record.origin()};
}

}  // namespace yichuang::app
