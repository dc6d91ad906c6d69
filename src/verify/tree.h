// The tree of RFC 9162 with SM3, from the side of whoever checks it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace yichuang::verify {

std::string leaf_of(const std::string& fact_hash);

// Grows by leaves and knows its root at any moment.
class Tree {
 public:
  // Told of each perfect subtree of more than one leaf as it closes.
  using Closed = std::function<void(int level, std::int64_t size, const std::string& hash)>;
  void add(const std::string& fact_hash, const Closed& closed);
  std::int64_t size() const { return size_; }
  std::string root() const;

 private:
  std::int64_t size_ = 0;
  std::vector<std::pair<int, std::string>> subtrees_;  // level and hash, from the left
};

// RFC 9162 2.1.3.2: does the path lead from this leaf to the root?
bool includes(const std::string& fact_hash, std::int64_t position, std::int64_t size,
              const std::vector<std::string>& path, const std::string& root);

// RFC 9162 2.1.4.2: is the tree of `earlier` the beginning of that of `size`?
bool consistent(std::int64_t earlier, const std::string& earlier_root, std::int64_t size,
                const std::string& root, const std::vector<std::string>& path);

// 32 bytes each; empty when the length is no multiple.
std::vector<std::string> path_of(const std::string& joined);

}  // namespace yichuang::verify
