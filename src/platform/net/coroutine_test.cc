// g++ 12 destroys some objects twice around co_await, silently. These are the forms this room writes; each
// must leave exactly as many objects destroyed as made. The forms known to break are not written anywhere.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <memory>
#include <string>

#include "platform/net/asio.h"

namespace yichuang::net {
namespace {

// Counts itself, and owns memory, so that a second destruction is seen by the count and by a sanitizer.
struct Counted {
  static inline int live = 0;
  std::unique_ptr<int> value = std::make_unique<int>(7);
  Counted() { ++live; }
  Counted(const Counted& other) : value(std::make_unique<int>(*other.value)) { ++live; }
  Counted(Counted&& other) noexcept : value(std::move(other.value)) { ++live; }
  ~Counted() { --live; }
};

Task<void> step() {  // a real suspension
  asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(0));
  error_code error;
  co_await timer.async_wait(into(error));
}
Task<int> call(std::function<int()> work) {
  co_await step();
  co_return work();
}
Task<int> by_value(Counted counted) {
  co_await step();
  co_return *counted.value;
}
Task<std::string> text_of(std::shared_ptr<Counted> counted) {
  co_await step();
  co_return std::string(40, 'x') + std::to_string(*counted->value);
}
Task<int> failing(Counted counted) {
  co_await step();
  throw std::runtime_error("expected");
  co_return *counted.value;
}

Task<int> named_function_moved_in() {
  Counted counted;
  std::function<int()> work = [counted] { return *counted.value; };
  co_return co_await call(std::move(work));
}
Task<int> class_temporary() { co_return co_await by_value(Counted{}); }
Task<int> moved_variable() {
  Counted counted;
  const int seven = co_await by_value(std::move(counted));
  co_return seven;
}
Task<int> shared_pointer_and_returned_string() {
  const auto counted = std::make_shared<Counted>();
  const std::string text = co_await text_of(counted);
  co_return text.size() == 41 ? 7 : 0;
}
Task<int> loop_condition_from_a_variable() {
  int sum = 0;
  bool more = true;
  while (more) {
    const int one = co_await by_value(Counted{});
    sum += one;
    more = sum < 21;
  }
  co_return sum / 3;
}
Task<int> exception_caught() {
  try {
    co_await failing(Counted{});
  } catch (const std::runtime_error&) {
    co_return 7;
  }
  co_return 0;
}
Task<int> token_with_an_error() {
  Counted counted;
  asio::io_context& io = static_cast<asio::io_context&>((co_await asio::this_coro::executor).context());
  tcp::socket socket(io);
  error_code error;
  char byte = 0;
  const asio::mutable_buffer room = asio::buffer(&byte, 1);
  const std::size_t count = co_await socket.async_read_some(room, into(error));
  co_return error&& count == 0 ? *counted.value : 0;
}

TEST(Coroutines, DestroyEveryObjectOnceInTheFormsWeWrite) {
  const std::pair<const char*, Task<int> (*)()> forms[] = {
      {"named function moved in", named_function_moved_in},
      {"class temporary", class_temporary},
      {"moved variable", moved_variable},
      {"shared pointer and returned string", shared_pointer_and_returned_string},
      {"loop condition from a variable", loop_condition_from_a_variable},
      {"exception caught", exception_caught},
      {"token with an error", token_with_an_error},
  };
  for (const auto& [name, form] : forms) {
    Counted::live = 0;
    asio::io_context io{1};
    int result = 0;
    asio::co_spawn(io, form(), [&](std::exception_ptr error, int value) {
      EXPECT_FALSE(error) << name;
      result = value;
    });
    io.run();
    EXPECT_EQ(result, 7) << name;
    EXPECT_EQ(Counted::live, 0) << name;
  }
}

}  // namespace
}  // namespace yichuang::net
