// The victim of crash_test: writes sets from several threads and says on standard output which were
// acknowledged, until it is killed. With the argument "lie" it says so before it is true: the test must catch
// that.
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

void say(std::int64_t stream) {
  const std::string line = std::to_string(stream) + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(3);  // one write: lines do not mix
}

void write_sets(store::Store& store, std::int64_t first, bool lie) {
  for (std::int64_t stream = first;; stream += 100) {
    const store::WriteSet set{{append(stream, {}, {"{\"n\":1}", "{\"n\":2}"})},
                              {},
                              {desk_row(stream, "written"), idempotency_row(std::to_string(stream))}};
    if (lie) say(stream);
    if (store.apply(set) != store::Applied::done) _exit(4);
    if (!lie) say(stream);
  }
}

}  // namespace
}  // namespace yichuang::contract

int main(int argc, char** argv) {
  using namespace yichuang;
  if (argc < 3) return 2;
  store::Options options;
  options.where = argv[1];
  const bool lie = argc > 3 && std::string(argv[3]) == "lie";
  const std::int64_t round = std::stoll(argv[2]);
  const auto store = store::open(options, {contract::kDesk});
  std::vector<std::thread> threads;
  for (std::int64_t i = 1; i <= 8; ++i)
    threads.emplace_back([&, i] { contract::write_sets(*store, round * 10'000'000 + i, lie); });
  for (;;) store->sequence(contract::kDistrict), std::this_thread::sleep_for(std::chrono::milliseconds(5));
}
