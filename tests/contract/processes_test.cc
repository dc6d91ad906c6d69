// Three processes on one database: whichever is killed, or paused for longer than its leases, every fact gets one
// position and the heads stay one chain.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iterator>
#include <list>
#include <sstream>
#include <thread>

#include "tests/contract/seal_fixture.h"

namespace yichuang::contract {
namespace {

using std::chrono::milliseconds;
using Problems = std::vector<std::string>;

// Longer than the leases of sequencer and sealer.
constexpr milliseconds kLongPause{3600};

class Worker {
 public:
  Worker(const std::string& where, const std::string& folder, int number) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    const std::string text = std::to_string(number);
    child_ = fork();
    if (child_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      execl(YICHUANG_SEAL_WORKER, YICHUANG_SEAL_WORKER, where.c_str(), folder.c_str(), text.c_str(), nullptr);
      _exit(127);
    }
    close(ends[1]);
    listener_ = std::thread([this, from = ends[0]] {
      char buffer[4096];
      for (ssize_t n = 0; (n = ::read(from, buffer, sizeof buffer)) > 0;)
        said_.append(buffer, static_cast<std::size_t>(n));
      close(from);
    });
  }
  ~Worker() { end(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void pause() const { kill(child_, SIGSTOP); }
  void go_on() const { kill(child_, SIGCONT); }
  // kill -9; returns the streams it acknowledged.
  std::vector<std::int64_t> end() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      int status = 0;
      waitpid(child_, &status, 0);
      EXPECT_TRUE(WIFSIGNALED(status)) << "a worker ended by itself, with " << status;
      child_ = 0;
      listener_.join();
    }
    std::istringstream lines(said_.substr(0, said_.rfind('\n') + 1));
    return {std::istream_iterator<std::int64_t>(lines), {}};
  }

 private:
  pid_t child_ = 0;
  std::thread listener_;
  std::string said_;
};

class ThreeProcesses : public SealedTest {
 protected:
  void SetUp() override {
    SealedTest::SetUp();
    if (IsSkipped()) return;
    sealer_.reset();  // only the workers seal
  }
  Worker& start() { return workers_.emplace_back(where(), folder(), ++started_); }
  void end(Worker& worker) {
    for (const std::int64_t stream : worker.end()) acknowledged_.push_back(stream);
  }
  std::int64_t sealed() {
    const auto head = last_head();
    return head ? head->size : 0;
  }
  // Waits until more is sealed than now; false when that takes too long.
  bool sealing_goes_on(milliseconds within) {
    const std::int64_t before = sealed();
    for (milliseconds waited{0}; waited < within; waited += milliseconds(50)) {
      if (sealed() > before) return true;
      std::this_thread::sleep_for(milliseconds(50));
    }
    return false;
  }
  void expect_everything_sealed_once() {
    for (Worker& worker : workers_) end(worker);
    open_sealer();
    let_leases_end();
    std::this_thread::sleep_for(milliseconds(250));  // when the sequencer looks again
    while (store_->sequence(kDistrict) > 0) {
    }
    sealer_->run();
    const std::string journal = exported();
    EXPECT_EQ(verified(journal).problems, Problems{});
    EXPECT_GT(acknowledged_.size(), 30u);
    int lost = 0;
    for (const std::int64_t stream : acknowledged_) lost += state(stream).version == 2 ? 0 : 1;
    EXPECT_EQ(lost, 0) << "of " << acknowledged_.size();
    EXPECT_EQ(journal.find(R"({"type":"waiting")"), std::string::npos) << "everything has a position";
  }

  std::list<Worker> workers_;
  int started_ = 0;
  std::vector<std::int64_t> acknowledged_;
};
YICHUANG_ON_BOTH_ENGINES(ThreeProcesses);

TEST_P(ThreeProcesses, of_which_any_is_killed_and_replaced_keep_one_journal) {
  std::vector<Worker*> running{&start(), &start(), &start()};
  ASSERT_TRUE(sealing_goes_on(milliseconds(20'000)));
  for (Worker*& victim : running) {
    end(*victim);
    EXPECT_TRUE(sealing_goes_on(milliseconds(20'000))) << "the others take over";
    victim = &start();
  }
  expect_everything_sealed_once();
}

// On SQLite a process paused while it writes holds the one write lock, so several processes share it only while
// none hangs; PostgreSQL is there for more.
TEST_P(ThreeProcesses, of_which_each_is_paused_for_longer_than_its_lease_keep_one_journal) {
  if (!postgres()) GTEST_SKIP() << "one process writes a SQLite file";
  std::vector<Worker*> running{&start(), &start(), &start()};
  ASSERT_TRUE(sealing_goes_on(milliseconds(20'000)));
  for (Worker* sleeper : running) {
    sleeper->pause();
    std::this_thread::sleep_for(kLongPause);
    EXPECT_TRUE(sealing_goes_on(milliseconds(20'000))) << "the others take over";
    sleeper->go_on();
    std::this_thread::sleep_for(milliseconds(300));
  }
  expect_everything_sealed_once();
}

constexpr sql::Statement kPlacing{
    "test/placing",
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' "
    "AND query LIKE '%INSERT INTO feed%' AND pid <> pg_backend_pid()"};

// The worst moment: the lease is renewed and the positions are written, but not committed.
TEST_P(ThreeProcesses, of_which_one_is_paused_between_its_positions_and_its_commit_place_nothing_twice) {
  if (!postgres()) GTEST_SKIP() << "one process writes a SQLite file";
  Worker& sleeper = start();
  ASSERT_TRUE(sealing_goes_on(milliseconds(20'000)));
  const auto gate = sql::open(where());
  gate->begin(true);
  gate->script("LOCK TABLE feed IN EXCLUSIVE MODE");
  const auto looker = sql::open(where());
  int waited = 0;
  while (looker->run(kPlacing).integer(0, 0) == 0 && ++waited < 400)
    std::this_thread::sleep_for(milliseconds(50));
  ASSERT_LT(waited, 400) << "the sequencer never came to the gate";
  sleeper.pause();
  gate->commit();  // its statement is done now, and its transaction waits for a process that sleeps
  start();
  EXPECT_TRUE(sealing_goes_on(milliseconds(30'000))) << "a process that sleeps holds nobody up";
  sleeper.go_on();
  std::this_thread::sleep_for(milliseconds(1000));
  EXPECT_TRUE(sealing_goes_on(milliseconds(20'000)));
  expect_everything_sealed_once();
}

}  // namespace
}  // namespace yichuang::contract
