// yichuang-verify: checks what a centre's journal says of itself, on any machine, without the centre.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "verify/journal.h"
#include "verify/receipt.h"

namespace yichuang::verify {
namespace {

constexpr int kGood = 0, kBad = 1, kMisspoken = 2;

constexpr const char* kHelp = R"(usage: yichuang-verify journal FILE [--key KEY.pem] [--witness HEADS]
       yichuang-verify case FILE [--key KEY.pem] [--witness HEADS]
       yichuang-verify receipt FILE.pdf|CODE [--case FILE] [--key KEY.pem] [--witness HEADS]
       yichuang-verify consistency FILE [--key KEY.pem] [--witness HEADS]

Checks offline that nothing was changed, dropped, swapped, inserted or cut off.

  journal       what `yichuang journal export` wrote: every fact, chain, position, head and signature
  case          the proof of one case, downloaded by somebody who is a party to it
  receipt       a document the centre issued, as its PDF or as the code printed on it; with --case, that the
                journal holds what it was drawn from
  consistency   that a newer head goes on from an older one

  --key KEY.pem     the journal's public key, had from the centre another way (`yichuang journal key`)
  --witness HEADS   heads somebody outside has kept (`yichuang journal heads`)

Ends with 0 when all is well 完好, 1 when something was found 有问题, 2 when it was not understood.

Example: yichuang-verify journal journal.jsonl --key journal.pem --witness heads.jsonl
)";

struct Misspoken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Asked {
  std::string what, file;
  std::map<std::string, std::string> options;
  std::string option(const std::string& name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::string() : found->second;
  }
};

Asked asked_of(int count, char** values) {
  Asked asked;
  for (int i = 1; i < count; ++i) {
    const std::string word = values[i];
    if (word.starts_with("--")) {
      if (word != "--key" && word != "--witness" && word != "--case")
        throw Misspoken("there is no option " + word);
      if (++i == count) throw Misspoken(word + " needs a file");
      if (!asked.options.emplace(word, values[i]).second) throw Misspoken(word + " stands twice");
    } else if (asked.what.empty()) {
      asked.what = word;
    } else if (asked.file.empty()) {
      asked.file = word;
    } else {
      throw Misspoken("one file at a time: " + word + " is one too many");
    }
  }
  if (asked.file.empty()) throw Misspoken("the file to check is missing");
  if (asked.what != "receipt" && !asked.option("--case").empty()) throw Misspoken("--case goes with receipt");
  return asked;
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Misspoken(path + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

Keys keys_for(const Asked& asked) {
  std::string trusted;
  if (const std::string path = asked.option("--key"); !path.empty()) {
    const auto key = key_from_pem(contents(path));
    if (!key) throw Misspoken(path + " holds no public key");
    trusted = *key;
  }
  return Keys(signature_holds, trusted);
}

Report check_journal(const Asked& asked, const Witness& witness) {
  std::ifstream file(asked.file, std::ios::binary);
  if (!file) throw Misspoken(asked.file + " cannot be read");
  JournalCheck check(keys_for(asked), witness);
  std::string line;
  bool whole = true;
  while (std::getline(file, line)) {
    whole = !file.eof();  // the last line has an end as well
    check.line(line);
  }
  return check.finish(whole);
}

Report check_document(const Asked& asked, const Witness& witness) {
  const bool code = asked.file.starts_with("YICHUANG-PROMISE:");
  const auto promise = find_promise(code ? asked.file : contents(asked.file));
  Report none;
  none.problem(code ? "the code is not whole" : "this file carries no proof");
  if (!promise) return none;
  Keys keys = keys_for(asked);
  if (const std::string path = asked.option("--case"); !path.empty()) {
    CaseFile file = check_case_file(contents(path), keys, witness);
    Report report = check_receipt(*promise, keys, &file);
    for (std::string& problem : file.report.problems) report.problem(std::move(problem));
    for (std::string& note : file.report.notes) report.notes.push_back(std::move(note));
    return report;
  }
  Report report;
  keys.take_trusted(report);
  if (!report.good()) return report;
  report = check_receipt(*promise, keys, nullptr);
  report.notes.push_back("whether it does, the case file shows: give it with --case");
  return report;
}

Report check(const Asked& asked) {
  Witness witness;
  Report first;
  if (const std::string path = asked.option("--witness"); !path.empty()) witness.read(contents(path), first);
  Keys keys = keys_for(asked);
  Report report;
  if (asked.what == "journal")
    report = check_journal(asked, witness);
  else if (asked.what == "case")
    report = check_case_file(contents(asked.file), keys, witness).report;
  else if (asked.what == "receipt")
    report = check_document(asked, witness);
  else if (asked.what == "consistency")
    report = check_consistency(contents(asked.file), keys, witness);
  else
    throw Misspoken("there is nothing to check called " + asked.what);
  for (std::string& problem : first.problems) report.problem(std::move(problem));
  return report;
}

int tell(const Report& report) {
  for (const std::string& note : report.notes) std::printf("  %s\n", note.c_str());
  for (const std::string& problem : report.problems) std::printf("WRONG 有误: %s\n", problem.c_str());
  if (report.untold > 0) std::printf("… and %lld more\n", static_cast<long long>(report.untold));
  std::puts(report.good() ? "All is well 完好" : "Something was changed 有问题");
  return report.good() ? kGood : kBad;
}

int run(int count, char** values) {
  for (int i = 1; i < count; ++i)
    if (std::string_view(values[i]) == "--help" || std::string_view(values[i]) == "-h") {
      std::fputs(kHelp, stdout);
      return kGood;
    }
  try {
    return tell(check(asked_of(count, values)));
  } catch (const Misspoken& error) {
    std::fprintf(stderr, "yichuang-verify: %s. yichuang-verify --help shows how.\n", error.what());
    return kMisspoken;
  }
}

}  // namespace
}  // namespace yichuang::verify

int main(int count, char** values) { return yichuang::verify::run(count, values); }
