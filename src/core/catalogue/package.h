// A package 一件事: one matter in the citizen's words, made of items of several organs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/condition.h"
#include "core/catalogue/item.h"
#include "core/catalogue/question.h"

namespace yichuang {

// required 必办, optional 选办 (taken when the answer `with` names it), situational 情形触发.
enum class PackageRole { required, optional, situational };

struct PackageItem {
  std::string item;
  PackageRole role = PackageRole::required;
  When when;
  Text why;          // why it is part of the matter
  Text dropped_why;  // why it is not, when it is not
  bool commitment_allowed = true;  // false: this package never takes the item's commitment way
  Origin origin;
};

// `from`'s result is needed by `to`. Counts only when both are kept.
struct Edge {
  std::string from, to;
  Origin origin;
};

// A situation the package does not cover at all.
struct Block {
  Condition when;
  Text text;
  Basis basis;
  Origin origin;
};

// Which list the matter is on: taken over from the city 市统筹, or the district's own 区统筹.
enum class Coordination { none, municipal, district };

struct Package {
  std::string code;
  Text name;
  std::vector<std::string> aliases;
  std::string lead;    // 牵头部门
  std::string domain;
  Text summary;
  Sourced<Coordination> coordination;
  bool all_or_nothing = false;  // accepted only when every item is faultless
  bool elder = false;  // 适老事项: what older people come for most, first in the large view
  int display_order = 0;  // place among the packages of its domain; 0: after those that have one
  std::vector<Question> questions;
  std::vector<PackageItem> items;
  std::vector<Edge> edges;
  std::vector<Block> blocks;
  std::optional<Period> promise;  // absent: the computed critical path is the promise
  Origins origin;

  const Question* question(std::string_view code) const;
  const PackageItem* item(std::string_view code) const;
};

// The answer that names the optional items wanted, by item code; not a question of the catalogue.
inline constexpr const char* kWithQuestion = "with";

}  // namespace yichuang
