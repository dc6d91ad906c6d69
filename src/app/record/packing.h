// Makes what is sealed small: documents repeat the words of the house over and over.
#pragma once

#include <string>
#include <string_view>

namespace yichuang::app {

// Zstandard against a dictionary of such words; what would not get smaller stays as it is.
std::string pack(std::string_view plain);
// What `pack` made, or what was stored before there was packing. Damaged: Failure.
std::string unpack(std::string packed);

// Never changed once something was packed with it: a better one gets a mark of its own.
std::string_view packing_words();

}  // namespace yichuang::app
