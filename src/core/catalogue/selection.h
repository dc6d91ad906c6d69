// Which items of a package are kept in a situation, and why each is or is not.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace yichuang {

class Selection {
 public:
  // All three must outlive the selection. `answers` are those of visible questions.
  Selection(const Catalogue& catalogue, const Package& package, const Answers& answers);
  Selection(const Selection&) = delete;
  Selection& operator=(const Selection&) = delete;

  bool kept(const std::string& item) const;
  // Everything conditions of this package and of its items are judged by.
  Situation situation() const { return {answers_, parameter_, kept_}; }

  // In the package's order.
  const std::vector<const PackageItem*>& kept_items() const { return kept_items_; }
  const std::vector<const PackageItem*>& dropped_items() const { return dropped_items_; }
  Text why_kept(const PackageItem& item) const;
  Text why_dropped(const PackageItem& item) const;

 private:
  enum class Verdict { open, kept, dropped };
  bool judge(const PackageItem& item) const;
  bool wanted(const PackageItem& item) const;

  const Catalogue& catalogue_;
  const Package& package_;
  const Answers& answers_;
  std::function<const Parameter*(const std::string&)> parameter_;
  std::function<bool(const std::string&)> kept_;
  mutable std::map<std::string, Verdict, std::less<>> verdicts_;
  std::vector<const PackageItem*> kept_items_, dropped_items_;
};

}  // namespace yichuang
