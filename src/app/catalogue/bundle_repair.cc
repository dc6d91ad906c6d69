#include "app/catalogue/bundle_repair.h"

#include <string>

#include "app/catalogue/record_place.h"

namespace yichuang::app {
namespace {

// The part a step of a pointer leads to; nullptr: none.
Node* child(Node& node, std::string_view step) {
  for (std::size_t i = 0; i < node.items.size(); ++i)
    if (pointer_step(std::to_string(i)) == step) return &node.items[i];
  for (auto& [name, member] : node.members)
    if (pointer_step(name) == step) return &member;
  return nullptr;
}
const Node* child(const Node* node, std::string_view step) {
  return node == nullptr ? nullptr : child(const_cast<Node&>(*node), step);
}

void erase_child(Node& node, std::string_view step) {
  for (std::size_t i = 0; i < node.items.size(); ++i)
    if (pointer_step(std::to_string(i)) == step) {
      node.items.erase(node.items.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  for (std::size_t i = 0; i < node.members.size(); ++i)
    if (pointer_step(node.members[i].first) == step) {
      node.members.erase(node.members.begin() + static_cast<std::ptrdiff_t>(i));
      node.member_lines.erase(node.member_lines.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
}

void add_missing(Node& map, const Node& before) {
  for (std::size_t i = 0; i < before.members.size(); ++i) {
    if (map.member(before.members[i].first) != nullptr) continue;
    map.members.push_back(before.members[i]);
    map.member_lines.push_back(before.member_lines[i]);
  }
}

}  // namespace

bool repair_at(Node& record, const Node* before, std::string_view pointer) {
  Node* parent = nullptr;
  Node* at = &record;
  std::string_view last;
  while (!pointer.empty()) {
    last = pointer.substr(0, pointer.find('/', 1));
    pointer.remove_prefix(last.size());
    Node* next = child(*at, last);
    if (next == nullptr) return true;  // taken out with another fault
    before = child(before, last);
    parent = at;
    at = next;
  }
  if (before != nullptr && before->kind == Node::Kind::map && at->kind == Node::Kind::map)
    add_missing(*at, *before);
  else if (before != nullptr)
    *at = *before;
  else if (parent != nullptr)
    erase_child(*parent, last);
  else
    return false;
  return true;
}

}  // namespace yichuang::app
