#include "platform/net/shared.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <new>
#include <thread>

#include "platform/net/connection.h"
#include "platform/net/spool.h"

namespace yichuang::net {

Shared::Shared(Options wanted, Service given)
    : options(std::move(wanted)),
      service(std::move(given)),
      spool(spool_folder(options.spool_folder)),
      workers(options.workers, options.queue, options.queue_wait) {}

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
  if (!connection->late()) ++early_count;
  connections.insert(std::move(connection));
  connection_count = connections.size();
}

void Shared::left(const std::shared_ptr<Connection>& connection) {
  connections.erase(connection);
  const std::lock_guard lock(mutex);
  connection_count = connections.size();
  if (!connection->late()) --early_count;
  if (early_count == 0) emptied.notify_all();
}

bool Shared::make_room() {
  if (waiting.empty() || !waiting.front()->has_waited(options.evict_after)) return false;
  ++evicted;
  Connection* longest = waiting.front();
  longest->waits_no_more();
  longest->close();
  return true;
}

bool BodyMemory::take(std::size_t bytes) {
  const auto more = static_cast<std::int64_t>(bytes);
  if ((shared_.body_bytes += more) > shared_.options.body_memory) {
    shared_.body_bytes -= more;
    return false;
  }
  held_ += more;
  return true;
}

namespace {

struct Done {
  explicit Done(asio::io_context& io) : timer(io, asio::steady_timer::time_point::max()) {}
  asio::steady_timer timer;
  bool yes = false;
  bool too_late = false;
};

}  // namespace

Task<bool> on_worker(Shared& shared, std::function<void()> work, bool urgent) {
  const auto done = std::make_shared<Done>(shared.io);
  std::function<void()> finish = [done] {
    done->yes = true;
    done->timer.cancel();
  };
  Workers::Work job = [&shared, done, work = std::move(work), finish = std::move(finish)](bool too_late) {
    done->too_late = too_late;
    if (!too_late) work();
    for (bool told = false; !told;) {
      try {
        asio::post(shared.io, finish);
        told = true;
      } catch (const std::bad_alloc&) {  // nothing else would ever wake who waits
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }
  };
  if (!shared.workers.offer(std::move(job), urgent)) co_return false;
  error_code ignored;
  // `finish` runs on this thread, so it cannot come between the question and the wait.
  while (!done->yes) co_await done->timer.async_wait(into(ignored));
  co_return !done->too_late;
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
