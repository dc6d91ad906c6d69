#include "core/catalogue/nature.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

Nature nature(const char* kind, const char* name, ResultKind result) {
  Item item;
  item.kind = kind;
  item.name.zh = name;
  item.result.kind = result;
  return nature_of(item);
}

TEST(Nature, is_read_from_the_kind_of_the_item_and_from_its_name) {
  EXPECT_EQ(nature("01", "药品经营许可证（零售）核发", ResultKind::licence), Nature::licence);
  EXPECT_EQ(nature("01", "企业（个体工商户）设立登记", ResultKind::licence), Nature::licence);
  EXPECT_EQ(nature("10", "诊所备案", ResultKind::record), Nature::filing);
  EXPECT_EQ(nature("10", "公章刻制备案", ResultKind::seal), Nature::filing);
  EXPECT_EQ(nature("20", "基本医疗保险异地就医备案", ResultKind::record), Nature::filing);
  EXPECT_EQ(nature("10", "生产建设项目水土保持设施自主验收报备", ResultKind::record), Nature::filing);
  EXPECT_EQ(nature("07", "结婚登记", ResultKind::certificate), Nature::registration);
  EXPECT_EQ(nature("10", "建筑起重机械使用登记", ResultKind::record), Nature::registration);
  EXPECT_EQ(nature("07", "工伤认定", ResultKind::certificate), Nature::confirmation);
  EXPECT_EQ(nature("05", "困难残疾人生活补贴", ResultKind::information), Nature::benefit);
  EXPECT_EQ(nature("20", "养老待遇资格认证", ResultKind::information), Nature::service);
  EXPECT_EQ(nature("20", "灵活就业登记", ResultKind::record), Nature::service);
  EXPECT_EQ(nature("10", "餐厨垃圾产生申报", ResultKind::record), Nature::report);
  // A report on feasibility is approved, not taken note of.
  EXPECT_EQ(nature("10", "政府投资项目可行性研究报告审批", ResultKind::approval), Nature::other);
}

TEST(Nature, of_a_licence_may_be_to_register) {
  Item item;
  item.kind = "01";
  item.name.zh = "企业（个体工商户）设立登记";
  EXPECT_TRUE(registers(item));
  item.name.zh = "药品经营许可证（零售）核发";
  EXPECT_FALSE(registers(item));
}

}  // namespace
}  // namespace yichuang
