// The keys of a journal: each named by the one before it, each with the heads it may sign.
#pragma once

#include <vector>

#include "verify/records.h"
#include "verify/report.h"

namespace yichuang::verify {

class Keys {
 public:
  // `trusted` is a public key (DER) that was had another way, or empty.
  Keys(CheckSignature check, std::string trusted) : check_(std::move(check)), trusted_(std::move(trusted)) {}

  void add(const KeyStatement& key, std::int64_t district, Report& report);
  // After the last key: is the trusted one among them, is every one vouched for?
  void settle(Report& report);
  // Signed, and by the key whose turn it was?
  void check(const Head& head, Report& report) const;
  void check(const Promise& promise, Report& report) const;
  bool has(const KeyStatement& key) const;  // the same statement
  std::string whole(const std::string& beginning) const;  // the fingerprint that begins so; else as it is
  // Keys had another way, for what brings none of its own.
  void take_trusted(Report& report);
  bool empty() const { return keys_.empty(); }
  const std::string& first() const { return keys_.front().key; }

 private:
  CheckSignature check_;
  std::string trusted_;
  std::vector<KeyStatement> keys_;
};

}  // namespace yichuang::verify
