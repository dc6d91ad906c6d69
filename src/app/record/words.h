// Text in both languages, as every screen and document carries it. Chinese is the official one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yichuang::app {

struct Words {
  std::string zh;
  std::string en;
};

// A coded thing with its name: department, item, state …
struct Named {
  std::string code;
  Words name;
};

}  // namespace yichuang::app
