// Heads somebody outside has kept: what the journal said of itself at the time.
#pragma once

#include <map>

#include "verify/keys.h"

namespace yichuang::verify {

class Witness {
 public:
  // Lines as `yichuang journal heads` prints them, or answers of GET /api/v1/journal/head, one a line.
  void read(const std::string& text, Report& report);

  bool empty() const { return by_size_.empty(); }
  void check_keys(const Keys& keys,
                  Report& report) const;  // of the journal: it has the witness's, which signed the heads
  // The tree had this root when it had so many facts.
  void compare(std::int64_t size, const std::string& root, Report& report) const;
  bool knows(std::int64_t size) const { return by_size_.contains(size); }
  void compare(const Head& head, Report& report) const;  // a head of the journal with that of the same number
  void compare_end(std::int64_t size, Report& report) const;

 private:
  void read_line(std::string_view line, Report& report);
  std::map<std::int64_t, Head> by_size_;
  std::map<std::int64_t, Head> by_number_;
  std::vector<KeyStatement> keys_;
};

}  // namespace yichuang::verify
