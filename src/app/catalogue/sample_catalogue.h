// The small catalogue under testdata with single lines changed. For tests.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "app/catalogue/load.h"

namespace yichuang::app {

// One place of one file, replaced. The text must stand in the file exactly once.
struct Change {
  std::string file, from, to;
};

class SampleCatalogue {
 public:
  SampleCatalogue() {
    add(assets::Assets::directory("src/app/catalogue/testdata"), "");
    add(assets::Assets::directory("catalogue/schema"), "schema/");
  }
  void change(const Change& change) {
    std::string& text = files_.at(change.file);
    const std::size_t at = text.find(change.from);
    ASSERT_NE(at, text.npos) << change.from << " is not in " << change.file;
    ASSERT_EQ(text.find(change.from, at + 1), text.npos) << change.from << " stands twice in " << change.file;
    text.replace(at, change.from.size(), change.to);
  }
  void put(const std::string& file, const std::string& text) { files_[file] = text; }
  void remove(const std::string& file) { files_.erase(file); }

  CatalogueFiles files() const {
    CatalogueFiles out;
    for (const auto& [path, text] : files_) out.paths.push_back(path);
    out.read = [files = files_](const std::string& path) -> std::optional<std::string> {
      const auto found = files.find(path);
      if (found == files.end()) return std::nullopt;
      return found->second;
    };
    return out;
  }

 private:
  void add(const assets::Assets& folder, const std::string& prefix) {
    for (const std::string& path : folder.list()) files_[prefix + path] = std::string(*folder.find(path));
  }
  std::map<std::string, std::string> files_;
};

inline std::string listed(const std::vector<Problem>& problems) {
  std::string list;
  for (const Problem& problem : problems)
    list += problem.file + ":" + std::to_string(problem.line) + " " + problem.rule + "; ";
  return list;
}

}  // namespace yichuang::app
