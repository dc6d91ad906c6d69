#include "verify/witness.h"

namespace yichuang::verify {

void Witness::read(const std::string& text, Report& report) {
  std::int64_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    ++number;
    try {
      read_line(std::string_view(text).substr(at, stop - at), report);
    } catch (const NotALine& wrong) {
      report.problem("witness, line " + std::to_string(number) + ": " + wrong.what());
    }
    at = stop + 1;
  }
  if (by_size_.empty()) report.problem("the witness file holds no head");
}

void Witness::read_line(std::string_view text, Report& report) {
  LineReader line(text);
  if (line.type() == "heads") {
    if (line.integer("format") != 1) throw NotALine("its format is not known");
    line.integer("district");
    line.end();
  } else if (line.type() == "key") {
    keys_.push_back(read_key(line));
  } else if (line.type() == "head") {
    const Head head = read_head(line);
    for (const auto* known : {&by_size_, &by_number_}) {
      const auto same = known->find(known == &by_size_ ? head.size : head.number);
      if (same != known->end() && same->second != head)
        report.problem("the witness holds two different heads " + std::to_string(head.number) + " over " +
                       std::to_string(head.size) + " facts: two histories were shown");
    }
    by_size_.emplace(head.size, head);
    by_number_.emplace(head.number, head);
  } else {
    throw NotALine("a witness keeps heads and keys, not " + line.type());
  }
}

void Witness::check_keys(const Keys& keys, Report& report) const {
  for (const KeyStatement& key : keys_)
    if (!keys.has(key))
      report.problem("key " + std::to_string(key.number) + " is not the one the witness knows");
  Report signatures;
  for (const auto& [size, head] : by_size_) keys.check(head, signatures);
  for (const std::string& problem : signatures.problems) report.problem("witness: " + problem);
}

void Witness::compare(std::int64_t size, const std::string& root, Report& report) const {
  const auto found = by_size_.find(size);
  if (found != by_size_.end() && found->second.root != root)
    report.problem("the first " + std::to_string(size) +
                   " facts are not those the witness holds a head of: history was written anew");
}

void Witness::compare(const Head& head, Report& report) const {
  const auto found = by_number_.find(head.number);
  if (found != by_number_.end() && found->second != head)
    report.problem("head " + std::to_string(head.number) + " is not the one the witness holds");
}

void Witness::compare_end(std::int64_t size, Report& report) const {
  if (!by_size_.empty() && by_size_.rbegin()->first > size)
    report.problem("the witness holds a head over " + std::to_string(by_size_.rbegin()->first) +
                   " facts; here are only " + std::to_string(size) + ": the end was cut off");
}

}  // namespace yichuang::verify
