// What the connections of one server share. Private to this room.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "platform/net/asio.h"
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

  asio::io_context io{1};  // run by one thread: what follows up to the atomics is touched by that thread only
  std::unordered_set<std::shared_ptr<Connection>> connections;
  std::unordered_map<std::string, std::unordered_set<LiveStream*>> topics;
  std::size_t refusals = 0;  // connections being told that there are too many
  bool draining = false;
  std::mt19937_64 random{std::random_device{}()};

  std::atomic<bool> forced{false};  // the drain is over: handlers not yet begun are not begun
  std::atomic<std::size_t> connection_count{0}, stream_count{0};
  std::mutex mutex;
  std::condition_variable emptied;

  Workers workers;  // last: its threads end before anything they could touch

  std::string new_trace();
  void joined(std::shared_ptr<Connection> connection);
  void left(const std::shared_ptr<Connection>& connection);
};

// Runs work on a worker, then goes on on the I/O thread. False: the queue is full and nothing was run.
Task<bool> on_worker(Shared& shared, std::function<void()> work);

// The whole text, or an error; no single piece may take longer than Options::write_idle.
Task<error_code> write_all(Shared& shared, beast::tcp_stream& stream, std::string_view text);

}  // namespace yichuang::net
