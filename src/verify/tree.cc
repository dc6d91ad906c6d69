#include "verify/tree.h"

#include "verify/digest.h"

namespace yichuang::verify {
namespace {

constexpr std::size_t kHash = 32;

std::string node_of(const std::string& left, const std::string& right) {
  std::string bytes(1, '\x01');
  bytes.reserve(1 + 2 * kHash);
  return sm3(bytes.append(left).append(right));
}

}  // namespace

std::string leaf_of(const std::string& fact_hash) { return sm3(std::string(1, '\0') + fact_hash); }

void Tree::add(const std::string& fact_hash, const Closed& closed) {
  ++size_;
  subtrees_.emplace_back(0, leaf_of(fact_hash));
  while (subtrees_.size() > 1 && subtrees_[subtrees_.size() - 2].first == subtrees_.back().first) {
    const std::string right = std::move(subtrees_.back().second);
    subtrees_.pop_back();
    subtrees_.back().second = node_of(subtrees_.back().second, right);
    closed(++subtrees_.back().first, size_, subtrees_.back().second);
  }
}

std::string Tree::root() const {
  if (subtrees_.empty()) return sm3({});
  std::string root = subtrees_.back().second;
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) root = node_of(subtrees_[i].second, root);
  return root;
}

bool includes(const std::string& fact_hash, std::int64_t position, std::int64_t size,
              const std::vector<std::string>& path, const std::string& root) {
  if (position < 1 || position > size) return false;
  std::int64_t fn = position - 1, sn = size - 1;
  std::string reached = leaf_of(fact_hash);
  for (const std::string& step : path) {
    if (sn == 0) return false;
    if (fn % 2 == 1 || fn == sn) {
      reached = node_of(step, reached);
      while (fn % 2 == 0 && fn != 0) {
        fn /= 2;
        sn /= 2;
      }
    } else {
      reached = node_of(reached, step);
    }
    fn /= 2;
    sn /= 2;
  }
  return sn == 0 && reached == root;
}

bool consistent(std::int64_t earlier, const std::string& earlier_root, std::int64_t size,
                const std::string& root, const std::vector<std::string>& given) {
  if (earlier < 1 || earlier > size) return false;
  if (earlier == size) return given.empty() && earlier_root == root;
  std::vector<std::string> path = given;
  if ((earlier & (earlier - 1)) == 0) path.insert(path.begin(), earlier_root);
  if (path.empty()) return false;
  std::int64_t fn = earlier - 1, sn = size - 1;
  while (fn % 2 == 1) {
    fn /= 2;
    sn /= 2;
  }
  std::string first = path.front(), second = path.front();
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (sn == 0) return false;
    if (fn % 2 == 1 || fn == sn) {
      first = node_of(path[i], first);
      second = node_of(path[i], second);
      while (fn % 2 == 0 && fn != 0) {
        fn /= 2;
        sn /= 2;
      }
    } else {
      second = node_of(second, path[i]);
    }
    fn /= 2;
    sn /= 2;
  }
  return sn == 0 && first == earlier_root && second == root;
}

std::vector<std::string> path_of(const std::string& joined) {
  std::vector<std::string> path;
  if (joined.size() % kHash != 0) return path;
  for (std::size_t at = 0; at < joined.size(); at += kHash) path.push_back(joined.substr(at, kHash));
  return path;
}

}  // namespace yichuang::verify
