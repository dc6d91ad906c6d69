// A person's sealed part, and the codecs of the people views.
#pragma once

#include <string>

#include "core/people/person.h"

namespace yichuang::app {

std::string encode_person(const Person& person);
Person decode_person(const std::string& plain);  // damaged: Failure

}  // namespace yichuang::app
