// Where the members of a JSON object stand in its text, so that it can be added to without being written anew.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yichuang::app {

struct MemberText {
  std::string_view key;  // as written, without its quotes
  std::string_view text;  // key, colon and value
};

// `object` must be the text of one valid JSON object, white space around it allowed.
void find_members(std::string_view object, std::vector<MemberText>& members);

}  // namespace yichuang::app
