#include "verify/case_file.h"

#include "verify/tree.h"

namespace yichuang::verify {
namespace {

std::string n(std::int64_t value) { return std::to_string(value); }

// Line by line; a line that is not one is a problem, and so is a last one without its end.
template <class Take>
void each_line(const std::string& text, Report& report, const Take& take) {
  std::int64_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = text.find('\n', at);
    ++number;
    if (stop == std::string::npos) return report.problem("line " + n(number) + " breaks off");
    try {
      LineReader line(std::string_view(text).substr(at, stop - at));
      take(line);
    } catch (const NotALine& wrong) {
      report.problem("line " + n(number) + ": " + wrong.what());
    }
    at = stop + 1;
  }
}

class CaseCheck {
 public:
  CaseCheck(Keys& keys, const Witness& witness) : keys_(keys), witness_(witness) {}

  void take(LineReader& line) {
    const std::string& type = line.type();
    if (type == "case" && !begun_) return take_header(line);
    if (!begun_ || ended_) throw NotALine("this is not a case file, or it was joined from two");
    if (type == "key" && !headed_) return keys_.add(read_key(line), out_.district, out_.report);
    if (type == "head" && !headed_) return take_head(line);
    if (!headed_) throw NotALine("its head is missing");
    if ((type == "fact" || type == "closed") && !open_) return take_fact(line);
    if (type == "inclusion" && open_) return take_path(line);
    if (type == "end" && !open_) return take_end(line);
    throw NotALine("the line stands in the wrong place");
  }

  CaseFile finish() {
    if (!ended_) out_.report.problem("the case file breaks off");
    return std::move(out_);
  }

 private:
  void take_header(LineReader& line) {
    if (line.integer("format") != 1) throw NotALine("this program does not know its format: get a newer one");
    out_.district = line.integer("district");
    out_.stream = line.id("stream");
    kind_ = line.text("stream_kind");
    line.end();
    begun_ = true;
  }

  void take_head(LineReader& line) {
    out_.head = read_head(line);
    headed_ = true;
    keys_.settle(out_.report);
    witness_.check_keys(keys_, out_.report);
    if (out_.head.district != out_.district) out_.report.problem("the head is of another district");
    keys_.check(out_.head, out_.report);
    witness_.compare(out_.head, out_.report);
    witness_.compare(out_.head.size, out_.head.root, out_.report);
    if (witness_.empty() || !witness_.knows(out_.head.size))
      out_.report.notes.push_back("head " + n(out_.head.number) + " over " + n(out_.head.size) +
                                  " facts was not compared with one kept elsewhere");
  }

  void take_fact(LineReader& line) {
    fact_ = read_fact(line);
    open_ = true;
    const std::string name = "fact " + n(fact_.seq);
    if (fact_.stream != out_.stream) out_.report.problem(name + " is of another case");
    if (fact_.open && fact_.stream_kind != kind_) out_.report.problem(name + " is of another kind of stream");
    if (fact_.seq != last_ + 1)
      out_.report.problem(name + " follows fact " + n(last_) + ": facts were dropped, doubled or swapped");
    if (fact_.open && hash_of(previous_, out_.district, fact_) != fact_.hash)
      out_.report.problem(name + ": its content, its hash or the fact before it was changed");
    last_ = fact_.seq;
    previous_ = fact_.hash;
    if (!fact_.open) ++closed_;
  }

  void take_path(LineReader& line) {
    open_ = false;
    const std::int64_t from = line.integer("from"), size = line.integer("size");
    const std::string path = line.hex("path");
    line.end();
    if (from != fact_.position || size != out_.head.size ||
        !includes(fact_.hash, from, size, path_of(path), out_.head.root))
      return out_.report.problem("fact " + n(fact_.seq) + " at position " + n(fact_.position) +
                                 " does not stand under the head");
    out_.facts.emplace(fact_.seq, fact_);
  }

  void take_end(LineReader& line) {
    if (line.integer("facts") != last_ || line.integer("streams") != 1 ||
        line.integer("sealed") != out_.head.size)
      out_.report.problem("the case file has not as many facts as it says");
    line.end();
    ended_ = true;
    out_.report.notes.insert(
        out_.report.notes.begin(),
        n(last_) + " facts of " + kind_ + " " + n(out_.stream) + " stand under head " + n(out_.head.number) +
            (closed_ > 0 ? "; the content of " + n(closed_) + " was not given, only their hashes" : ""));
  }

  Keys& keys_;
  const Witness& witness_;
  CaseFile out_;
  std::string kind_, previous_;
  Fact fact_;
  std::int64_t last_ = 0, closed_ = 0;
  bool begun_ = false, headed_ = false, open_ = false, ended_ = false;
};

}  // namespace

CaseFile check_case_file(const std::string& text, Keys& keys, const Witness& witness) {
  CaseCheck check(keys, witness);
  Report lines;
  each_line(text, lines, [&](LineReader& line) { check.take(line); });
  CaseFile file = check.finish();
  for (std::string& problem : lines.problems) file.report.problem(std::move(problem));
  return file;
}

Report check_consistency(const std::string& text, Keys& keys, const Witness& witness) {
  Report report;
  std::vector<Head> heads;
  std::int64_t district = 0;
  int step = 0;  // header, keys, two heads, path
  each_line(text, report, [&](LineReader& line) {
    if (line.type() == "consistency" && step == 0) {
      if (line.integer("format") != 1)
        throw NotALine("this program does not know its format: get a newer one");
      district = line.integer("district");
      line.end();
      step = 1;
    } else if (line.type() == "key" && step == 1 && heads.empty()) {
      keys.add(read_key(line), district, report);
    } else if (line.type() == "head" && step == 1 && heads.size() < 2) {
      heads.push_back(read_head(line));
    } else if (line.type() == "consistent" && step == 1 && heads.size() == 2) {
      const std::int64_t from = line.integer("from"), size = line.integer("size");
      const std::string path = line.hex("path");
      line.end();
      step = 2;
      if (from != heads[0].size || size != heads[1].size ||
          !consistent(from, heads[0].root, size, heads[1].root, path_of(path)))
        report.problem("the " + n(heads[0].size) + " facts of the older head are not the first of the newer");
    } else {
      throw NotALine("the line stands in the wrong place");
    }
  });
  if (step != 2) report.problem("this is not a whole proof of consistency");
  keys.settle(report);
  witness.check_keys(keys, report);
  for (const Head& head : heads) {
    if (head.district != district) report.problem("head " + n(head.number) + " is of another district");
    keys.check(head, report);
    witness.compare(head, report);
    witness.compare(head.size, head.root, report);
  }
  if (heads.size() == 2)
    report.notes.push_back("head " + n(heads[1].number) + " over " + n(heads[1].size) +
                           " facts goes on from head " + n(heads[0].number) + " over " + n(heads[0].size));
  return report;
}

}  // namespace yichuang::verify
