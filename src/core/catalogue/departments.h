// Departments 部门, the approval section of each, and the posts of the hall.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/text.h"
#include "core/people/person.h"

namespace yichuang {

struct Section {
  std::string code;
  Text name;
};

struct Department {
  std::string code;
  Text name;
  Text short_name;
  std::string word;  // 发文机关代字: 渝北市监 in 渝北市监准〔2026〕1号
  std::string credit_code;  // 统一社会信用代码 of the organ
  bool demo = true;         // the credit code is invented
  Text review_organ;        // 行政复议机关
  Sourced<Text> review_basis;  // why that organ; value empty
  Section section;          // 审批科
  std::string head_post;    // post code of the organ's head
  Text head_post_name;
  std::string phone, complaint_phone;
  Origin origin;
};

struct Post {
  std::string code;
  Text name;
  std::string department;  // empty: of the whole centre
  std::string section;
  std::vector<Role> roles;
  std::string domain;      // a window clerk's 一窗综办 domain
  std::vector<std::string> windows;
  Origin origin;
};

}  // namespace yichuang
