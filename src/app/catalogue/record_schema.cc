#include "app/catalogue/record_schema.h"

#include <boost/json.hpp>
#include <map>

namespace yichuang::app {
namespace {

namespace bj = boost::json;

struct Place {
  const char* file;
  const char* pointer;  // inside the file's schema; empty: all of it
};

const Place* place_of_kind(const std::string& kind) {
  static const std::map<std::string, Place> kPlaces{
      {"item", {"schema/item.json", ""}},
      {"package", {"schema/package.json", ""}},
      {"material", {"schema/materials.json", "/properties/materials/items"}},
      {"field", {"schema/fields.json", "/properties/fields/items"}},
      {"department", {"schema/departments.json", "/properties/departments/items"}},
      {"post", {"schema/posts.json", "/properties/posts/items"}},
      {"parameter", {"schema/district.json", "/properties/parameters/additionalProperties"}},
      {"text", {"schema/texts.json", "/properties/texts/additionalProperties"}}};
  const auto found = kPlaces.find(kind);
  return found == kPlaces.end() ? nullptr : &found->second;
}

}  // namespace

std::optional<std::string> record_schema(const CatalogueFiles& files, const std::string& kind) {
  const Place* place = place_of_kind(kind);
  if (place == nullptr) return std::nullopt;
  const auto text = files.read(place->file);
  if (!text) return std::nullopt;
  const bj::value whole = bj::parse(*text);
  boost::system::error_code none;
  const bj::value* part = whole.find_pointer(place->pointer, none);
  if (part == nullptr || !part->is_object()) return std::nullopt;
  bj::object schema = part->get_object();
  // A part of a schema refers to definitions beside it.
  if (const bj::value* definitions = whole.get_object().if_contains("$defs")) schema["$defs"] = *definitions;
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  return bj::serialize(schema);
}

}  // namespace yichuang::app
