// Read-only files the program carries: packed into the binary by yichuang_pack (cmake/pack.cmake), or a folder
// that takes their place while developing. Both look the same to the reader.
//
// Everything is known when an Assets is made, so a look-up is a search in a fixed list: no path leads outside it,
// and threads may share it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::assets {

class Assets {
 public:
  // The pack linked into this program under that name. A pack that was not linked is a Bug.
  static Assets packed(std::string_view name);
  // A snapshot of the regular files under `folder`; links are not followed. A folder that cannot be read, or
  // holds more than kLargestFolder bytes, is a Failure in words.
  static Assets directory(const std::string& folder);

  // `path` is relative with slashes: "items/drug-retail-licence.yaml". The bytes live as long as any copy of
  // this Assets.
  std::optional<std::string_view> find(std::string_view path) const;
  // Paths that begin with `prefix`, sorted.
  std::vector<std::string> list(std::string_view prefix = {}) const;

  static constexpr std::size_t kLargestFolder = std::size_t{256} << 20;

 private:
  using Files = std::map<std::string, std::string_view, std::less<>>;
  struct Folder;  // files together with the bytes they point into
  explicit Assets(std::shared_ptr<const Files> files) : files_(std::move(files)) {}
  std::shared_ptr<const Files> files_;
};

}  // namespace yichuang::assets
