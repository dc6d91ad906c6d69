// One mapping of a catalogue file while it is being read into its type. The schema has been checked before, so what is
// found amiss here is a disagreement between schema and reader: it is told like any other problem, never passed over.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/catalogue/document.h"
#include "core/catalogue/item.h"

namespace yichuang::app {

// The file being read.
struct Source {
  int file = -1;
  std::string name;
  std::vector<Problem>& problems;
  Origin at(const Node& node) const { return {file, node.line}; }
};

// Not what the reader expects; ends the reading of this file.
struct Misread {
  int line = 0;
  Text message;
};

class Record {
 public:
  Record(const Node& node, const Source& source);
  // A member nobody read is told as `unread_key`: a record never loses part of itself silently.
  ~Record();
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  const Source& source() const { return source_; }
  Origin origin() const { return source_.at(node_); }
  Origins origins() const;

  const Node* find(std::string_view name);  // nullptr: absent or null
  const Node& get(std::string_view name);

  std::string text(std::string_view name);
  std::string text_or(std::string_view name, std::string otherwise = {});
  Text words(std::string_view name);
  Text words_or_none(std::string_view name);
  int whole(std::string_view name);
  int whole_or(std::string_view name, int otherwise);
  double number(std::string_view name);
  std::optional<double> number_or_none(std::string_view name);
  bool truth(std::string_view name);
  bool truth_or(std::string_view name, bool otherwise);
  std::vector<std::string> texts(std::string_view name);  // absent: none
  Confidence confidence(std::string_view name = "confidence");
  When when(std::string_view name = "when");

  template <class Enum>
  Enum one_of(std::string_view name, std::initializer_list<std::pair<std::string_view, Enum>> names) {
    const Node& node = get(name);
    for (const auto& [word, value] : names)
      if (node.text == word) return value;
    throw Misread{node.line, {"不认识“" + node.text + "”", "“" + node.text + "” is not known"}};
  }

  // Every element of a list, absent: none.
  template <class T>
  std::vector<T> each(std::string_view name, const std::function<T(const Node&)>& read) {
    std::vector<T> list;
    if (const Node* node = find(name))
      for (const Node& item : node->items) list.push_back(read(item));
    return list;
  }

 private:
  const Node& node_;
  const Source& source_;
  std::set<std::string, std::less<>> read_;
  int exceptions_;
};

Text read_words(const Node& node, const Source& source);
Condition read_condition(const Node& node, const Source& source);
Basis read_basis(const Node& node, const Source& source);
Period read_period(const Node& node, const Source& source);
Unit read_unit(Record& record, std::string_view name = "unit");

}  // namespace yichuang::app
