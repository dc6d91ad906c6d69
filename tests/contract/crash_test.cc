// kill -9 at any moment loses nothing that was acknowledged.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <iterator>
#include <random>
#include <sstream>
#include <thread>

#include "platform/store/verify.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

class AKilledWriter : public OnBothEngines {
 protected:
  // Runs the victim for a while, kills it and returns the streams it acknowledged.
  std::vector<std::int64_t> acknowledged_before_kill(int round, std::chrono::milliseconds after,
                                                     const char* how) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const std::string number = std::to_string(round);
    const pid_t child = fork();
    if (child == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execl(YICHUANG_CRASH_WRITER, YICHUANG_CRASH_WRITER, where().c_str(), number.c_str(), how, nullptr);
      _exit(127);
    }
    close(ends[1]);
    std::string said;
    std::thread listener([&] {
      char buffer[65536];
      for (ssize_t n = 0; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(n));
    });
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the victim ended by itself, with " << status;
    listener.join();
    close(ends[0]);
    std::istringstream lines(said.substr(0, said.rfind('\n') + 1));
    return {std::istream_iterator<std::int64_t>(lines), {}};
  }

  std::int64_t count_lost(const std::vector<std::int64_t>& acknowledged) {
    store::Options options;
    options.where = where();
    const auto store = store::open(options, {kDesk});
    std::int64_t lost = 0;
    store->read([&](store::Reader& reader) {
      for (const std::int64_t stream : acknowledged) {
        const bool facts = reader.stream(stream_key(stream)).first.version == 2;
        const bool rows = !reader.run(kDeskNote, {kDistrict, stream}).empty();
        EXPECT_EQ(facts, rows) << "a set is whole or absent; stream " << stream;
        lost += facts ? 0 : 1;
      }
    });
    while (store->sequence(kDistrict) > 0) {
    }
    return lost;
  }
};
YICHUANG_ON_BOTH_ENGINES(AKilledWriter);

TEST_P(AKilledWriter, loses_no_acknowledged_set) {
  std::minstd_rand random(20261124);
  std::size_t acknowledged = 0;
  for (int round = 1; round <= 6; ++round) {
    const std::chrono::milliseconds after(std::uniform_int_distribution<int>(150, 500)(random));
    const std::vector<std::int64_t> said = acknowledged_before_kill(round, after, "");
    acknowledged += said.size();
    EXPECT_EQ(count_lost(said), 0) << "of " << said.size() << " in round " << round;
  }
  EXPECT_GT(acknowledged, 100u);
  const store::VerifyReport report = store::verify(where());
  EXPECT_EQ(report.problems, std::vector<std::string>{});
  EXPECT_GE(report.facts, 2 * static_cast<std::int64_t>(acknowledged));
}

TEST_P(AKilledWriter, that_acknowledged_too_early_would_be_caught) {
  std::int64_t lost = 0;
  for (int round = 1; round <= 10 && lost == 0; ++round)
    lost = count_lost(acknowledged_before_kill(round, std::chrono::milliseconds(400), "lie"));
  EXPECT_GT(lost, 0) << "this test cannot see a lost set";
}

}  // namespace
}  // namespace yichuang::contract
