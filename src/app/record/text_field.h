// For people to read, and for tests: a text that a stored thing can carry ("reviewed opinion") and whether it is sealed.
#pragma once

#include <string>

namespace yichuang::app {

struct TextField {
  std::string path;
  bool sealed = false;
  bool operator==(const TextField&) const = default;
};

}  // namespace yichuang::app
