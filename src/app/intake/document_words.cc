#include "app/intake/document_words.h"

#include <array>

namespace yichuang::app {
namespace {

struct Row {
  Nature nature;
  const char* code;
  NatureWords words;
};

constexpr std::array<Row, 8> kNatures{{
    {Nature::licence,
     "licence",
     {"申请的", "经审查，符合法定条件。", "决定准予行政许可", "经审查，不符合法定条件", "不予许可"}},
    {Nature::registration,
     "registration",
     {"申请的", "经审查，符合登记条件。", "予以登记", "经审查，不符合登记条件", "不予登记"}},
    {Nature::filing,
     "filing",
     {"报送的", "经核对，材料齐全。", "予以备案", "经核对，不符合备案要求", "不予备案"}},
    {Nature::report,
     "report",
     {"报送的", "经核对，材料齐全。", "材料已经收悉", "经核对，不符合规定的要求", "不予接收"}},
    {Nature::confirmation,
     "confirmation",
     {"申请的", "经审核，符合规定的条件。", "予以确认", "经审核，不符合规定的条件", "不予确认"}},
    {Nature::benefit,
     "benefit",
     {"申请的", "经审核，符合规定的条件。", "同意办理", "经审核，不符合规定的条件", "不予办理"}},
    {Nature::service,
     "service",
     {"申请办理的", "经核对，符合办理条件。", "已经办好", "经核对，不符合办理条件", "不予办理"}},
    {Nature::other,
     "other",
     {"申请的", "经审查，符合规定的条件。", "同意办理", "经审查，不符合规定的条件", "不予办理"}},
}};

const Row& row_of(Nature nature) {
  for (const Row& row : kNatures)
    if (row.nature == nature) return row;
  return kNatures.back();
}

}  // namespace

std::string addressee_of(PersonKind kind) { return kind == PersonKind::natural ? "您" : "你单位"; }

std::string code_of(Nature nature) { return row_of(nature).code; }

Nature nature_from(const std::string& code) {
  for (const Row& row : kNatures)
    if (code == row.code) return row.nature;
  return Nature::other;
}

const NatureWords& words_of(Nature nature) { return row_of(nature).words; }

}  // namespace yichuang::app
