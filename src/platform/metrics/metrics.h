// Counts, levels and durations for /metrics, over prometheus-cpp's core; no second HTTP server.
// Labels name kinds of things, never people, cases or addresses: each combination is kept for ever.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
}  // namespace prometheus

namespace yichuang::metrics {

using Labels = std::map<std::string, std::string>;

// Handles are small, copyable, thread-safe, and live as long as their Metrics.
class Counter {
 public:
  explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
  void add(double by = 1) const;

 private:
  prometheus::Counter* counter_;
};

class Gauge {
 public:
  explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
  void set(double value) const;

 private:
  prometheus::Gauge* gauge_;
};

class Histogram {
 public:
  explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
  void observe(double value) const;

 private:
  prometheus::Histogram* histogram_;
};

// 1 ms to 10 s, finest around the promises of the design (10 ms, 50 ms).
std::vector<double> seconds_buckets();

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;

  // The same name and labels give the same thing again. A name of another kind, a malformed name or more than
  // `most_series` label combinations of one name are Bugs.
  Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
  Gauge gauge(const std::string& name, const std::string& help, const Labels& labels = {});
  Histogram histogram(const std::string& name, const std::string& help, const Labels& labels = {},
                      const std::vector<double>& buckets = seconds_buckets());

  // Runs before each text(), to read what is a level rather than an event (queue lengths, open streams).
  void before_text(std::function<void()> read);
  std::string text();  // Prometheus exposition format 0.0.4
  static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";
  static constexpr std::size_t most_series = 2000;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

// Durations of requests by route and class of status: http_request_seconds{route="view_case",status="2xx"}.
class RequestDurations {
 public:
  explicit RequestDurations(Metrics& metrics) : metrics_(metrics) {}
  void record(std::string_view route, int status, double seconds);

 private:
  Metrics& metrics_;
  std::mutex mutex_;
  std::map<std::string, std::map<int, Histogram>, std::less<>> by_route_;
};

}  // namespace yichuang::metrics
