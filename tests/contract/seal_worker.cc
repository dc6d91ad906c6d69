// One of several processes of processes_test: writes facts, gives positions and seals, until it is ended; says on
// standard output which streams were acknowledged.
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <string>
#include <thread>

#include "platform/seal/sealer.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

void write_sets(store::Store& store, std::int64_t stream) {
  for (;; ++stream) {
    try {
      if (store.apply({{append(stream, {}, {"{\"n\":1}", "{\"n\":2}"})}, {}, {}}) == store::Applied::done) {
        const std::string line = std::to_string(stream) + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(3);
      }
    } catch (const Failure&) {
      // It is not known whether it was written; it was not acknowledged.
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void turn(store::Store& store, seal::Sealer& sealer) {
  try {
    store.sequence(kDistrict);
    sealer.run();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "worker: %s\n",
                 error.what());  // the next turn tries again, as the server's clockwork does
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

}  // namespace
}  // namespace yichuang::contract

int main(int argc, char** argv) {
  using namespace yichuang;
  if (argc < 4) return 2;
  store::Options options;
  options.where = argv[1];
  const Clock clock = [] {
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count()};
  };
  const auto store = store::open(options, {contract::kDesk});
  seal::KeyRing keys(*store, clock, contract::kDistrict, argv[2]);
  seal::Sealer sealer(*store, keys, clock, contract::kDistrict);
  std::thread writer([&] { contract::write_sets(*store, std::stoll(argv[3]) * 1'000'000); });
  for (;;) contract::turn(*store, sealer);
}
