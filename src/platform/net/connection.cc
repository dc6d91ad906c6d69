#include "platform/net/connection.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <new>

#include "base/result.h"

namespace yichuang::net {
namespace {

constexpr std::size_t body_piece = 64 * 1024;
// A body sent where no route is: read and dropped up to here, so that the connection can live on.
constexpr std::int64_t stray_body = 64 * 1024;

http::Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return http::Method::get;
    case beast::http::verb::post:
      return http::Method::post;
    case beast::http::verb::put:
      return http::Method::put;
    case beast::http::verb::patch:
      return http::Method::patch;
    case beast::http::verb::delete_:
      return http::Method::remove;
    case beast::http::verb::head:
      return http::Method::head;
    case beast::http::verb::options:
      return http::Method::options;
    default:
      return http::Method::other;
  }
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

std::string_view view(boost::core::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Connection::Connection(Shared& shared, tcp::socket socket)
    : shared_(shared),
      stream_(std::move(socket)),
      buffer_(shared.options.header_bytes + body_piece),
      late_(shared.draining) {
  error_code ignored;
  stream_.socket().set_option(tcp::no_delay(true), ignored);
}

void Connection::start() {
  const auto self = shared_from_this();
  shared_.joined(self);
  asio::co_spawn(shared_.io, run(self), asio::detached);
}

void Connection::drain() {
  if (live_) return live_->end();
  if (idle_) close();
}

void Connection::close() {
  error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
  stream_.socket().close(ignored);
  if (live_) live_->end();
}

Task<void> Connection::run(std::shared_ptr<Connection> self) {
  const Farewell farewell{self};
  try {
    bool more = true;
    while (more) more = co_await self->serve_one();
  } catch (const std::exception&) {
    // Out of memory, or a file that could not be read to its end: this connection is lost, no other.
  }
}

void Connection::leave() {
  if (asked_ || (idle_ && has_something_to_read())) say_last_words();
  waits_no_more();
  close();
  exchange_.reset();
  shared_.left(shared_from_this());
}

Task<bool> Connection::serve_one() {
  asked_ = buffer_.size() > 0;
  exchange_ = std::make_shared<Exchange>(shared_);
  exchange_->request.trace = shared_.new_trace();
  route_ = nullptr;
  unread_ = false;
  waits();
  Got got = co_await read_head();
  waits_no_more();
  if (got == Got::nothing) {
    asked_ = idle_ = false;
    co_return false;
  }
  complete_ = Clock::now();
  if (got == Got::all && !read_request()) got = Got::malformed;
  if (got == Got::all && shared_.draining && !(route_ && route_->operating)) got = Got::busy;
  if (got == Got::all) {
    const bool wanted = co_await want_body();
    if (wanted) {
      got = co_await read_body();
      if (got == Got::nothing) {
        asked_ = false;
        co_return false;
      }
      complete_ = Clock::now();
      if (got == Got::all) co_await call_handler();
    }
  }
  if (got != Got::all) refuse(got);
  const bool more = co_await answer();
  co_return more;
}

void Connection::waits() {
  waiting_since_ = Clock::now();
  waiting_ = shared_.waiting.insert(shared_.waiting.end(), this);
}

void Connection::waits_no_more() {
  if (waiting_) shared_.waiting.erase(*waiting_);
  waiting_.reset();
}

Task<Connection::Got> Connection::read_head() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(shared_.options.header_bytes));
  parser_->body_limit(boost::none);  // set once the route is known
  const bool begun = co_await first_byte();
  if (!begun) co_return Got::nothing;
  error_code error;
  stream_.expires_after(shared_.options.header_time);
  asked_ = true;
  while (!error && !parser_->is_header_done()) error = co_await parse_some();
  if (!error) co_return Got::all;
  if (error == beast::http::error::header_limit || error == beast::http::error::buffer_overflow)
    co_return Got::too_large;
  const bool said_nothing = error == beast::http::error::end_of_stream ||
                            error == beast::http::error::partial_message ||
                            error.category() != make_error_code(beast::http::error::bad_method).category();
  co_return said_nothing ? Got::nothing : Got::malformed;
}

