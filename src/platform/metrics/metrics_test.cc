#include "platform/metrics/metrics.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/result.h"

namespace yichuang::metrics {
namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST(Metrics, CountUnderTheirNamesAndLabels) {
  Metrics metrics;
  metrics.counter("refusals_total", "Refusals.", {{"kind", "stale"}}).add();
  metrics.counter("refusals_total", "Refusals.", {{"kind", "stale"}}).add(2);
  metrics.counter("refusals_total", "Refusals.", {{"kind", "denied"}}).add();
  metrics.gauge("queue_length", "Waiting.").set(7);
  const std::string text = metrics.text();
  EXPECT_TRUE(has_line(text, "# HELP refusals_total Refusals."));
  EXPECT_TRUE(has_line(text, "# TYPE refusals_total counter"));
  EXPECT_TRUE(has_line(text, R"(refusals_total{kind="stale"} 3)")) << text;
  EXPECT_TRUE(has_line(text, R"(refusals_total{kind="denied"} 1)"));
  EXPECT_TRUE(has_line(text, "queue_length 7"));
}

TEST(Metrics, ReadLevelsWhenTheyAreAskedFor) {
  Metrics metrics;
  int level = 3;
  metrics.before_text([&] { metrics.gauge("level", "A level.").set(level); });
  EXPECT_TRUE(has_line(metrics.text(), "level 3"));
  level = 4;
  EXPECT_TRUE(has_line(metrics.text(), "level 4"));
}

TEST(Metrics, EscapeWhatALabelHolds) {
  Metrics metrics;
  metrics.counter("odd_total", "Odd.", {{"name", "a\"b\\c\nd"}}).add();
  EXPECT_TRUE(has_line(metrics.text(), R"(odd_total{name="a\"b\\c\nd"} 1)")) << metrics.text();
}

TEST(Metrics, RefuseNamesThatClashOrAreMalformedAndLabelsWithoutEnd) {
  Metrics metrics;
  metrics.counter("one", "A counter.");
  EXPECT_THROW(metrics.gauge("one", "A gauge."), Bug);
  EXPECT_THROW(metrics.counter("not a name", ""), Bug);
  const auto endless = [&] {
    for (std::size_t i = 0; i <= Metrics::most_series; ++i)
      metrics.counter("many_total", "", {{"case", std::to_string(i)}});
  };
  EXPECT_THROW(endless(), Bug);
}

TEST(RequestDurations, FallIntoTheirBucketsByRouteAndStatusClass) {
  Metrics metrics;
  RequestDurations durations(metrics);
  durations.record("view_case", 200, 0.004);
  durations.record("view_case", 204, 0.03);
  durations.record("view_case", 404, 20);
  const std::string text = metrics.text();
  EXPECT_TRUE(has_line(text, R"(http_request_seconds_bucket{route="view_case",status="2xx",le="0.0025"} 0)"));
  EXPECT_TRUE(has_line(text, R"(http_request_seconds_bucket{route="view_case",status="2xx",le="0.005"} 1)"));
  EXPECT_TRUE(has_line(text, R"(http_request_seconds_bucket{route="view_case",status="2xx",le="0.05"} 2)"));
  EXPECT_TRUE(has_line(text, R"(http_request_seconds_bucket{route="view_case",status="4xx",le="+Inf"} 1)"));
  EXPECT_TRUE(has_line(text, R"(http_request_seconds_count{route="view_case",status="2xx"} 2)")) << text;
}

TEST(Metrics, LoseNothingWhenManyCountAtOnce) {
  Metrics metrics;
  RequestDurations durations(metrics);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      const Counter counter = metrics.counter("all_total", "All.");
      for (int j = 0; j < 1000; ++j) {
        counter.add();
        durations.record(j % 2 ? "a" : "b", 200, 0.001);
        if (j % 250 == 0) metrics.text();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_TRUE(has_line(metrics.text(), "all_total 4000"));
  EXPECT_TRUE(has_line(metrics.text(), R"(http_request_seconds_count{route="a",status="2xx"} 2000)"));
}

}  // namespace
}  // namespace yichuang::metrics
