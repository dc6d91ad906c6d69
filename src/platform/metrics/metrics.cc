#include "platform/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <set>
#include <sstream>
#include <stdexcept>

#include "base/result.h"

namespace yichuang::metrics {

struct Metrics::Inside {
  prometheus::Registry registry;
  std::mutex mutex;
  std::map<std::string, std::set<Labels>> series;
  std::vector<std::function<void()>> readers;

  // The library throws std::invalid_argument for a malformed name or one already taken by another kind.
  template <class Builder, class... More>
  auto& add(Builder builder, const std::string& name, const std::string& help, const Labels& labels,
            More... more) {
    const std::lock_guard lock(mutex);
    auto& known = series[name];
    known.insert(labels);
    ensure(known.size() <= most_series);
    try {
      return builder.Name(name).Help(help).Register(registry).Add(labels, more...);
    } catch (const std::invalid_argument& wrong) {
      throw Bug("metric " + name + ": " + wrong.what());
    }
  }
};

Metrics::Metrics() : inside_(std::make_unique<Inside>()) {}
Metrics::~Metrics() = default;

void Counter::add(double by) const { counter_->Increment(by); }
void Gauge::set(double value) const { gauge_->Set(value); }
void Histogram::observe(double value) const { histogram_->Observe(value); }

std::vector<double> seconds_buckets() {
  return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

Counter Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
  return Counter(inside_->add(prometheus::BuildCounter(), name, help, labels));
}

Gauge Metrics::gauge(const std::string& name, const std::string& help, const Labels& labels) {
  return Gauge(inside_->add(prometheus::BuildGauge(), name, help, labels));
}

Histogram Metrics::histogram(const std::string& name, const std::string& help, const Labels& labels,
                             const std::vector<double>& buckets) {
  return Histogram(inside_->add(prometheus::BuildHistogram(), name, help, labels, buckets));
}

void Metrics::before_text(std::function<void()> read) {
  const std::lock_guard lock(inside_->mutex);
  inside_->readers.push_back(std::move(read));
}

std::string Metrics::text() {
  std::vector<std::function<void()>> readers;
  {
    const std::lock_guard lock(inside_->mutex);
    readers = inside_->readers;  // they may ask for gauges themselves
  }
  for (const auto& read : readers) read();
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, inside_->registry.Collect());
  return out.str();
}

void RequestDurations::record(std::string_view route, int status, double seconds) {
  const int status_class = status / 100;
  const std::lock_guard lock(mutex_);
  auto known = by_route_.find(route);
  if (known == by_route_.end())
    known = by_route_.emplace(std::string(route), std::map<int, Histogram>()).first;
  auto histogram = known->second.find(status_class);
  if (histogram == known->second.end()) {
    const Labels labels{{"route", known->first}, {"status", std::to_string(status_class) + "xx"}};
    histogram = known->second
                    .emplace(status_class, metrics_.histogram("http_request_seconds",
                                                              "Queue and handler time of a request.", labels))
                    .first;
  }
  histogram->second.observe(seconds);
}

}  // namespace yichuang::metrics
