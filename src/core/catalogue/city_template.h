// 市级模板: which papers the city's template asks for an item, for the comparison with the district's own list. None is
// shipped: a district loads its city's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/text.h"

namespace yichuang {

struct TemplateMaterial {
  Text name;
  bool required = true;
};

struct TemplateItem {
  std::string basic_code;  // 基本编码, the last 12 characters of an implementation code
  Text name;
  std::vector<TemplateMaterial> materials;
  Origin origin;
};

struct CityTemplate {
  Text name;  // empty: none loaded
  std::string source;
  std::vector<TemplateItem> items;

  bool loaded() const { return !name.empty(); }
  const TemplateItem* of(std::string_view basic_code) const {
    for (const TemplateItem& item : items)
      if (item.basic_code == basic_code) return &item;
    return nullptr;
  }
};

}  // namespace yichuang
