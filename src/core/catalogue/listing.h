// Records in the order of their files, found by code.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yichuang {

// Any record with a `code`. Of two records with the same code the first is found; the checker names the second.
template <class Record>
class Listing {
 public:
  void add(Record record) {
    by_code_.try_emplace(record.code, records_.size());
    records_.push_back(std::move(record));
  }
  const Record* find(std::string_view code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : &records_[found->second];
  }
  std::size_t size() const { return records_.size(); }
  bool empty() const { return records_.empty(); }
  auto begin() const { return records_.begin(); }
  auto end() const { return records_.end(); }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<Record> records_;
  std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> by_code_;
};

}  // namespace yichuang
