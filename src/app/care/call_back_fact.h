// The facts of a request to be called, as they stand in its stream.
#pragma once

#include <string>

namespace yichuang::app {

struct AskedFact {
  std::string sealed;  // the telephone number
  std::string page;
  std::string language;
};
struct CalledFact {
  bool reached = false;
};

}  // namespace yichuang::app
