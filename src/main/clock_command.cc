#include "main/clock_command.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "app/calendar/calendar_file.h"
#include "app/calendar/clock_answer.h"
#include "app/calendar/clock_batch.h"
#include "main/options.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp = R"(usage: yichuang clock --from DATE --days N [options]
       yichuang clock --batch < questions.jsonl

Counts a legal time limit and says why: which days count, which do not, under which clause.

  --from DATE              the day of acceptance, like 2021-02-05; it is not counted itself
  --days N                 the limit
  --unit working|calendar  working days 工作日 (the default) or plain days 日
  --extend N               days added by an extension 延期, in the same unit
  --stop DATE..DATE        the clock stood still (行政许可法 第四十五条): the days after the first date up to the second
                           do not count; may be given several times
  --json                   the answer as one JSON object
  --batch                  reads JSON lines, answers each with the same object and "due" or "error":
                           {"accepted":"2021-03-01","limit":20,"unit":"working","extension":0,
                            "stops":[["2021-03-10","2021-03-24"]]}   (on one line; the last three may be left out)
                           "provisional":true stands beside a due date that rests on a year without a holiday notice
  --catalogue DIR          holidays and notices from DIR/calendar instead of those the program carries

example: yichuang clock --from 2021-02-05 --days 20 --stop 2021-02-22..2021-02-26

Ends with 0, with 1 when there can be no such date, with 2 when the command line is wrong. With --batch a wrong line is
answered in its place and does not change the end.
)";

constexpr OptionRule kRules[] = {
    {"--from"},
    {"--days"},
    {"--unit"},
    {"--extend"},
    {"--stop", Takes::many_values},
    {"--catalogue"},
    {"--json", Takes::nothing},
    {"--batch", Takes::nothing},
    {"--help", Takes::nothing},
};

Date date_option(std::string_view option, std::string_view text) {
  const auto date = parse_date(text);
  if (!date) throw Misspoken(std::string(option) + " needs a date like 2021-02-05, not " + std::string(text));
  return *date;
}

int number_option(std::string_view option, std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= 0 && number <= kLongestLimit)
    return number;
  throw Misspoken(std::string(option) + " needs a whole number from 0 to " + std::to_string(kLongestLimit) +
                  ", not " + std::string(text));
}

Unit unit_option(std::string_view text) {
  if (text == "working") return Unit::working;
  if (text == "calendar") return Unit::calendar;
  throw Misspoken("--unit is working or calendar, not " + std::string(text));
}

Stop stop_option(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == text.npos)
    throw Misspoken("--stop needs two dates like 2021-03-10..2021-03-24, not " + std::string(text));
  return {date_option("--stop", text.substr(0, dots)), date_option("--stop", text.substr(dots + 2)), {}, {}};
}

app::ClockQuestion question_of(const Options& options) {
  app::ClockQuestion question;
  const auto from = options.value("--from");
  const auto days = options.value("--days");
  if (!from || !days) throw Misspoken(std::string(from ? "--days" : "--from") + " is missing");
  question.accepted = date_option("--from", *from);
  question.limit.days = number_option("--days", *days);
  if (const auto unit = options.value("--unit")) question.limit.unit = unit_option(*unit);
  if (const auto extension = options.value("--extend"))
    question.limit.extension = number_option("--extend", *extension);
  for (const std::string_view stop : options.values("--stop")) question.stops.push_back(stop_option(stop));
  return question;
}

// The options by the names the core gives what they say.
std::string option_of(std::string_view field) {
  if (field == "accepted") return "--from";
  if (field == "limit") return "--days";
  if (field == "extension") return "--extend";
  return "--stop";
}

int say_refusal(const Refusal& refusal) {
  const std::string words = app::fault_words(refusal);
  std::fprintf(stderr, "yichuang clock: %s %s.\n", option_of(app::fault_field(refusal)).c_str(),
               words.c_str());
  return kRefused;
}

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw Failure(std::string("the answers cannot be written: ") + std::strerror(errno));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Answers go out before the next read, so that whoever sends a line and waits gets its answer.
int run_batch(const WorkCalendar& calendar) {
  app::ClockBatch batch(calendar);
  std::string waiting;  // the beginning of a line whose end has not come yet
  std::string out;
  std::string chunk(std::size_t{1} << 18, '\0');
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Failure(std::string("the questions cannot be read: ") + std::strerror(errno));
    if (got == 0) break;
    std::string_view rest(chunk.data(), static_cast<std::size_t>(got));
    for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
      if (waiting.empty()) {
        batch.answer(rest.substr(0, end), out);
      } else {
        batch.answer(waiting.append(rest.substr(0, end)), out);
        waiting.clear();
      }
      rest.remove_prefix(end + 1);
    }
    // Of a line without end only as much is kept as it takes to refuse it.
    if (waiting.size() <= app::ClockBatch::kLongestLine) waiting.append(rest);
    write_all(out);
    out.clear();
  }
  if (!waiting.empty()) batch.answer(waiting, out);
  write_all(out);
  return kDone;
}

}  // namespace

int run_clock(Arguments arguments) {
  const Options options(kRules, arguments);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  const bool batch = options.has("--batch");
  for (const char* other : {"--from", "--days", "--unit", "--extend", "--stop", "--json"})
    if (batch && options.has(other)) throw Misspoken(std::string(other) + " does not go with --batch");
  const app::ClockQuestion question = batch ? app::ClockQuestion{} : question_of(options);

  const auto directory = options.value("--catalogue");
  const auto catalogue =
      directory ? assets::Assets::directory(std::string(*directory)) : assets::Assets::packed("catalogue");
  const auto calendar = app::read_calendar(catalogue);
  if (!calendar) {
    std::fprintf(stderr, "yichuang clock: the calendar cannot be used: %s\n",
                 calendar.refusal().values.front().second.c_str());
    return kRefused;
  }
  if (batch) return run_batch(*calendar);
  const auto explanation = explain(*calendar, question.accepted, question.limit, question.stops);
  if (!explanation) return say_refusal(explanation.refusal());
  write_all(options.has("--json") ? app::clock_json(*calendar, question, *explanation)
                                  : app::clock_text(*calendar, question, *explanation));
  return kDone;
}

}  // namespace yichuang::command_line
