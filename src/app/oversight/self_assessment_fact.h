// The fact of a conclusion, as it stands in its stream: by whom and when is the fact's own; the words are sealed.
#pragma once

#include <string>
#include <vector>

#include "app/record/centre.h"

namespace yichuang::app {

struct AssessedFact {
  std::string item;
  int year = 0;
  std::string conclusion;
  std::string post;  // in which the person acted
  std::string catalogue_version;  // of the rules its findings were made by
  std::vector<std::string> findings;  // their codes, as they stood
  std::string text;
};

std::string encode(const AssessedFact& fact, const Vault& vault, const std::string& bound_to);

}  // namespace yichuang::app
