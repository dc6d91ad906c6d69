#include "app/calendar/clock_batch.h"

#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <vector>

#include "app/calendar/clock_question.h"
#include "app/calendar/json_members.h"
#include "platform/text/text.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kQuotedCharacters = 200;  // of a line that is too long to be quoted whole

// What is asked, then what is answered.
constexpr std::array<std::string_view, 8> kNames{"accepted", "limit", "unit",        "extension",
                                                 "stops",    "due",   "provisional", "error"};
constexpr std::size_t kFirstAnswer = 5;

bool is_answer(std::string_view key) { return key == kNames[5] || key == kNames[6] || key == kNames[7]; }

// Why a question cannot be read: names the member.
struct Unreadable {
  std::string words;
};

Date read_date(const bj::value& value, const std::string& name) {
  const auto* text = value.if_string();
  const auto date = text == nullptr ? std::nullopt : parse_date(std::string_view(*text));
  if (!date) throw Unreadable{name + " must be a date like \"2021-03-01\""};
  return *date;
}

int read_days(const bj::value& value, const char* name) {
  double number = NAN;
  if (const auto* whole = value.if_int64()) number = static_cast<double>(*whole);
  if (const auto* large = value.if_uint64()) number = static_cast<double>(*large);
  if (const auto* real = value.if_double()) number = *real;
  if (!(number >= 0 && number <= kLongestLimit) || number != std::floor(number))
    throw Unreadable{std::string(name) + " must be a whole number from 0 to " +
                     std::to_string(kLongestLimit)};
  return static_cast<int>(number);
}

Unit read_unit(const bj::value& value) {
  const auto* text = value.if_string();
  if (text != nullptr && *text == "working") return Unit::working;
  if (text != nullptr && *text == "calendar") return Unit::calendar;
  throw Unreadable{"unit must be \"working\" or \"calendar\""};
}

void read_stops(const bj::value& value, std::vector<Stop>& stops) {
  const auto* list = value.if_array();
  if (list == nullptr) throw Unreadable{"stops must be a list like [[\"2021-03-10\",\"2021-03-24\"]]"};
  if (list->size() > static_cast<std::size_t>(kMostStops))
    throw Unreadable{"stops are more than " + std::to_string(kMostStops)};
  for (const bj::value& one : *list) {
    const auto* pair = one.if_array();
    if (pair == nullptr || pair->size() != 2)
      throw Unreadable{"stops[" + std::to_string(stops.size()) + "] must be a pair of dates, first and last"};
    const auto name = [&](const char* end) { return "stops[" + std::to_string(stops.size()) + "]" + end; };
    const Date from = read_date((*pair)[0], name("[0]"));
    stops.push_back({from, read_date((*pair)[1], name("[1]")), {}, {}});
  }
}

// Fills `question`, whose list of stops is kept from line to line for its memory.
void read_question(const bj::object& object, ClockQuestion& question) {
  question.limit = {};
  question.stops.clear();
  const auto needed = [&](std::string_view name) -> const bj::value& {
    const bj::value* value = object.if_contains(name);
    if (value == nullptr) throw Unreadable{std::string(name) + " is missing"};
    return *value;
  };
  question.accepted = read_date(needed("accepted"), "accepted");
  question.limit.days = read_days(needed("limit"), "limit");
  if (const auto* unit = object.if_contains("unit")) question.limit.unit = read_unit(*unit);
  if (const auto* days = object.if_contains("extension"))
    question.limit.extension = read_days(*days, "extension");
  if (const auto* stops = object.if_contains("stops")) read_stops(*stops, question.stops);
}

std::string quoted(std::string_view text) { return bj::serialize(bj::string_view(text.data(), text.size())); }

// What is not UTF-8 cannot stand in JSON; each such place becomes U+FFFD.
std::string quotable(std::string_view line) {
  std::string whole = text::is_utf8(line) ? std::string(line) : text::first_characters(line, line.size());
  return quoted(whole);
}

std::string decoded(std::string_view key) {
  if (key.find('\\') == key.npos) return std::string(key);
  const auto text = bj::parse('"' + std::string(key) + '"').as_string();
  return {text.data(), text.size()};
}

// Two members of one name would leave open which one was asked.
void refuse_repeated(const std::vector<MemberText>& members) {
  std::array<bool, kFirstAnswer> seen{};
  for (const MemberText& member : members) {
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const bool same = member.key.find('\\') == member.key.npos ? member.key == kNames[i]
                                                                 : decoded(member.key) == kNames[i];
      if (same && seen[i]) throw Unreadable{std::string(kNames[i]) + " stands twice"};
      seen[i] = seen[i] || same;
    }
  }
}

// The object's text up to where a member can be added; `first` tells whether it will be the only one.
void copy_open(std::string_view line, const std::vector<MemberText>& members, bool answered,
               std::string& out) {
  if (!answered) {
    const auto brace = line.rfind('}');
    const auto end = line.find_last_not_of(" \t\r\n", brace - 1);
    out.append(line.substr(0, end + 1));
    if (!members.empty()) out += ',';
    return;
  }
  out += '{';
  for (const MemberText& member : members)
    if (!is_answer(decoded(member.key))) out.append(member.text) += ',';
}

}  // namespace

struct ClockBatch::Workspace {
  Workspace() : parser({}, options(), scratch.data(), scratch.size()) {}

  static bj::parse_options options() {
    bj::parse_options options;
    options.max_depth = kDeepest;
    return options;
  }

  // The memory of one line is thrown away whole before the next.
  std::array<unsigned char, 16 * 1024> memory;
  std::array<unsigned char, 4 * 1024> scratch;
  bj::monotonic_resource resource{memory.data(), memory.size()};
  bj::parser parser;
  ClockQuestion question;
  std::vector<MemberText> members;
};

ClockBatch::ClockBatch(const WorkCalendar& calendar)
    : calendar_(calendar), workspace_(std::make_unique<Workspace>()) {}
ClockBatch::~ClockBatch() = default;

void ClockBatch::answer(std::string_view line, std::string& out) {
  const auto no_object = [&](std::string_view input, const std::string& error) {
    out += "{\"input\":" + quotable(input) + ",\"error\":" + quoted(error) + "}\n";
  };
  if (line.size() > kLongestLine)
    return no_object(text::first_characters(line.substr(0, kQuotedCharacters * 4), kQuotedCharacters),
                     "the line is longer than " + std::to_string(kLongestLine) + " bytes");
  Workspace& work = *workspace_;
  work.resource.release();
  work.parser.reset(&work.resource);
  bj::error_code fault;
  work.parser.write(line.data(), line.size(), fault);
  if (fault) return no_object(line, "not JSON: " + fault.message());
  const bj::value value = work.parser.release();
  const auto* object = value.if_object();
  if (object == nullptr) return no_object(line, "not a JSON object");

  find_members(line, work.members);
  bool answered = false;
  for (std::size_t i = kFirstAnswer; i < kNames.size(); ++i)
    answered = answered || object->contains(kNames[i]);
  copy_open(line, work.members, answered, out);
  try {
    refuse_repeated(work.members);
    read_question(*object, work.question);
    const auto found = due(calendar_, work.question.accepted, work.question.limit, work.question.stops);
    if (!found)
      throw Unreadable{std::string(fault_field(found.refusal())) + " " + fault_words(found.refusal())};
    out.append("\"due\":\"").append(to_string(found->date)) += '"';
    if (found->provisional) out += ",\"provisional\":true";
  } catch (const Unreadable& error) {
    out += "\"error\":" + quoted(error.words);
  }
  out += "}\n";
}

}  // namespace yichuang::app
