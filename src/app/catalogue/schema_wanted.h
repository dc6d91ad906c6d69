// What a schema wants at a place, and what stands there, in words.
#pragma once

#include <boost/json/value.hpp>

#include "app/catalogue/document.h"
#include "app/catalogue/member_names.h"

namespace yichuang::app {

// A part of a schema that may refer to another part of the whole.
const boost::json::object& resolved(const boost::json::value& whole, const boost::json::value& part);

// "整数", "“工作日”（working）或者“自然日”（calendar）".
Text wanted_words(const boost::json::value& whole, const boost::json::object& schema, const Steps& steps,
                  const MemberNames& names);

// "“七”", "一组内容".
Text found_words(const Node& node);

// What a text must look like, of the patterns the catalogue has; others are told as they are.
Text pattern_words(std::string_view pattern);

}  // namespace yichuang::app
