#include "verify/journal.h"

#include <algorithm>

namespace yichuang::verify {
namespace {

constexpr int kKeptEvery = 8;  // levels of the tree that are stored

std::string n(std::int64_t value) { return std::to_string(value); }

}  // namespace

JournalCheck::JournalCheck(Keys keys, const Witness& witness, std::size_t most_problems)
    : keys_(std::move(keys)), witness_(witness) {
  report_.most = most_problems;
}

void JournalCheck::line(std::string_view text) {
  ++line_;
  try {
    LineReader line(text);
    read(line);
  } catch (const NotALine& wrong) {
    report_.problem("line " + n(line_) + ": " + wrong.what());
  }
}

void JournalCheck::read(LineReader& line) {
  const std::string& type = line.type();
  if (type == "journal") return take_header(line);
  if (part_ == Part::nothing) throw NotALine("this is not the beginning of a journal");
  if (type == "key") {
    move_to(Part::keys);
    keys_.add(read_key(line), district_, report_);
  } else if (type == "fact" || type == "hole" || type == "head") {
    move_to(Part::facts);
    if (type == "head") return take_head(line);
    type == "fact" ? take_fact(line) : take_hole(line);
  } else if (type == "waiting" || type == "lost") {
    move_to(Part::waiting);
    type == "waiting" ? take_fact(line) : take_hole(line);
  } else if (type == "node") {
    move_to(Part::nodes);
    take_node(line);
  } else if (type == "stream") {
    move_to(Part::streams);
    take_stream(line);
  } else if (type == "end") {
    move_to(Part::end);
    take_end(line);
  } else {
    throw NotALine("there is no such line as " + type);
  }
}

void JournalCheck::move_to(Part part) {
  if (part < part_ || part_ == Part::end) throw NotALine("the line stands in the wrong place");
  if (part > Part::keys && part_ <= Part::keys) {
    keys_.settle(report_);
    witness_.check_keys(keys_, report_);
  }
  part_ = part;
}

void JournalCheck::take_header(LineReader& line) {
  if (part_ != Part::nothing) throw NotALine("a journal begins in the middle of another");
  if (line.integer("format") != 1) throw NotALine("this program does not know its format: get a newer one");
  district_ = line.integer("district");
  line.end();
  part_ = Part::keys;
}

void JournalCheck::take_fact(LineReader& line) {
  const Fact fact = read_fact(line);
  ++facts_;
  chain(fact);
  if (fact.position == 0) {
    ++waiting_;
    return;
  }
  check_position(fact.position, name_of(fact));
  tree_.add(fact.hash, [this](int level, std::int64_t size, const std::string& hash) {
    if (level % kKeptEvery == 0) nodes_.emplace(std::pair{level, size}, hash);
  });
  if (witness_.knows(tree_.size())) witness_.compare(tree_.size(), tree_.root(), report_);
}

// After a wrong one the count goes on from there, so that one fault is told once.
void JournalCheck::check_position(std::int64_t position, const std::string& name) {
  if (position != position_ + 1)
    report_.problem("position " + n(position) + " (" + name + ") stands where " + n(position_ + 1) +
                    " should: positions were dropped, doubled or swapped");
  position_ = position;
}

void JournalCheck::take_hole(LineReader& line) {
  const bool placed = line.type() == "hole";
  const std::int64_t position = placed ? line.integer("pos") : 0;
  const std::string stream = "stream " + n(line.id("stream"));
  const std::string fact = "fact " + n(line.integer("seq")) + " of " + stream;
  line.end();
  report_.problem((placed ? "position " + n(position) : "the list of facts to be placed") + " names " + fact +
                  ", which is not there");
  if (!placed) return;
  check_position(position, fact);
  tree_.add({}, [](int, std::int64_t, const std::string&) {});  // the positions after it stay where they are
}

void JournalCheck::chain(const Fact& fact) {
  Stream& stream = chains_[fact.stream];
  const std::string place = fact.position == 0 ? "" : " (position " + n(fact.position) + ")";
  if (fact.seq != stream.seq + 1)
    report_.problem(name_of(fact) + place + " follows fact " + n(stream.seq) +
                    ": facts were dropped, doubled or swapped");
  const std::string previous = stream.seq == 0 ? "" : std::string(stream.hash.data(), stream.hash.size());
  if (fact.hash.size() != stream.hash.size() || hash_of(previous, district_, fact) != fact.hash)
    report_.problem(name_of(fact) + place + ": its content, its hash or the fact before it was changed");
  if (fact.hash.size() == stream.hash.size()) std::ranges::copy(fact.hash, stream.hash.begin());
  stream.seq = fact.seq;
  stream.kind = kind_of(fact.stream_kind);
}

int JournalCheck::kind_of(const std::string& kind) {
  const auto found = std::ranges::find(kinds_, kind);
  if (found != kinds_.end()) return static_cast<int>(found - kinds_.begin());
  kinds_.push_back(kind);
  return static_cast<int>(kinds_.size()) - 1;
}

void JournalCheck::take_head(LineReader& line) {
  Head head = read_head(line);
  const std::string name = "head " + n(head.number);
  ++heads_;
  if (head.district != district_) report_.problem(name + " is of another district");
  if (head.number != (last_ ? last_->number : 0) + 1)
    report_.problem(name + " follows head " + n(last_ ? last_->number : 0) +
                    ": heads were dropped or swapped");
  if (head.previous != (last_ ? digest_of(*last_) : ""))
    report_.problem(name + " does not follow from the head before it: one of the two was changed");
  if (last_ && head.at < last_->at) report_.problem(name + " is older than the head before it");
  if (head.size != tree_.size())
    report_.problem(name + " covers " + n(head.size) + " facts, here are " + n(tree_.size()));
  else if (head.root != tree_.root())
    report_.problem(name + ": the facts up to position " + n(head.size) +
                    " are not those it was signed over");
  keys_.check(head, report_);
  witness_.compare(head, report_);
  last_ = std::move(head);
}

void JournalCheck::take_node(LineReader& line) {
  const std::int64_t level = line.integer("level"), size = line.integer("size");
  const std::string hash = line.hex("hash");
  line.end();
  const std::string name = "the node of level " + n(level) + " at " + n(size);
  const auto found = nodes_.find({level, size});
  if (found == nodes_.end()) return report_.problem(name + " stands in the tree twice or without need");
  if (found->second != hash) report_.problem(name + " is not made of the facts under it");
  nodes_.erase(found);
}

void JournalCheck::check_nodes() {
  const std::int64_t sealed = last_ ? last_->size : 0;
  for (const auto& [place, hash] : nodes_)
    if (place.second <= sealed)
      report_.problem("the tree lacks its node of level " + n(place.first) + " at " + n(place.second));
}

void JournalCheck::take_stream(LineReader& line) {
  const std::int64_t id = line.id("stream");
  const std::string kind = line.text("kind");
  const std::int64_t version = line.integer("version");
  const std::string head = line.hex("head");
  line.end();
  ++streams_;
  const std::string name = "stream " + n(id);
  const auto found = chains_.find(id);
  if (found == chains_.end()) {
    // Held before its first fact: a row that says so.
    if (version != 0 || !head.empty() || !kind.empty())
      report_.problem(name + " has a row of version " + n(version) + " but no facts, or two rows");
    return;
  }
  const Stream& stream = found->second;
  if (version != stream.seq)
    report_.problem(name + " says it has " + n(version) + " facts, here are " + n(stream.seq));
  else if (head != std::string_view(stream.hash.data(), stream.hash.size()))
    report_.problem(name + ": its head is not the hash of its last fact");
  if (kind != kinds_[static_cast<std::size_t>(stream.kind)])
    report_.problem(name + " says it is a " + kind + ", its facts do not");
  chains_.erase(found);
}

void JournalCheck::take_end(LineReader& line) {
  const std::int64_t facts = line.integer("facts"), streams = line.integer("streams");
  const std::int64_t sealed = line.integer("sealed"), covered = last_ ? last_->size : 0;
  line.end();
  if (facts != facts_)
    report_.problem("the database holds " + n(facts) + " facts, " + n(facts_) +
                    " of them have a place in the journal");
  if (sealed != covered)
    report_.problem("the database says that " + n(sealed) + " facts were sealed, its last head covers " +
                    n(covered));
  if (streams != streams_)
    report_.problem("the database holds " + n(streams) + " streams, here are " + n(streams_));
}

Report JournalCheck::finish(bool whole) {
  if (!whole || part_ != Part::end) report_.problem("the journal breaks off after line " + n(line_));
  for (const auto& [id, stream] : chains_)
    report_.problem("stream " + n(id) + " has " + n(stream.seq) + " facts but no row");
  check_nodes();
  witness_.compare_end(tree_.size(), report_);
  report_.notes.insert(report_.notes.begin(),
                       n(facts_) + " facts of " + n(streams_) + " streams, " + n(heads_) + " heads");
  if (last_)
    report_.notes.push_back("last head: number " + n(last_->number) + " over " + n(last_->size) +
                            " facts, root " + to_hex(last_->root));
  const std::int64_t open = tree_.size() - (last_ ? last_->size : 0) + waiting_;
  if (open > 0)
    report_.notes.push_back(n(open) + " facts are not under a head yet: only their chains were checked");
  if (witness_.empty())
    report_.notes.push_back(
        "no --witness was given: that the whole journal was not written anew by whoever "
        "holds the key, or cut at its end, shows only beside a head kept elsewhere");
  return std::move(report_);
}

}  // namespace yichuang::verify
