// What the connections of one server share. Private to this room.
#pragma once

#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "platform/net/asio.h"
#include "platform/net/last_words.h"
#include "platform/net/server.h"
#include "platform/net/workers.h"

namespace yichuang::net {

class Connection;
class LiveStream;

struct Shared {
  Shared(Options options, Service service);

  const Options options;
  const Service service;
  const std::string spool;

  bool accepting = false;
  asio::io_context io{1};  // run by one thread: what follows up to the atomics is touched by that thread only
  std::unordered_set<std::shared_ptr<Connection>> connections;
  std::unordered_map<std::string, std::unordered_set<LiveStream*>> topics;
  std::list<Connection*> waiting;  // for the head of a request, the longest first
  std::size_t refusals = 0;  // connections being told that there are too many
  bool draining = false;
  std::mt19937_64 random{std::random_device{}()};

  std::atomic<bool> forced{false};  // the drain is over: handlers not yet begun are not begun
  std::atomic<std::size_t> connection_count{0}, stream_count{0}, refused{0}, evicted{0};
  std::atomic<std::size_t> early_count{0};  // connections that were here before the drain
  std::atomic<std::int64_t> body_bytes{0};
  std::atomic<std::size_t> uploads{0};
  std::mutex mutex;
  std::condition_variable emptied;

  const LastWords last_words;
  std::atomic<std::size_t> out_of_memory{0};  // answers there was no memory for

  Workers workers;  // last: its threads end before anything they could touch

  std::string new_trace();
  void joined(std::shared_ptr<Connection> connection);
  void left(const std::shared_ptr<Connection>& connection);
  // Closes the connection that has waited longest for its next request. False: none has waited long enough.
  bool make_room();
};

// Memory one exchange holds for bodies, out of Options::body_memory; given back when it ends, on whatever thread.
class BodyMemory {
 public:
  explicit BodyMemory(Shared& shared) : shared_(shared) {}
  ~BodyMemory() { shared_.body_bytes -= held_; }
  BodyMemory(const BodyMemory&) = delete;
  BodyMemory& operator=(const BodyMemory&) = delete;
  [[nodiscard]] bool take(std::size_t bytes);

 private:
  Shared& shared_;
  std::int64_t held_ = 0;
};

// Runs work on a worker, then goes on on the I/O thread. False: there is no room, or its turn came after
// Options::queue_wait; nothing was run.
Task<bool> on_worker(Shared& shared, std::function<void()> work, bool urgent = false);

// The whole text, or an error; no single piece may take longer than Options::write_idle.
Task<error_code> write_all(Shared& shared, beast::tcp_stream& stream, std::string_view text);

}  // namespace yichuang::net
