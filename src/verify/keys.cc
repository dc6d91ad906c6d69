#include "verify/keys.h"

namespace yichuang::verify {
namespace {

std::string short_of(const std::string& fingerprint) { return fingerprint.substr(0, 16) + "…"; }

}  // namespace

void Keys::add(const KeyStatement& key, std::int64_t district, Report& report) {
  const std::string name = "key " + std::to_string(key.number);
  if (key.number != static_cast<std::int64_t>(keys_.size()) + 1)
    report.problem(name + " stands where key " + std::to_string(keys_.size() + 1) + " should");
  if (key.district != district) report.problem(name + " is of another district");
  if (to_hex(sm3(key.public_key)) != key.key)
    report.problem(name + ": its fingerprint is not that of its public key");
  if (keys_.empty() ? key.after != 0 : key.after < keys_.back().after)
    report.problem(name + " begins after head " + std::to_string(key.after) + ", which cannot be");
  const KeyStatement* signer = &key;
  if (!keys_.empty() && key.signed_by == keys_.back().key) signer = &keys_.back();
  if (signer->key != key.signed_by || !check_(signer->public_key, statement_of(key), key.signature))
    report.problem(name + ": the signature of its statement is not right");
  keys_.push_back(key);
}

void Keys::settle(Report& report) {
  if (keys_.empty()) return report.problem("there is no key: nothing here was ever signed");
  std::size_t trusted = keys_.size();
  for (std::size_t i = 0; i < keys_.size(); ++i)
    if (keys_[i].public_key == trusted_) trusted = i;
  if (!trusted_.empty() && trusted == keys_.size())
    report.problem(
        "the key you trust has signed nothing here: this is another journal, or it was signed anew");
  // A key that only vouches for itself is as good as whoever gave it to you.
  for (std::size_t i = 1; i < keys_.size(); ++i)
    if (keys_[i].signed_by == keys_[i].key && (trusted_.empty() || trusted < i || trusted == keys_.size()))
      report.problem("key " + std::to_string(i + 1) +
                     " is vouched for by no key before it: get it another way, and give it with --key");
  if (trusted_.empty())
    report.notes.push_back("no --key was given: compare the fingerprint of key 1, " + keys_.front().key +
                           ", with the published one");
}

void Keys::check(const Head& head, Report& report) const {
  const KeyStatement* turn = nullptr;
  for (const KeyStatement& key : keys_)
    if (head.number > key.after) turn = &key;
  const std::string name = "head " + std::to_string(head.number);
  if (turn == nullptr || turn->key != head.key)
    return report.problem(name + " is signed by key " + short_of(head.key) + ", whose turn it was not");
  if (!check_(turn->public_key, statement_of(head), head.signature))
    report.problem(name + ": its signature is not right; the head was changed or made by somebody else");
}

void Keys::check(const Promise& promise, Report& report) const {
  for (const KeyStatement& key : keys_) {
    if (key.key != promise.key) continue;
    if (!check_(key.public_key, statement_of(promise), promise.signature))
      report.problem("the signature printed on the document is not right");
    return;
  }
  report.problem("the document is signed by key " + short_of(promise.key) +
                 ", which is none of the journal's");
}

std::string Keys::whole(const std::string& beginning) const {
  for (const KeyStatement& key : keys_)
    if (key.key.starts_with(beginning)) return key.key;
  return beginning;
}

void Keys::take_trusted(Report& report) {
  if (trusted_.empty())
    return report.problem("without the journal's key (--key) or a case file (--case) nothing can be said");
  keys_.push_back({0, 1, to_hex(sm3(trusted_)), trusted_, 0, 0, {}, {}});
}

bool Keys::has(const KeyStatement& key) const {
  for (const KeyStatement& one : keys_)
    if (statement_of(one) == statement_of(key) && one.public_key == key.public_key) return true;
  return false;
}

}  // namespace yichuang::verify
