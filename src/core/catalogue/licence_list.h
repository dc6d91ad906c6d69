// 涉企经营许可事项清单: what a business needs a permission for before it may trade, and how each permission was reformed
// (国发〔2021〕7号 “证照分离”). The district keeps a selection: the entries its items and packages touch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/item.h"
#include "core/catalogue/listing.h"

namespace yichuang {

// 改革方式: 直接取消审批, 审批改为备案, 实行告知承诺, 优化审批服务.
enum class ReformMode { cancelled, record, commitment, service };

struct BusinessLicence {
  std::string code;
  Text name;
  Text authority;  // 主管部门
  std::vector<Basis> basis;  // each as certain as the entry
  ReformMode mode = ReformMode::service;
  Confidence mode_confidence = Confidence::unconfirmed;
  Text measures;  // 改革举措, in words
  bool district = false;  // exercised by a district (or below), as far as is known
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
  std::vector<std::string> items;  // codes of the items that grant it, or take its record
  Origins origin;
};

struct LicenceList {
  Text name;  // empty: none is loaded
  Text note;  // what the list is, and what it is not
  std::string source;
  Listing<BusinessLicence> licences;

  bool loaded() const { return !name.empty(); }
  // The entries an item carries out, in their order.
  std::vector<const BusinessLicence*> of_item(std::string_view item) const;
};

// “reform_mode.commitment”: the code of the mode's name in the texts.
std::string reform_mode_code(ReformMode mode);

}  // namespace yichuang