// As beast::http::async_read_some does it; but what the parser throws for want of memory comes up here and not in an
// operation of asio's, from where it would reach nobody who knows the connection.
Task<error_code> Connection::parse_some() {
  error_code error;
  for (;;) {
    if (buffer_.size() > 0) {
      buffer_.consume(parser_->put(buffer_.data(), error));
      if (error != beast::http::error::need_more) co_return error;
      error = {};
    }
    const std::size_t room = std::min(body_piece, buffer_.max_size() - buffer_.size());
    if (room == 0) co_return make_error_code(beast::http::error::buffer_overflow);
    const auto space = buffer_.prepare(room);
    const std::size_t count = co_await stream_.async_read_some(space, into(error));
    buffer_.commit(count);
    if (error == asio::error::eof) {
      error = {};
      if (!parser_->got_some()) co_return make_error_code(beast::http::error::end_of_stream);
      parser_->put_eof(error);
      co_return error;
    }
    if (error) co_return error;
  }
}

Task<bool> Connection::first_byte() {
  if (buffer_.size() > 0) co_return true;
  idle_ = true;
  if (shared_.draining && !(late_ && first_)) co_return false;
  stream_.expires_after(first_ ? shared_.options.header_time : shared_.options.keep_alive);
  first_ = false;
  error_code error;
  const auto room = buffer_.prepare(4096);
  const std::size_t count = co_await stream_.async_read_some(room, into(error));
  buffer_.commit(count);
  idle_ = false;
  co_return !error;
}

bool Connection::read_request() {
  http::Request& request = exchange_->request;
  const auto& head = parser_->get();
  request.method = method_of(head.method());
  request.target = view(head.target());
  if (!read_headers()) return false;
  request.remote = peer();
  route_ = shared_.service.match ? shared_.service.match(request.method, request.target) : nullptr;
  return true;
}

// Repeated headers are joined as RFC 9110 §5.3 allows. What two servers in a row could read differently —
// framing, host, version — is refused instead (RFC 9112 §6.3, §3.2).
bool Connection::read_headers() {
  const auto& head = parser_->get();
  auto& headers = exchange_->request.headers;
  for (const auto& field : head) {
    const std::string name = lower(view(field.name_string()));
    const auto [at, fresh] = headers.try_emplace(name, view(field.value()));
    if (fresh) continue;
    if (name == "host" || name == "content-length" || name == "transfer-encoding") return false;
    at->second += name == "cookie" ? "; " : ", ";
    at->second += view(field.value());
  }
  if (head.version() != 10 && head.version() != 11) return false;
  if (head.version() == 11 && !headers.contains("host")) return false;
  // One length told twice in a list might be taken (§6.3), which a proxy in front may not do.
  if (exchange_->request.header("content-length").find(',') != std::string::npos) return false;
  const auto coding = headers.find("transfer-encoding");
  if (coding == headers.end()) return true;
  return head.version() == 11 && lower(coding->second) == "chunked" && !headers.contains("content-length");
}

std::string Connection::peer() const {
  error_code error;
  const auto endpoint = stream_.socket().remote_endpoint(error);
  std::string address = error ? std::string{} : endpoint.address().to_string();
  if (std::ranges::find(shared_.options.trusted_proxies, address) == shared_.options.trusted_proxies.end())
    return address;
  const std::string forwarded = exchange_->request.header("x-forwarded-for");
  // Only the last entry is the proxy's own word; what stands before it came from the client.
  const auto last = forwarded.find_last_of(", ");
  const std::string word = last == forwarded.npos ? forwarded : forwarded.substr(last + 1);
  asio::ip::make_address(word, error);
  return error ? address : word;
}

std::int64_t Connection::limit() const { return route_ ? http::body_limit(*route_) : stray_body; }

Task<bool> Connection::want_body() {
  const bool follows = !parser_->is_done();
  const std::string expected = lower(exchange_->request.header("expect"));
  unread_ = follows;
  if (!expected.empty() && expected != "100-continue") {
    keep_problem("expectation_failed");
    co_return false;
  }
  const auto length = parser_->content_length();
  if (follows && length && *length > static_cast<std::uint64_t>(limit())) {
    if (route_) {
      keep_problem(limit() == 0 ? "body_not_expected" : "body_too_large");
    } else {
      co_await call_handler();  // 404 or 405, whatever was sent
    }
    co_return false;
  }
  if (follows && route_ && route_->spool_body) {
    const bool admitted = co_await ask_admission();
    if (!admitted) co_return false;
  }
  if (follows && !expected.empty() && buffer_.size() == 0) {
    const error_code error = co_await write_all(shared_, stream_, "HTTP/1.1 100 Continue\r\n\r\n");
    if (error) throw Failure("the client is gone");
  }
  co_return true;
}

