// Writing a tree as a catalogue file that a person reads and edits.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "app/catalogue/document.h"

namespace yichuang::app {

// Always the same text for the same tree, and parse_yaml gives that tree back: keys in the order given, two spaces a
// level, what is short on one line, text quoted wherever anything could take it for something else.
std::string write_yaml(const Node& document);
std::string write_yaml(const boost::json::value& document);

// The same with every member and element on a line of its own: a problem found on a line of it is that of one member.
std::string write_yaml_apart(const Node& document);

// On one line without its end, as it stands inside another: {is: [kind, clinic]}.
std::string write_yaml_line(const Node& node);

}  // namespace yichuang::app
