#include "app/record/centre.h"

namespace yichuang::app {

Result<std::shared_ptr<const Plan>> PlanShelf::plan(const Catalogue& catalogue, const std::string& package,
                                                    const std::map<std::string, std::string>& answers) {
  std::string key = catalogue.version + '\n' + package;
  for (const auto& [question, answer] : answers) key += '\n' + question + '=' + answer;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = plans_.find(key); known != plans_.end()) return known->second;
  }
  auto compiled = std::make_shared<const Plan>(TRY(compile(catalogue, package, answers)));
  const std::lock_guard lock(mutex_);
  if (plans_.size() >= kMostPlans) plans_.clear();
  plans_.emplace(std::move(key), compiled);
  return compiled;
}

}  // namespace yichuang::app
