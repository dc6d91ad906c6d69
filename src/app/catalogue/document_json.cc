#include "app/catalogue/document_json.h"

#include <array>
#include <boost/json.hpp>
#include <charconv>

namespace yichuang::app {
namespace {

boost::json::value number_of(const Node& node) {
  std::int64_t whole = 0;
  const char* const end = node.text.data() + node.text.size();
  // A whole number too long for an integer is what a double makes of it.
  if (node.whole && std::from_chars(node.text.data(), end, whole).ptr == end) return whole;
  return node.number;
}

template <class Number>
Node number_node(Number number, bool whole) {
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  Node node;
  node.kind = Node::Kind::number;
  node.number = static_cast<double>(number);
  node.whole = whole;
  node.text.assign(digits.data(), end);
  return node;
}

Node double_node(double number) {
  Node node = number_node(number, false);
  // Written "300" it would be read back as a whole number, which it is not said to be.
  if (node.text.find_first_not_of("-0123456789") == std::string::npos) node.text += ".0";
  return node;
}

}  // namespace

boost::json::value to_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return nullptr;
    case Node::Kind::boolean:
      return node.boolean;
    case Node::Kind::number:
      return number_of(node);
    case Node::Kind::text:
      return boost::json::string(node.text);
    case Node::Kind::list: {
      boost::json::array list;
      list.reserve(node.items.size());
      for (const Node& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case Node::Kind::map: {
      boost::json::object map;
      map.reserve(node.members.size());
      for (const auto& [name, member] : node.members) map[name] = to_json(member);
      return map;
    }
  }
  return nullptr;
}

Node from_json(const boost::json::value& value) {
  Node node;
  switch (value.kind()) {
    case boost::json::kind::null:
      break;
    case boost::json::kind::bool_:
      node.kind = Node::Kind::boolean;
      node.boolean = value.get_bool();
      node.text = node.boolean ? "true" : "false";
      break;
    case boost::json::kind::int64:
      return number_node(value.get_int64(), true);
    case boost::json::kind::uint64:
      return number_node(value.get_uint64(), true);
    case boost::json::kind::double_:
      return double_node(value.get_double());
    case boost::json::kind::string:
      node.kind = Node::Kind::text;
      node.text = std::string(value.get_string());
      break;
    case boost::json::kind::array:
      node.kind = Node::Kind::list;
      for (const auto& item : value.get_array()) node.items.push_back(from_json(item));
      break;
    case boost::json::kind::object:
      node.kind = Node::Kind::map;
      for (const auto& member : value.get_object()) {
        node.members.emplace_back(std::string(member.key()), from_json(member.value()));
        node.member_lines.push_back(0);
      }
      break;
  }
  return node;
}

}  // namespace yichuang::app
