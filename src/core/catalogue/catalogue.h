// The whole catalogue as values: read once, never changed, shared by every thread. A case keeps the version it was
// filed under.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/centre.h"
#include "core/catalogue/city_template.h"
#include "core/catalogue/departments.h"
#include "core/catalogue/field.h"
#include "core/catalogue/item.h"
#include "core/catalogue/licence_list.h"
#include "core/catalogue/listing.h"
#include "core/catalogue/material.h"
#include "core/catalogue/package.h"

namespace yichuang {

// A text of catalogue/texts: refusals, stages, notices. {name} stands for a value.
struct CodedText {
  std::string code;
  Text text;
  Origin origin;
};

struct Catalogue {
  std::string version;  // hash of the files it was read from
  District district;
  Centre centre;
  Listing<Parameter> parameters;
  Listing<Department> departments;
  Listing<Domain> domains;
  Listing<Window> windows;
  Listing<Post> posts;
  Listing<Field> fields;
  Listing<FieldRule> field_rules;
  Listing<Material> materials;
  Listing<Item> items;
  Listing<Package> packages;
  Listing<CodedText> texts;
  CityTemplate city_template;
  LicenceList licence_list;
  std::vector<std::string> files;  // what Origin::file points into

  // nullptr: there is none of that code.
  const Item* item(std::string_view code) const { return items.find(code); }
  const Package* package(std::string_view code) const { return packages.find(code); }
  const Material* material(std::string_view code) const { return materials.find(code); }
  const Field* field(std::string_view code) const { return fields.find(code); }
  const Department* department(std::string_view code) const { return departments.find(code); }
  const Domain* domain(std::string_view code) const { return domains.find(code); }
  const Window* window(std::string_view code) const { return windows.find(code); }
  const Post* post(std::string_view code) const { return posts.find(code); }
  const Parameter* parameter(std::string_view code) const { return parameters.find(code); }
  const Text* text(std::string_view code) const;

  std::string where(Origin origin) const;  // "items/drug-retail-licence.yaml:12"
};

}  // namespace yichuang
