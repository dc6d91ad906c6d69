#include "verify/receipt.h"

#include <algorithm>
#include <charconv>

namespace yichuang::verify {
namespace {

constexpr std::string_view kMark = "YICHUANG-PROMISE:1:";

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::string> hex(std::string_view text) {
  if (text.empty() || text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
    if (error != std::errc{} || end != text.data() + i + 2) return std::nullopt;
    bytes.push_back(static_cast<char>(value));
  }
  return bytes;
}

}  // namespace

std::optional<Promise> find_promise(const std::string& text) {
  const std::size_t mark = text.find(kMark);
  if (mark == std::string::npos) return std::nullopt;
  const std::size_t begin = mark + kMark.size();
  const std::size_t end = std::min(text.find_first_not_of("0123456789ABCDEF:", begin), text.size());
  std::vector<std::string_view> parts;
  const std::string_view code = std::string_view(text).substr(begin, end - begin);
  for (std::size_t at = 0; at <= code.size();) {
    const std::size_t stop = std::min(code.find(':', at), code.size());
    parts.push_back(code.substr(at, stop - at));
    at = stop + 1;
  }
  if (parts.size() != 6) return std::nullopt;
  const auto district = number(parts[0]), stream = number(parts[1]), seq = number(parts[2]);
  const auto hash = hex(parts[3]), signature = hex(parts[5]);
  if (!district || !stream || !seq || !hash || !signature || parts[4].size() < 16) return std::nullopt;
  std::string key(parts[4]);
  std::ranges::transform(key, key.begin(),
                         [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  return Promise{*district, *stream, *seq, *hash, std::move(key), *signature};
}

Report check_receipt(Promise promise, const Keys& keys, const CaseFile* file) {
  Report report;
  const std::string fact =
      "fact " + std::to_string(promise.seq) + " of case " + std::to_string(promise.stream);
  promise.key = keys.whole(promise.key);
  keys.check(promise, report);
  if (report.good())
    report.notes.push_back("the centre has signed that " + fact + " with hash " + to_hex(promise.hash) +
                           " stands in its journal");
  if (file == nullptr) return report;
  if (file->district != promise.district || file->stream != promise.stream)
    report.problem("the case file is of another case");
  const auto found = file->facts.find(promise.seq);
  if (found == file->facts.end())
    report.problem("the journal does not have " + fact + ", although the centre has signed that it does");
  else if (found->second.hash != promise.hash)
    report.problem(fact + " in the journal is not the one the document was drawn from");
  else
    report.notes.push_back(fact + " stands in the journal at position " +
                           std::to_string(found->second.position) + ", exactly as the document says");
  return report;
}

}  // namespace yichuang::verify
