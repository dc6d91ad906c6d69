#include "app/catalogue/document.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>

namespace yichuang::app {
namespace {

struct Unreadable {
  int line;
  Text message;
};

// Digits as JSON writes a number: no leading zero, no sign but minus.
bool is_json_number(std::string_view text, bool& whole) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - begin;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const std::size_t first = at;
  const std::size_t count = digits();
  if (count == 0 || (count > 1 && text[first] == '0')) return false;
  whole = at == text.size();
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

class Builder {
 public:
  Node build(const YAML::Node& yaml) {
    if (++nodes_ > kMaxNodes) throw Unreadable{line_of(yaml), {"文件太大", "the document is too large"}};
    Node node;
    node.line = line_of(yaml);
    switch (yaml.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null:
        break;
      case YAML::NodeType::Scalar:
        scalar(yaml, node);
        break;
      case YAML::NodeType::Sequence:
        node.kind = Node::Kind::list;
        for (const YAML::Node& item : yaml) node.items.push_back(build(item));
        break;
      case YAML::NodeType::Map:
        map(yaml, node);
        break;
    }
    return node;
  }

 private:
  static int line_of(const YAML::Node& yaml) { return yaml.Mark().is_null() ? 0 : yaml.Mark().line + 1; }

  static void scalar(const YAML::Node& yaml, Node& node) {
    node.kind = Node::Kind::text;
    node.text = yaml.Scalar();
    if (yaml.Tag() == "!") return;  // quoted
    if (node.text == "true" || node.text == "false") {
      node.kind = Node::Kind::boolean;
      node.boolean = node.text == "true";
    } else if (is_json_number(node.text, node.whole)) {
      node.kind = Node::Kind::number;
      std::from_chars(node.text.data(), node.text.data() + node.text.size(), node.number);
    }
  }

  void map(const YAML::Node& yaml, Node& node) {
    node.kind = Node::Kind::map;
    for (const auto& entry : yaml) {
      if (!entry.first.IsScalar())
        throw Unreadable{line_of(entry.first), {"键必须是文字", "a key must be text"}};
      const std::string& key = entry.first.Scalar();
      if (node.member(key) != nullptr)
        throw Unreadable{line_of(entry.first),
                         {"键“" + key + "”写了两次", "the key “" + key + "” is told twice"}};
      node.member_lines.push_back(line_of(entry.first));
      node.members.emplace_back(key, build(entry.second));
    }
  }

  std::size_t nodes_ = 0;
};

}  // namespace

const Node* Node::member(std::string_view name) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == name; });
  return found == members.end() ? nullptr : &found->second;
}

int Node::line_of(std::string_view name) const {
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i].first == name) return member_lines[i];
  return line;
}

std::unique_ptr<Node> parse_yaml(std::string_view text, const std::string& file,
                                 std::vector<Problem>& problems) {
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.size() != 1)
      throw Unreadable{1, {"一个文件只能有一份文档", "a file holds exactly one document"}};
    return std::make_unique<Node>(Builder().build(documents.front()));
  } catch (const YAML::Exception& wrong) {
    problems.push_back({"not_yaml",
                        Severity::error,
                        file,
                        wrong.mark.is_null() ? 0 : wrong.mark.line + 1,
                        {"不是有效的 YAML：" + wrong.msg, "not valid YAML: " + wrong.msg}});
  } catch (const Unreadable& wrong) {
    problems.push_back({"not_yaml", Severity::error, file, wrong.line, wrong.message});
  }
  return nullptr;
}

}  // namespace yichuang::app
