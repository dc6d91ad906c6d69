#include "app/catalogue/document.h"

#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"

namespace yichuang::app {
namespace {

struct Unreadable {
  int line;
  Text message;
};

// Nothing in a catalogue is nested deeper than some fifteen levels; what is would only exhaust the stack.
constexpr int kMaxDepth = 100;

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

int line_of(const yaml_mark_t& mark) { return static_cast<int>(mark.line) + 1; }

std::string_view view_of(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}
std::string name_of(const yaml_char_t* text) { return reinterpret_cast<const char*>(text); }

// What libyaml tells one after the other.
class Events {
 public:
  explicit Events(std::string_view text) : text_(text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  ~Events() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  const yaml_event_t& now() const { return event_; }
  const yaml_event_t& next() {
    yaml_event_delete(&event_);
    event_ = {};  // what a failed step leaves behind may not be freed a second time
    if (yaml_parser_parse(&parser_, &event_) == 0) fail();
    return event_;
  }

 private:
  [[noreturn]] void fail() const {
    if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const std::string what = parser_.problem == nullptr ? "unreadable" : parser_.problem;
    // Of bytes that are no text libyaml knows the offset only.
    const auto read = text_.substr(0, std::min(parser_.problem_offset, text_.size()));
    const int line = parser_.error == YAML_READER_ERROR
                         ? static_cast<int>(std::count(read.begin(), read.end(), '\n')) + 1
                         : line_of(parser_.problem_mark);
    throw Unreadable{line, {"不是有效的 YAML：" + what, "not valid YAML: " + what}};
  }

  std::string_view text_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

class Builder {
 public:
  explicit Builder(std::string_view text) : events_(text) {}

  Node build() {
    events_.next();  // the stream begins
    if (events_.next().type != YAML_DOCUMENT_START_EVENT) throw not_one();
    events_.next();
    Node root = node(0);
    events_.next();  // the document ends
    if (events_.next().type != YAML_STREAM_END_EVENT) throw not_one();
    return root;
  }

 private:
  struct Anchored {
    Node node;
    std::size_t nodes = 0;  // in it: an alias costs as much as what it stands for
  };

  static Unreadable not_one() { return {1, {"一个文件只能有一份文档", "a file holds exactly one document"}}; }

  void count(std::size_t nodes, int line) {
    nodes_ += nodes;
    if (nodes_ > kMaxNodes) throw Unreadable{line, {"文件太大", "the document is too large"}};
  }

  // The node that begins with the event just read.
  Node node(int depth) {
    const yaml_event_t& event = events_.now();
    const int line = line_of(event.start_mark);
    if (event.type == YAML_ALIAS_EVENT) return alias(event, line);
    if (depth > kMaxDepth) throw Unreadable{line, {"嵌套太深", "nested too deeply"}};
    const std::size_t before = nodes_;
    count(1, line);
    Node built;
    built.line = line;
    std::string anchor;
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        if (event.data.scalar.anchor != nullptr) anchor = name_of(event.data.scalar.anchor);
        scalar(event, built);
        break;
      case YAML_SEQUENCE_START_EVENT:
        if (event.data.sequence_start.anchor != nullptr) anchor = name_of(event.data.sequence_start.anchor);
        list(built, depth);
        break;
      default:
        ensure(event.type == YAML_MAPPING_START_EVENT);
        if (event.data.mapping_start.anchor != nullptr) anchor = name_of(event.data.mapping_start.anchor);
        map(built, depth);
    }
    if (!anchor.empty()) anchors_.insert_or_assign(std::move(anchor), Anchored{built, nodes_ - before});
    return built;
  }

  Node alias(const yaml_event_t& event, int line) {
    const std::string name = name_of(event.data.alias.anchor);
    const auto found = anchors_.find(name);
    if (found == anchors_.end())
      throw Unreadable{line, {"“*" + name + "”前面没有定义", "“*" + name + "” stands for nothing before it"}};
    count(found->second.nodes, line);
    return found->second.node;
  }

  static void scalar(const yaml_event_t& event, Node& node) {
    const auto& told = event.data.scalar;
    const std::string_view text = view_of(told.value, told.length);
    // Quoted, or tagged as text.
    const bool plain = told.style == YAML_PLAIN_SCALAR_STYLE && told.tag == nullptr;
    if (plain && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")) return;
    node.kind = Node::Kind::text;
    node.text = text;
    if (!plain) return;
    if (text == "true" || text == "false") {
      node.kind = Node::Kind::boolean;
      node.boolean = text == "true";
    } else if (is_json_number(text, node.whole) &&
               std::from_chars(text.data(), text.data() + text.size(), node.number).ec == std::errc()) {
      node.kind = Node::Kind::number;
    }
  }

  void list(Node& node, int depth) {
    node.kind = Node::Kind::list;
    while (events_.next().type != YAML_SEQUENCE_END_EVENT) node.items.push_back(this->node(depth + 1));
  }

  void map(Node& node, int depth) {
    node.kind = Node::Kind::map;
    std::unordered_set<std::string> keys;
    while (events_.next().type != YAML_MAPPING_END_EVENT) {
      const Node key = this->node(depth + 1);
      if (key.kind == Node::Kind::null || key.kind == Node::Kind::list || key.kind == Node::Kind::map)
        throw Unreadable{key.line, {"键必须是文字", "a key must be text"}};
      if (!keys.insert(key.text).second)
        throw Unreadable{key.line,
                         {"键“" + key.text + "”写了两次", "the key “" + key.text + "” is told twice"}};
      events_.next();
      node.member_lines.push_back(key.line);
      node.members.emplace_back(key.text, this->node(depth + 1));
    }
  }

  Events events_;
  std::unordered_map<std::string, Anchored> anchors_;
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
    return std::make_unique<Node>(Builder(text).build());
  } catch (const Unreadable& wrong) {
    problems.push_back({"not_yaml", Severity::error, file, wrong.line, wrong.message});
  }
  return nullptr;
}

}  // namespace yichuang::app
