#include <algorithm>

#include "app/catalogue/record_place.h"

namespace yichuang::app {
namespace {

struct Child {
  const Node* node;
  int line;
  std::string step;
};

std::vector<Child> children_of(const Node& node) {
  std::vector<Child> children;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    children.push_back({&node.items[i], node.items[i].line, pointer_step(std::to_string(i))});
  for (std::size_t i = 0; i < node.members.size(); ++i)
    children.push_back({&node.members[i].second, node.member_lines[i], pointer_step(node.members[i].first)});
  return children;
}

// The child the line falls to: the one that begins last before it. Where several begin on the very line, none: which of
// them is meant nobody knows.
const Child* child_at(const std::vector<Child>& children, int line) {
  const Child* last = nullptr;
  for (const Child& child : children)
    if (child.line <= line && (last == nullptr || child.line > last->line)) last = &child;
  if (last == nullptr) return nullptr;
  const auto beside = std::count_if(children.begin(), children.end(),
                                    [&](const Child& child) { return child.line == last->line; });
  return last->line == line && beside > 1 ? nullptr : last;
}

std::vector<std::string> steps_to(const Node& document, int line) {
  std::vector<std::string> steps;
  const Node* at = &document;
  while (true) {
    const std::vector<Child> children = children_of(*at);
    const Child* child = child_at(children, line);
    if (child == nullptr) return steps;
    steps.push_back(child->step);
    if (child->line == line) return steps;
    at = child->node;
  }
}

std::string joined(const std::vector<std::string>& steps, std::size_t from) {
  std::string pointer;
  for (std::size_t i = from; i < steps.size(); ++i) pointer += steps[i];
  return pointer;
}

// Of an entry of a list or map the first two steps lead to the entry itself.
std::optional<RecordProblemPlace> place_among(const std::vector<CatalogueRecord>& records,
                                              const Node& document, const std::vector<std::string>& steps) {
  if (!records.empty() && (records.front().key.kind == "item" || records.front().key.kind == "package"))
    return RecordProblemPlace{records.front().key, joined(steps, 0)};
  if (steps.size() >= 2) {
    const Node* entries = document.member(std::string_view(steps[0]).substr(1));
    for (const Child& child : entries == nullptr ? std::vector<Child>{} : children_of(*entries)) {
      if (child.step != steps[1]) continue;
      const Node* code = child.node->member("code");
      const std::string own =
          entries->kind == Node::Kind::list && code != nullptr ? code->text : child.step.substr(1);
      for (const CatalogueRecord& record : records)
        if (record.key.kind != "file" && record.key.code == own)
          return RecordProblemPlace{record.key, joined(steps, 2)};
    }
  }
  if (!records.empty() && records.front().key.kind == "file")
    return RecordProblemPlace{records.front().key, joined(steps, 0)};
  return std::nullopt;
}

}  // namespace

std::string pointer_step(std::string_view name) {
  std::string step = "/";
  for (const char c : name) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return step;
}

std::optional<RecordProblemPlace> place_of(const CatalogueFiles& files, const Problem& problem) {
  if (!holds_records(problem.file)) return std::nullopt;
  const auto text = files.read(problem.file);
  std::vector<Problem> unread;
  const auto document = text ? parse_yaml(*text, problem.file, unread) : nullptr;
  // What cannot be read has no inside; whose file it is is still known where the file is one record.
  if (document == nullptr) return place_among(records_in(problem.file, Node{}), Node{}, {});
  const std::vector<std::string> steps =
      problem.line == 0 ? std::vector<std::string>{} : steps_to(*document, problem.line);
  return place_among(records_in(problem.file, *document), *document, steps);
}

}  // namespace yichuang::app
