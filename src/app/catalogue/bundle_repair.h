// A record that does not keep its form, made to keep it as far as that is known: so that what else is wrong can be told too.
#pragma once

#include <string_view>

#include "app/catalogue/document.h"

namespace yichuang::app {

// What the JSON pointer names is set to what `before` (the record as it stood; may be none) says there, and taken out where
// that says nothing; a map that lacks members gets those of `before`. False: then nothing of the record would be left.
bool repair_at(Node& record, const Node* before, std::string_view pointer);

}  // namespace yichuang::app
