#include "platform/net/shared.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/net/connection.h"
#include "platform/net/spool.h"

namespace yichuang::net {

Shared::Shared(Options wanted, Service given)
    : options(std::move(wanted)),
      service(std::move(given)),
      spool(spool_folder(options.spool_folder)),
      workers(options.workers, options.queue) {}

std::string Shared::new_trace() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string trace(16, '0');
  std::uint64_t bits = random();
  for (char& c : trace) {
    c = digits[bits & 15];
    bits >>= 4;
  }
  return trace;
}

void Shared::joined(std::shared_ptr<Connection> connection) {
  connections.insert(std::move(connection));
  connection_count = connections.size();
}

void Shared::left(const std::shared_ptr<Connection>& connection) {
  connections.erase(connection);
  const std::lock_guard lock(mutex);
  connection_count = connections.size();
  if (connections.empty()) emptied.notify_all();
}

namespace {

struct Done {
  explicit Done(asio::io_context& io) : timer(io, asio::steady_timer::time_point::max()) {}
  asio::steady_timer timer;
  bool yes = false;
};

}  // namespace

Task<bool> on_worker(Shared& shared, std::function<void()> work) {
  const auto done = std::make_shared<Done>(shared.io);
  std::function<void()> finish = [done] {
    done->yes = true;
    done->timer.cancel();
  };
  std::function<void()> job = [&shared, work = std::move(work), finish = std::move(finish)] {
    work();
    asio::post(shared.io, finish);
  };
  if (!shared.workers.offer(std::move(job))) co_return false;
  error_code ignored;
  // `finish` runs on this thread, so it cannot come between the question and the wait.
  while (!done->yes) co_await done->timer.async_wait(into(ignored));
  co_return true;
}

Task<error_code> write_all(Shared& shared, beast::tcp_stream& stream, std::string_view text) {
  constexpr std::size_t piece = 256 * 1024;
  error_code error;
  while (!text.empty() && !error) {
    const asio::const_buffer next = asio::buffer(text.data(), std::min(piece, text.size()));
    stream.expires_after(shared.options.write_idle);
    const std::size_t written = co_await asio::async_write(stream, next, into(error));
    text.remove_prefix(written);
  }
  co_return error;
}

}  // namespace yichuang::net