Task<bool> Connection::ask_admission() {
  if (!shared_.service.admit) co_return true;
  const auto admitted = std::make_shared<bool>(false);
  std::function<void()> ask = [admitted, exchange = exchange_, &service = shared_.service] {
    try {
      auto refusal = service.admit(exchange->request);
      *admitted = !refusal;
      if (refusal) exchange->response = std::move(*refusal);
    } catch (const std::bad_alloc&) {
      exchange->answer_with("unavailable");
    } catch (...) {
      exchange->answer_with("internal");
    }
  };
  const bool asked = co_await on_worker(shared_, std::move(ask));
  if (!asked) keep_problem("busy");
  co_return asked && *admitted;
}

Task<Connection::Got> Connection::read_body() {
  if (parser_->is_done()) co_return Got::all;
  const bool spools = route_ && route_->spool_body;
  if (const Got got = spools ? take_in({}) : Got::all; got != Got::all) co_return got;
  const auto deadline = Clock::now() + (spools ? shared_.options.upload_time : shared_.options.body_time);
  parser_->body_limit(static_cast<std::uint64_t>(limit()));
  parser_->eager(true);
  const std::uint64_t announced = parser_->content_length().value_or(body_piece);
  const std::size_t room = std::min<std::uint64_t>(announced, body_piece);
  if (!exchange_->memory.take(room)) co_return Got::busy;
  std::string piece(room, '\0');
  while (!parser_->is_done()) {
    auto& body = parser_->get().body();
    body.data = piece.data();
    body.size = piece.size();
    error_code error;
    stream_.expires_after(shared_.options.body_idle);
    error = co_await parse_some();
    const bool full = error == beast::http::error::need_buffer;
    if (error == beast::http::error::body_limit) co_return Got::too_large;
    if (error == beast::http::error::partial_message || Clock::now() > deadline) co_return Got::nothing;
    if (error && !full) {
      const bool wrong = error.category() == make_error_code(beast::http::error::bad_chunk).category();
      co_return wrong ? Got::malformed : Got::nothing;
    }
    const Got taken = take_in(std::string_view(piece).substr(0, piece.size() - body.size));
    if (taken != Got::all) co_return taken;
  }
  if (exchange_->spool) {
    exchange_->spool->close();
    exchange_->request.spooled = http::SpooledBody{exchange_->spool->path(), exchange_->spool->size()};
  }
  unread_ = false;
  co_return Got::all;
}

Connection::Got Connection::take_in(std::string_view piece) {
  if (!route_) return Got::all;  // nobody will look at it
  if (!route_->spool_body) {
    if (!exchange_->memory.take(piece.size())) return Got::busy;
    exchange_->request.body.append(piece);
    return Got::all;
  }
  try {
    if (!exchange_->spool && shared_.uploads >= shared_.options.uploads) return Got::busy;
    if (!exchange_->spool) exchange_->spool.emplace(shared_.spool, shared_.uploads);
    exchange_->spool->write(piece);
    return Got::all;
  } catch (const Failure& failure) {
    report(failure);
    return Got::no_room;
  }
}

Task<void> Connection::call_handler() {
  std::function<void()> work = [exchange = exchange_, &shared = shared_] {
    try {
      exchange->response = shared.forced ? http::standard_problem("busy", exchange->request.trace)
                                         : shared.service.handle(exchange->request);
    } catch (const std::bad_alloc&) {  // not even enough for the answer that says so
      exchange->answer_with("unavailable");
    } catch (...) {
      exchange->answer_with("internal");
    }
  };
  const bool taken = co_await on_worker(shared_, std::move(work), route_ && route_->operating);
  if (!taken) keep_problem("busy");
}

void Connection::keep_problem(std::string_view code) {
  exchange_->response = http::standard_problem(code, exchange_->request.trace);
}

void Connection::report(const std::exception& fault) const {
  if (!shared_.service.report) return;
  const char* kind = dynamic_cast<const Failure*>(&fault) ? "failure" : "bug";
  shared_.service.report({exchange_->request.trace, route_ ? route_->id : "", kind, fault.what()});
}

void Connection::refuse(Got got) {
  unread_ = true;
  exchange_->spool.reset();  // not first after the client has had time to read the refusal
  switch (got) {
    case Got::too_large:
      return keep_problem(parser_->is_header_done() ? "body_too_large" : "header_too_large");
    case Got::no_room:
      return keep_problem("unavailable");
    case Got::busy:
      return keep_problem("busy");
    default:
      return keep_problem("malformed_request");
  }
}

}  // namespace yichuang::net
