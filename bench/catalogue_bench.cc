// A catalogue of many items: how long it takes to import it in each format, to read and check it, to search it, and to
// compile the largest plan.
//
//   build/bench/catalogue_bench [items]
//
// The items are the shipped ones again and again under other codes, so that each is as long and as involved as a real one.
// Targets at 5 000 items: reading and checking in 2 s, a search in 50 ms (p99), a plan in 1 ms.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <stdexcept>

#include "app/catalogue/bundle.h"
#include "app/catalogue/document_json.h"
#include "app/catalogue/item_aliases.h"
#include "app/catalogue/search_index.h"
#include "core/catalogue/compile.h"

using namespace yichuang;

namespace {

double cpu_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Act>
auto timed(const char* name, const Act& act) {
  const auto began = std::chrono::steady_clock::now();
  const double cpu = cpu_ms();
  auto result = act();
  const double took =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  std::printf("%s ms=%.0f cpu_ms=%.0f\n", name, took, cpu_ms() - cpu);
  return result;
}

// The serial of the item among those of its department, the last six of the implementation code.
std::string with_serial(const std::string& code, std::size_t serial) {
  std::string digits = std::to_string(serial);
  digits.insert(0, 6 - digits.size(), '0');
  return code.substr(0, code.size() - 6) + digits;
}

app::CatalogueFiles grown(const app::CatalogueFiles& shipped, std::size_t items) {
  std::vector<app::CatalogueRecord> seeds;
  std::vector<Problem> problems;
  for (app::CatalogueRecord& record : app::read_records(shipped, problems))
    if (record.key.kind == "item") seeds.push_back(std::move(record));
  app::Overlay overlay(shipped);
  for (std::size_t number = seeds.size(); number < items; ++number) {
    const app::CatalogueRecord& seed = seeds[number % seeds.size()];
    const std::string code = seed.key.code + "-" + std::to_string(number);
    boost::json::value content = app::to_json(seed.content);
    boost::json::object& item = content.as_object();
    const std::string serial(item.at("implementation_code").as_string());
    item["code"] = code;
    item["implementation_code"] = with_serial(serial, 100'000 + number);
    boost::json::object& name = item.at("name").as_object();
    name["zh"] = std::string(name.at("zh").as_string()) + "（" + std::to_string(number) + "）";
    name["en"] = std::string(name.at("en").as_string()) + " (" + std::to_string(number) + ")";
    overlay.put({"item", code}, app::from_json(content));
  }
  return overlay.files();
}

// What a save costs a draft: one item is another, all else was read before.
void read_again(const app::CatalogueFiles& files) {
  app::FilesRead known;
  timed("read_and_remember", [&] { return app::read_catalogue(files, known).problems.size(); });
  constexpr int kSaves = 10;
  timed("ten_saves", [&] {
    app::Overlay overlay(files);
    for (int save = 0; save < kSaves; ++save) {
      auto content = *app::read_record(files, {"item", "drug-retail-licence"});
      boost::json::value changed = app::to_json(content);
      changed.at("promised").at("source") = "save " + std::to_string(save);
      overlay.put({"item", "drug-retail-licence"}, app::from_json(changed));
      app::read_catalogue(overlay.files(), known);
    }
    return 0;
  });
}

const char* name_of(app::BundleFormat format) {
  return format == app::BundleFormat::yaml ? "yaml" : format == app::BundleFormat::json ? "json" : "xlsx";
}

void import(const app::CatalogueFiles& shipped, const app::CatalogueFiles& large, app::BundleFormat format) {
  const std::string name = name_of(format);
  const std::string bytes =
      timed(("export_" + name).c_str(), [&] { return app::write_bundle(large, format); });
  const auto read = timed(("read_bundle_" + name).c_str(), [&] { return app::read_bundle(bytes); });
  if (!read) throw std::runtime_error("bundle: " + read.refusal().fields.front().field);
  const auto taken =
      timed(("import_and_check_" + name).c_str(), [&] { return app::import_bundle(shipped, *read); });
  if (!taken)
    throw std::runtime_error("import: " + taken.refusal().fields.front().field + " " +
                             taken.refusal().fields.front().code);
  std::printf("size_%s bytes=%zu changed_files=%zu\n", name.c_str(), bytes.size(),
              taken->changed_paths.size());
}

// Answers at random, a thousand times; the plan with the most items of all packages is the largest there is to be found.
void largest_plan(const Catalogue& catalogue) {
  std::mt19937 dice(1);
  std::map<std::string, std::string> largest;
  std::string package_of_it;
  std::size_t most = 0;
  for (const Package& package : catalogue.packages)
    for (int round = 0; round < 200; ++round) {
      std::map<std::string, std::string> answers;
      for (const Question& question : package.questions) {
        if (question.kind == QuestionKind::yes_no)
          answers[question.code] = dice() % 2 == 0 ? "true" : "false";
        else if (!question.options.empty())
          answers[question.code] = question.options[dice() % question.options.size()].code;
        else
          answers[question.code] = std::to_string(static_cast<int>(question.max.value_or(500)));
      }
      const auto plan = compile(catalogue, package.code, answers);
      if (!plan || plan->items.size() <= most) continue;
      most = plan->items.size();
      largest = answers;
      package_of_it = package.code;
    }
  std::vector<double> times;
  for (int i = 0; i < 500; ++i) {
    const auto began = std::chrono::steady_clock::now();
    const auto plan = compile(catalogue, package_of_it, largest);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    if (!plan) throw std::runtime_error("the largest plan is none");
  }
  std::sort(times.begin(), times.end());
  std::printf("largest_plan items=%zu p50_ms=%.3f p99_ms=%.3f\n", most, times[times.size() / 2],
              times[times.size() * 99 / 100]);
}

// What people type: the first characters of a name, two from its middle, pinyin, a slip, and what is nowhere.
void search(const Catalogue& catalogue, const app::CatalogueFiles& files) {
  const SearchIndex index = timed(
      "build_search_index", [&] { return app::search_index(catalogue, app::item_aliases(files)); });
  std::vector<std::string> queries{"卖药",         "开个理发店", "kai yao dian", "kaiyaodain",
                                   "没有这样的事", "许可",       "licence",      "opne a clinic"};
  constexpr std::size_t kCharacter = 3;  // bytes of a Chinese one
  for (const Item& item : catalogue.items)
    if (queries.size() < 400 && item.name.zh.size() >= 5 * kCharacter) {
      queries.push_back(item.name.zh.substr(0, 4 * kCharacter));
      queries.push_back(item.name.zh.substr(2 * kCharacter, 2 * kCharacter));
    }
  // Processor time, and not the wall's: whatever else the machine does is not the search's.
  std::vector<double> times;
  std::size_t found = 0;
  for (const std::string& query : queries) {
    const std::clock_t began = std::clock();
    found += index.find(query, 20).empty() ? 0 : 1;
    times.push_back(1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  std::printf("search queries=%zu found=%zu p50_cpu_ms=%.2f p99_cpu_ms=%.2f max_cpu_ms=%.2f\n", queries.size(), found,
              times[times.size() / 2], times[times.size() * 99 / 100], times.back());
}

}  // namespace

int main(int count, char** words) {
  const std::size_t items = count > 1 ? std::strtoul(words[1], nullptr, 10) : 5'000;
  const app::CatalogueFiles shipped = app::packed_catalogue();
  const app::CatalogueFiles large = timed("grow", [&] { return grown(shipped, items); });
  const app::CatalogueReading reading = timed("read_and_check", [&] { return app::read_catalogue(large); });
  for (const Problem& problem : reading.problems)
    if (problem.severity == Severity::error) {
      std::fprintf(stderr, "%s:%d %s\n", problem.file.c_str(), problem.line, problem.message.en.c_str());
      return 1;
    }
  std::printf("catalogue items=%zu packages=%zu\n", reading.catalogue.items.size(),
              reading.catalogue.packages.size());
  read_again(large);
  for (const auto format : {app::BundleFormat::yaml, app::BundleFormat::json, app::BundleFormat::xlsx})
    import(shipped, large, format);
  largest_plan(reading.catalogue);
  search(reading.catalogue, large);
  return 0;
}
