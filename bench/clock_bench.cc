// Due dates a second, in process: what a screen asks, what a list of stopped cases asks, and a line of the batch.
//
//   clock_bench                 items_per_second is due dates (or lines) a second on one core
//   yichuang clock --batch < questions.jsonl > /dev/null     the same through the command line
#include <benchmark/benchmark.h>

#include <random>

#include "app/calendar/calendar_file.h"
#include "app/calendar/clock_batch.h"
#include "core/calendar/clock.h"

using namespace yichuang;

namespace {

constexpr std::size_t kQuestions = 4096;  // more than a branch predictor learns by heart

struct Question {
  Date accepted;
  Limit limit;
  std::vector<Stop> stops;
};

const assets::Assets& catalogue() {
  static const assets::Assets packed = assets::Assets::packed("catalogue");
  return packed;
}

const WorkCalendar& calendar() {
  static const WorkCalendar read = app::read_calendar(catalogue()).value();
  return read;
}

std::vector<Question> questions(int most_stops) {
  std::mt19937 random(20210301);
  const auto between = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
  constexpr int kLimits[] = {1, 5, 9, 20, 45};
  std::vector<Question> asked(kQuestions);
  for (Question& one : asked) {
    one.accepted = Date{2020, 1, 1} + CalendarDays{between(0, 2'400)};
    one.limit = {kLimits[between(0, 4)], between(0, 3) == 0 ? Unit::calendar : Unit::working,
                 between(0, 2) * 5};
    for (int i = between(0, most_stops); i > 0; --i) {
      const Date from = one.accepted + CalendarDays{between(-5, 30)};
      one.stops.push_back(
          {from, from + CalendarDays{between(0, 20)}, "expert_review", "行政许可法 第四十五条"});
    }
  }
  return asked;
}

void due_dates(benchmark::State& state) {
  const auto asked = questions(static_cast<int>(state.range(0)));
  std::size_t i = 0;
  for (auto _ : state) {
    const Question& one = asked[i++ % kQuestions];
    benchmark::DoNotOptimize(due(calendar(), one.accepted, one.limit, one.stops).value().date);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(due_dates)->ArgName("most_stops")->Arg(0)->Arg(2)->Arg(8);

void lights(benchmark::State& state) {
  const auto asked = questions(2);
  std::size_t i = 0;
  for (auto _ : state) {
    const Question& one = asked[i++ % kQuestions];
    const Limit statutory{one.limit.days + 10, one.limit.unit, 0};
    benchmark::DoNotOptimize(light_times(calendar(), one.accepted, one.limit, statutory, one.stops).value());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(lights);

std::string line_of(const Question& one, std::size_t number) {
  std::string line = R"({"case":"500112-2026-)" + std::to_string(1'000'000 + number) + R"(","accepted":")" +
                     to_string(one.accepted) + R"(","limit":)" + std::to_string(one.limit.days) +
                     R"(,"unit":")" + (one.limit.unit == Unit::working ? "working" : "calendar") +
                     R"(","extension":)" + std::to_string(one.limit.extension) + R"(,"stops":[)";
  for (const Stop& stop : one.stops) {
    if (line.back() == ']') line += ',';
    line += R"([")" + to_string(stop.from) + R"(",")" + to_string(stop.to) + R"("])";
  }
  return line + "]}";
}

void batch_lines(benchmark::State& state) {
  std::vector<std::string> lines;
  for (const Question& one : questions(2)) lines.push_back(line_of(one, lines.size()));
  app::ClockBatch batch(calendar());
  std::string out;
  std::size_t i = 0;
  for (auto _ : state) {
    out.clear();
    batch.answer(lines[i++ % kQuestions], out);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(batch_lines);

void reading_the_calendar(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(app::read_calendar(catalogue()).value());
}
BENCHMARK(reading_the_calendar)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
