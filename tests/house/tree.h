// The repository as text: which files it has, what they say, and how C++ in it is laid out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::house {

using Paths = std::vector<std::string>;  // relative to the repository, sorted

// Files under `folder` whose name ends with one of `endings`; built and installed folders are left out.
Paths files(const std::string& folder, const std::vector<std::string>& endings);
std::string contents(const std::string& path);  // a file that cannot be read is an empty text
std::vector<std::string> lines(std::string_view text);
bool exists(const std::string& path);

// Every match of group 1 of `pattern`.
std::set<std::string> all_matches(const std::string& text, const std::string& pattern);

// C++ with comments and the insides of string literals blanked out; line breaks stay where they were.
std::string without_comments(std::string_view code);

struct Function {
  std::string name;
  int first_line = 0;
  int line_count = 0;  // from the first line of its head to its closing brace
};
// Function definitions at namespace and class level; what is inside a function belongs to it.
std::vector<Function> functions(std::string_view code);

// Structs, classes and enums declared with a body at namespace level, outside anonymous and detail namespaces.
std::vector<std::string> public_types(std::string_view code);

// Those that the linker knows, which are also those of detail namespaces, with the namespaces before them: "yichuang::app::Box".
std::vector<std::string> linked_types(std::string_view code);

// Compares with a committed file, or rewrites it when YICHUANG_GOLDEN=1.
void expect_golden(const std::string& path, const std::string& actual);
bool rewriting_goldens();

}  // namespace yichuang::house
