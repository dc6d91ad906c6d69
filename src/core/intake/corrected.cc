#include "core/intake/corrected.h"

#include <algorithm>

namespace yichuang {
namespace {

bool answered(const Case& kase, SubjectKind kind, const std::string& subject) {
  const auto& touched = kase.supplemented_subjects;
  return std::find(touched.begin(), touched.end(), subject_key(kind, subject)) != touched.end();
}

}  // namespace

std::optional<std::string> value_before(const Case& kase, const std::string& field) {
  if (!answered(kase, SubjectKind::field, field)) return std::nullopt;
  const auto filed = kase.filed.fields.find(field);
  const auto now = kase.fields.find(field);
  std::string before = filed == kase.filed.fields.end() ? std::string{} : filed->second;
  if (now != kase.fields.end() && now->second == before) return std::nullopt;
  return before;
}

std::vector<std::string> files_before(const Case& kase, const std::string& material) {
  if (!answered(kase, SubjectKind::material, material)) return {};
  const auto now = kase.materials.find(material);
  for (const HandedMaterial& filed : kase.filed.materials)
    if (filed.material == material && (now == kase.materials.end() || now->second.files != filed.files))
      return filed.files;
  return {};
}

}  // namespace yichuang
