// The second half of a connection: saying the answer, whatever kind it is.
#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <new>

#include "base/result.h"
#include "platform/net/connection.h"
#include "platform/net/wire.h"

namespace yichuang::net {

namespace {

// Smaller ones are counted by the number of connections; a slow reader holds a larger one for long.
constexpr std::size_t kLargeBody = 64 * 1024;

}  // namespace

void Connection::say_last_words() {
  ++shared_.out_of_memory;
  shared_.last_words.say(stream_.socket(), exchange_ ? exchange_->request.trace : std::string_view());
}

bool Connection::has_something_to_read() {
  error_code error;
  return stream_.socket().available(error) > 0 && !error;
}

void Connection::Exchange::answer_with(std::string_view problem) noexcept {
  try {
    response = http::standard_problem(problem, request.trace);
  } catch (const std::bad_alloc&) {
    speechless = true;
  }
}

Task<bool> Connection::answer() {
  if (exchange_->speechless) throw std::bad_alloc();
  http::Response& response = exchange_->response;
  std::optional<ServedFile> file;
  std::string head;
  Framing framing;
  const bool old_version = parser_->is_header_done() && parser_->get().version() == 10;
  framing.old_version = old_version;
  framing.keep_alive = !unread_ && !shared_.draining && parser_->keep_alive();
  const bool wants_body = exchange_->request.method != http::Method::head;
  if (response.stream && shared_.stream_count >= shared_.options.streams) keep_problem("busy");
  bool streams = response.stream && wants_body;
  if (response.body.size() > kLargeBody && !exchange_->memory.take(response.body.size()))
    keep_problem("busy");
  try {
    if (response.file) file.emplace(response.file->path);
    http::add_security_headers(response);
    framing.length = file ? file->size() : static_cast<std::int64_t>(response.body.size());
    if (streams) framing = Framing{.length = std::nullopt, .keep_alive = false};
    if (streams) response.content_type = "text/event-stream";
    if (streams)
      response.headers.emplace_back("X-Accel-Buffering", "no");  // nginx: pass each event on at once
    head = head_text(response, framing);
  } catch (const std::exception& fault) {
    report(fault);
    const bool passing = dynamic_cast<const Failure*>(&fault) != nullptr ||
                         dynamic_cast<const std::bad_alloc*>(&fault) != nullptr;
    keep_problem(passing ? "unavailable" : "internal");
    http::add_security_headers(response);
    file.reset();
    streams = false;
    framing.length = static_cast<std::int64_t>(response.body.size());
    framing.keep_alive = false;
    head = head_text(response, framing);
  }
  if (shared_.service.observe) {
    const std::chrono::duration<double> taken = Clock::now() - complete_;
    shared_.service.observe({route_ ? std::string_view(route_->id) : std::string_view("none"),
                             exchange_->request.method, response.status, exchange_->request.trace,
                             taken.count()});
  }
  if (streams) {
    asked_ = false;
    co_await live(std::move(head));
    co_return false;
  }
  const bool with_body = wants_body && has_body(response);
  const error_code error = co_await send(std::move(head), with_body, file ? &*file : nullptr);
  if (!error && unread_) co_await linger();
  co_return !error && framing.keep_alive;
}

Task<error_code> Connection::send(std::string head, bool with_body, ServedFile* file) {
  const std::string& body = exchange_->response.body;
  const bool together = with_body && !file && body.size() <= kLargeBody;
  if (together) head += body;
  asked_ = false;  // from here on nothing else may be said
  error_code error = co_await write_all(shared_, stream_, head);
  if (error || together || !with_body) co_return error;
  if (!file) {
    error = co_await write_all(shared_, stream_, body);
    co_return error;
  }
  std::int64_t left = file->size();
  while (left > 0 && !error) {
    const std::string piece = file->next(static_cast<std::size_t>(std::min<std::int64_t>(left, 128 * 1024)));
    if (piece.empty()) throw Failure("a file became shorter while it was served");
    left -= static_cast<std::int64_t>(piece.size());
    error = co_await write_all(shared_, stream_, piece);
  }
  co_return error;
}

// The client may still be sending what was refused. Closing now would reset the connection and could take the
// answer with it, so what comes is read and dropped for a moment (RFC 9112 §9.6).
Task<void> Connection::linger() {
  constexpr std::size_t patience = 8 << 20;
  error_code error;
  stream_.socket().shutdown(tcp::socket::shutdown_send, error);
  stream_.expires_after(std::chrono::seconds(2));
  std::string sink(64 * 1024, '\0');
  std::size_t dropped = 0;
  while (!error && dropped < patience) {
    const asio::mutable_buffer room = asio::buffer(sink);
    dropped += co_await stream_.async_read_some(room, into(error));
  }
}

Task<void> Connection::live(std::string head) {
  const http::Stream& wanted = *exchange_->response.stream;
  std::vector<std::string> topics = wanted.also;
  topics.push_back(wanted.topic);
  live_.emplace(shared_, stream_, std::move(topics));
  head += exchange_->response.body.empty() ? ": open\n\n" : exchange_->response.body;
  const error_code error = co_await write_all(shared_, stream_, head);
  if (!error && !shared_.draining) {
    stream_.expires_never();
    asio::co_spawn(shared_.io, watch(shared_from_this()), asio::detached);
    co_await live_->run(exchange_->request);
  }
  live_.reset();
}

// A client of a stream says nothing more; the end of its side is how we hear that it has gone.
Task<void> Connection::watch(std::shared_ptr<Connection> self) {
  error_code error;
  std::string sink(256, '\0');
  while (!error) {
    const asio::mutable_buffer room = asio::buffer(sink);
    co_await self->stream_.async_read_some(room, into(error));
  }
  if (self->live_) self->live_->end();
}

}  // namespace yichuang::net
