// A whole journal, line by line as it comes: every fact's hash, every stream's chain, every position, the
// tree, its heads and their signatures.
#pragma once

#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "verify/keys.h"
#include "verify/tree.h"
#include "verify/witness.h"

namespace yichuang::verify {

class JournalCheck {
 public:
  JournalCheck(Keys keys, const Witness& witness, std::size_t most_problems = 100);

  void line(std::string_view text);  // without its end
  // After the last line; `whole` is false when that had no end.
  Report finish(bool whole = true);
  bool enough() const { return report_.problems.size() >= report_.most; }

 private:
  // The kinds of line come in this order.
  enum class Part { nothing, keys, facts, waiting, nodes, streams, end };
  struct Stream {
    std::int64_t seq = 0;
    std::array<char, 32> hash{};
    int kind = 0;
  };

  void read(LineReader& line);
  void move_to(Part part);
  void take_header(LineReader& line);
  void take_fact(LineReader& line);
  void take_hole(LineReader& line);
  void check_position(std::int64_t position, const std::string& name);
  void chain(const Fact& fact);
  void take_head(LineReader& line);
  void take_node(LineReader& line);
  void take_stream(LineReader& line);
  void take_end(LineReader& line);
  void check_nodes();
  int kind_of(const std::string& kind);

  Keys keys_;
  const Witness& witness_;
  Report report_;
  Part part_ = Part::nothing;
  std::int64_t line_ = 0, district_ = 0, position_ = 0, facts_ = 0, streams_ = 0, waiting_ = 0;
  Tree tree_;
  std::optional<Head> last_;
  std::int64_t heads_ = 0;
  std::unordered_map<std::int64_t, Stream> chains_;
  std::vector<std::string> kinds_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::string>
      nodes_;  // kept ones that should stand: level, size
};

}  // namespace yichuang::verify
