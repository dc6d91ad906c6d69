// The same tree as JSON.
#pragma once

#include <boost/json/value.hpp>

#include "app/catalogue/document.h"

namespace yichuang::app {

// A key told twice cannot be: a Node has none.
boost::json::value to_json(const Node& node);

// Every line is 0; a number is written as YAML and JSON both read it.
Node from_json(const boost::json::value& value);

}  // namespace yichuang::app
