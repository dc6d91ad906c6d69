// How long it takes to compile a plan, to search a large catalogue, and to read the catalogue's files.
//
//   build/bench/compile_bench
//
// Plans: the pinned pharmacy, and the largest plan the shipped pharmacy has. Search: the shipped catalogue and 5 000
// invented items, for what people type, right and with a slip. Targets: a plan in 1 ms, a search in 50 ms.
#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <stdexcept>

#include "app/catalogue/load.h"
#include "app/catalogue/search_index.h"
#include "core/catalogue/compile.h"

using namespace yichuang;

namespace {

const Catalogue& catalogue() {
  static const auto loaded = app::load_catalogue(app::packed_catalogue());
  if (!loaded)
    throw std::runtime_error("the packed catalogue has errors; yichuang catalogue check lists them");
  return **loaded;
}

using Typed = std::map<std::string, std::string>;
const Typed kPinned{{"entity", "company"}, {"area", "120"},  {"otc_only", "false"},
                    {"devices", "class2"}, {"food", "none"}, {"signboard", "false"},
                    {"chain", "false"}};
const Typed kLargest{{"entity", "company"}, {"area", "300"},
                     {"otc_only", "false"}, {"devices", "class3"},
                     {"food", "bulk"},      {"signboard", "true"},
                     {"chain", "true"},     {"with", "housing-fund-registration,bank-account-appointment"}};

void plan(benchmark::State& state, const Typed& answers) {
  std::size_t items = 0;
  for (auto _ : state) {
    const auto compiled = compile(catalogue(), "open-pharmacy", answers);
    items = compiled->items.size();
    benchmark::DoNotOptimize(items);
  }
  state.counters["items"] = static_cast<double>(items);
}
BENCHMARK_CAPTURE(plan, pinned_pharmacy, kPinned)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(plan, largest_pharmacy, kLargest)->Unit(benchmark::kMicrosecond);

// Names as items have them: who, what, which power.
const SearchIndex& large_index() {
  static const SearchIndex index = [] {
    constexpr std::array<const char*, 10> kWhat{"道路", "食品", "医疗", "建筑", "出版",
                                                "文物", "水利", "林业", "养老", "教育"};
    constexpr std::array<const char*, 10> kWhich{"运输", "经营", "机构", "工程", "设施",
                                                 "用地", "人员", "设备", "场所", "活动"};
    constexpr std::array<const char*, 6> kPower{"许可", "备案", "审批", "登记", "确认", "核准"};
    Catalogue large = catalogue();
    std::mt19937 dice(1);
    const auto any = [&](const auto& words) { return std::string(words[dice() % words.size()]); };
    for (int number = 0; number < 5'000; ++number) {
      Item item;
      item.code = "item-" + std::to_string(number);
      item.name.zh = any(kWhat) + any(kWhich) + any(kWhat) + any(kWhich) + any(kPower) + "（" +
                     std::to_string(number) + "）";
      item.name.en = "Licence number " + std::to_string(number) + " of the synthetic catalogue";
      item.result.name = {any(kWhat) + any(kWhich) + "许可证", ""};
      large.items.add(item);
    }
    return app::search_index(large);
  }();
  return index;
}

void search(benchmark::State& state, const char* query) {
  const SearchIndex& index = large_index();
  std::size_t hits = 0;
  for (auto _ : state) {
    hits = index.find(query, 20).size();
    benchmark::DoNotOptimize(hits);
  }
  state.counters["hits"] = static_cast<double>(hits);
}
BENCHMARK_CAPTURE(search, chinese, "开药店")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, two_characters, "许可")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, pinyin, "kaiyaodian")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, pinyin_with_a_slip, "daoluyunsuyiliao")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, several_words, "道路 许可 4711")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, nothing, "zzzzzzzzzzzzzzzz")->Unit(benchmark::kMillisecond);

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(app::read_catalogue(app::packed_catalogue()).problems.size());
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void build_search_index(benchmark::State& state) {
  for (auto _ : state) {
    const SearchIndex index = app::search_index(catalogue());
    benchmark::DoNotOptimize(&index);
  }
}
BENCHMARK(build_search_index)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
