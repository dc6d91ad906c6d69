#include "platform/net/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <thread>

#include "base/result.h"
#include "platform/net/asio.h"
#include "platform/net/connection.h"
#include "platform/net/shared.h"
#include "platform/net/spool.h"
#include "platform/net/wire.h"

namespace yichuang::net {
namespace {

constexpr std::size_t most_refusals = 64;
constexpr std::chrono::milliseconds farewell{250};

Task<void> refuse(Shared& shared, tcp::socket socket) {
  http::Response response = http::standard_problem("busy", shared.new_trace());
  http::add_security_headers(response);
  const auto length = static_cast<std::int64_t>(response.body.size());
  const Framing framing{length, false, false};
  const std::string text = head_text(response, framing) + response.body;
  beast::tcp_stream stream(std::move(socket));
  error_code error = co_await write_all(shared, stream, text);
  stream.socket().shutdown(tcp::socket::shutdown_send, error);
  // Reading to the client's end keeps the answer from being lost in a reset.
  std::string sink(4096, '\0');
  const asio::mutable_buffer room = asio::buffer(sink);
  stream.expires_after(std::chrono::seconds(1));
  while (!error) co_await stream.async_read_some(room, into(error));
  --shared.refusals;
}

Task<void> accept(Shared& shared, tcp::acceptor& acceptor) {
  struct Open {
    Shared& shared;
    ~Open() { shared.accepting = false; }
  } const open{shared};
  asio::steady_timer pause(shared.io);
  while (acceptor.is_open()) {
    tcp::socket socket(shared.io);
    error_code error;
    co_await acceptor.async_accept(socket, into(error));
    if (error && acceptor.is_open()) {  // no file descriptors left, most likely
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(into(error));
      continue;
    }
    if (error) continue;
    if (shared.connections.size() < shared.options.connections || shared.make_room()) {
      try {
        std::make_shared<Connection>(shared, std::move(socket))->start();
      } catch (const std::bad_alloc&) {
        ++shared.out_of_memory;
      }
      continue;
    }
    ++shared.refused;
    if (shared.refusals < most_refusals) {
      ++shared.refusals;
      asio::co_spawn(shared.io, refuse(shared, std::move(socket)), asio::detached);
    }
  }
}

void open_door(Shared& shared, tcp::acceptor& acceptor) {
  if (shared.accepting || !acceptor.is_open()) return;
  asio::co_spawn(shared.io, accept(shared, acceptor), asio::detached);
  shared.accepting = true;
}

// What a lack of memory throws out of an operation is that operation's, and ends no thread.
void serve(Shared& shared, tcp::acceptor& acceptor) {
  for (;;) {
    try {
      open_door(shared, acceptor);
      shared.io.run();
      return;
    } catch (const std::bad_alloc&) {
      ++shared.out_of_memory;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

}  // namespace

struct Server::Inside {
  Inside(Options options, Service service) : shared(std::move(options), std::move(service)) {}
  Shared shared;
  tcp::acceptor acceptor{shared.io};
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
  std::thread thread;
  std::uint16_t port = 0;
};

Server::Server(Options options, Service service)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(service))) {
  ensure(inside_->shared.service.handle);
}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

void Server::start() {
  Inside& in = *inside_;
  ensure(!in.thread.joinable() && in.port == 0);
  const Options& options = in.shared.options;
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  const tcp::endpoint endpoint(address, options.port);
  if (!error) in.acceptor.open(endpoint.protocol(), error);
  if (!error) in.acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) in.acceptor.bind(endpoint, error);
  if (!error) in.acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    error_code ignored;
    in.acceptor.close(ignored);
    throw Failure("cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " +
                  error.message());
  }
  in.port = in.acceptor.local_endpoint().port();
  sweep_spool(in.shared.spool);
  in.work.emplace(in.shared.io.get_executor());
  in.thread = std::thread([&in] { serve(in.shared, in.acceptor); });
}

std::uint16_t Server::port() const { return inside_->port; }

void Server::publish(const std::string& topic, std::string event_text) {
  Shared& shared = inside_->shared;
  auto text = std::make_shared<const std::string>(std::move(event_text));
  asio::post(shared.io, [&shared, topic, text = std::move(text)] {
    const auto found = shared.topics.find(topic);
    if (found == shared.topics.end()) return;
    for (LiveStream* stream : found->second) stream->offer(text);
  });
}

Load Server::load() const {
  const Shared& shared = inside_->shared;
  return {shared.connection_count,  shared.stream_count, shared.workers.queued(),
          shared.workers.working(), shared.body_bytes,   shared.uploads,
          shared.refused,           shared.evicted,      shared.out_of_memory};
}

void Server::stop(std::chrono::milliseconds drain) {
  Inside& in = *inside_;
  Shared& shared = in.shared;
  if (!in.thread.joinable()) return;
  const auto everyone = [&shared] {  // a copy: a connection that ends leaves the set
    return std::vector<std::shared_ptr<Connection>>(shared.connections.begin(), shared.connections.end());
  };
  std::promise<void> begun;
  asio::post(shared.io, [&] {
    shared.draining = true;
    for (const auto& connection : everyone()) connection->drain();
    begun.set_value();
  });
  begun.get_future().wait();
  {
    std::unique_lock lock(shared.mutex);
    shared.emptied.wait_for(lock, drain, [&shared] { return shared.early_count == 0; });
  }
  asio::post(shared.io, [&in] {
    error_code ignored;
    in.acceptor.close(ignored);
  });
  {  // whoever came meanwhile hears the end of the refusal
    std::unique_lock lock(shared.mutex);
    shared.emptied.wait_for(lock, std::min(drain, farewell),
                            [&shared] { return shared.connection_count == 0; });
  }
  shared.forced = true;
  asio::post(shared.io, [everyone] {
    for (const auto& connection : everyone()) connection->close();
  });
  shared.workers.stop();
  in.work.reset();
  in.thread.join();
}

Service service_of(const http::Router& router) {
  Service service;
  service.handle = [&router](http::Request& request) { return router.handle(request); };
  service.match = [&router](http::Method method, std::string_view target) {
    return router.match(method, target);
  };
  service.admit = [&router](http::Request& request) { return router.admit(request); };
  return service;
}

}  // namespace yichuang::net
