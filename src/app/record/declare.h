// Declaring routes in one breath each.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "platform/http/http.h"
#include "platform/json/codec.h"

namespace yichuang::app {

template <class T>
http::SchemaOf schema_of() {
  return [](boost::json::object& components) { return json::schema<T>(components); };
}

// A reading route without body.
http::Route reading(std::string pattern, std::string id, std::string summary, std::string tag,
                    std::vector<std::string> roles, std::vector<http::Parameter> parameters,
                    http::SchemaOf answer, http::Handler handler);

// A route that takes a body, and is no action on a case.
http::Route posting(std::string pattern, std::string id, std::string summary, std::string tag,
                    std::vector<std::string> roles, http::SchemaOf body, http::Answer answer,
                    http::Handler handler);

// What is no JSON: a document, a picture.
http::SchemaOf binary();

http::Parameter query_parameter(std::string name, std::string description, std::string schema,
                                bool required = false);

}  // namespace yichuang::app
