#include "app/catalogue/bundle_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/catalogue/record_place.h"
#include "app/catalogue/yaml_writer.h"

namespace yichuang::app {
namespace {

using Read = std::variant<std::monostate, Node, Unread>;

constexpr std::string_view kList = "[]";
constexpr double kExact = 9007199254740992.0;  // beyond it a cell's number is no longer exact

bool begins_as_yaml(std::string_view text) {
  return !text.empty() && (text.front() == '"' || text.front() == '{' || text.front() == '[');
}

Node text_node(std::string text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = std::move(text);
  return node;
}

Node truth_node(bool truth) {
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = truth;
  node.text = truth ? "true" : "false";
  return node;
}

Node number_node(double number) {
  Node node;
  node.kind = Node::Kind::number;
  node.number = number;
  node.whole = std::trunc(number) == number && std::abs(number) <= kExact;
  char digits[32];
  const auto end = node.whole
                       ? std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(number)).ptr
                       : std::to_chars(digits, digits + sizeof digits, number).ptr;
  node.text.assign(digits, end);
  return node;
}

// As a file would have it; nothing for what is none.
Read parsed(const std::string& text) {
  std::vector<Problem> problems;
  const auto node = parse_yaml(text, "", problems);
  if (node == nullptr) return Unread{problems.front().message};
  return *node;
}

// A number, a truth value or nothing, where a file without quotes would have it.
bool is_bare(std::string_view line) {
  return line == "null" || line == "true" || line == "false" ||
         (!line.empty() && line.find_first_not_of("+-0123456789.eE") == line.npos);
}

std::string line_of(const Node& node) {
  if (node.kind != Node::Kind::text) return write_yaml_line(node);
  const std::string& text = node.text;
  const bool plain = !text.empty() && !begins_as_yaml(text) && !is_bare(text) &&
                     text.find('\n') == text.npos && text.front() != ' ' && text.back() != ' ' &&
                     text.find('\r') == text.npos;
  return plain ? text : write_yaml_line(node);
}

// One line of a cell of several values.
Read node_of_line(std::string line) {
  if (begins_as_yaml(line) || is_bare(line)) return parsed(line);
  return text_node(std::move(line));
}

void flatten(const Node& map, const std::string& prefix, bool lists_apart, FlatRecord& out) {
  for (const auto& [name, member] : map.members) {
    const std::string path = prefix + name;
    const bool condition = name == "when";
    if (member.kind == Node::Kind::map && !condition && !member.members.empty() &&
        std::all_of(member.members.begin(), member.members.end(),
                    [](const auto& one) { return is_heading(one.first); }))
      flatten(member, path + ".", lists_apart, out);
    else if (lists_apart && is_list_of_records(member))
      out.lists.push_back({path, &member});
    else if (member.kind == Node::Kind::list && !member.items.empty())
      out.cells.push_back({path + std::string(kList), cell_of_list(member)});
    else
      out.cells.push_back({path, cell_of(member)});
  }
}

}  // namespace

bool is_heading(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool is_list_of_records(const Node& node) {
  return node.kind == Node::Kind::list && !node.items.empty() &&
         std::all_of(node.items.begin(), node.items.end(), [](const Node& item) {
           return item.kind == Node::Kind::map && !item.members.empty() &&
                  std::all_of(item.members.begin(), item.members.end(),
                              [](const auto& member) { return is_heading(member.first); });
         });
}

sheet::Cell cell_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::boolean:
      return node.boolean;
    case Node::Kind::number:
      if (node.whole ? std::abs(node.number) > kExact : std::trunc(node.number) == node.number)
        throw Failure("the number " + node.text + " cannot be kept in a spreadsheet");
      return node.number;
    case Node::Kind::text:
      if (!node.text.empty() && node.text != "null" && !begins_as_yaml(node.text)) return node.text;
      return write_yaml_line(node);  // in quotes
    default:
      return write_yaml_line(node);
  }
}

sheet::Cell cell_of_list(const Node& list) {
  std::string lines;
  for (const Node& item : list.items) lines += (lines.empty() ? "" : "\n") + line_of(item);
  return lines;
}

Read node_of(const sheet::Cell& cell) {
  if (const auto* truth = std::get_if<bool>(&cell)) return truth_node(*truth);
  if (const auto* number = std::get_if<double>(&cell)) return number_node(*number);
  const auto* text = std::get_if<std::string>(&cell);
  if (text == nullptr) return {};
  if (*text == "null") return Node{};
  if (begins_as_yaml(*text)) return parsed(*text);
  return text_node(*text);
}

Read list_of(const sheet::Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return {};
  Node list;
  list.kind = Node::Kind::list;
  const auto* text = std::get_if<std::string>(&cell);
  if (text == nullptr) {
    list.items.push_back(std::get<Node>(node_of(cell)));
    return list;
  }
  for (std::size_t at = 0; at <= text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    std::string line = text->substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;  // a line people left free
    Read read = node_of_line(std::move(line));
    if (std::holds_alternative<Unread>(read)) return read;
    list.items.push_back(std::move(std::get<Node>(read)));
  }
  return list;
}

FlatRecord flattened(const Node& record, bool lists_apart) {
  FlatRecord out;
  flatten(record, "", lists_apart, out);
  return out;
}

bool set_at(Node& record, std::string_view heading, Node value) {
  if (heading.ends_with(kList)) heading.remove_suffix(kList.size());
  Node* at = &record;
  while (true) {
    if (at->kind != Node::Kind::map) return false;
    const std::size_t dot = heading.find('.');
    const std::string_view step = heading.substr(0, dot);
    Node* member = const_cast<Node*>(at->member(step));
    if (dot == heading.npos) {
      if (member != nullptr) return false;
      at->members.emplace_back(step, std::move(value));
      at->member_lines.push_back(0);
      return true;
    }
    if (member == nullptr) {
      at->members.emplace_back(step, Node{});
      at->member_lines.push_back(0);
      member = &at->members.back().second;
      member->kind = Node::Kind::map;
    }
    at = member;
    heading.remove_prefix(dot + 1);
  }
}

std::string pointer_of_heading(std::string_view heading) {
  if (heading.ends_with(kList)) heading.remove_suffix(kList.size());
  std::string pointer;
  while (!heading.empty()) {
    const std::size_t dot = std::min(heading.find('.'), heading.size());
    pointer += pointer_step(heading.substr(0, dot));
    heading.remove_prefix(std::min(dot + 1, heading.size()));
  }
  return pointer;
}

}  // namespace yichuang::app
