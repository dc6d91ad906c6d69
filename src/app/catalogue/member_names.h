// What the members of a record and the codes in them are called, for what is told of a file that was handed in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue/load.h"

namespace yichuang::app {

// The steps from a document to a place in it: names, and of lists the number of the element, from 1, as "#1".
using Steps = std::vector<std::string>;

class MemberNames {
 public:
  MemberNames() = default;
  // The texts column.<member> and value.<member>.<code> of these files; what they do not name is called by its code.
  explicit MemberNames(const CatalogueFiles& files);

  Text member(std::string_view name) const;
  // "法定时限·天数"; of the document itself: the record.
  Text place(const Steps& steps) const;
  // “工作日”（working).
  Text value(const Steps& steps, const std::string& code) const;

 private:
  void add(const CatalogueFiles& files, const std::string& path);

  std::map<std::string, Text, std::less<>> texts_;
};

// The one of `known` that somebody who wrote `written` may have meant; empty: none is near.
std::string nearest_name(std::string_view written, const std::vector<std::string>& known);

}  // namespace yichuang::app
