// One client's connection: requests one after another, each read, answered, and only then the next.
// Private to this room; everything on the I/O thread but the handler itself.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "platform/net/live_stream.h"
#include "platform/net/served_file.h"
#include "platform/net/shared.h"
#include "platform/net/spool.h"

namespace yichuang::net {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, tcp::socket socket);
  void start();
  void drain();  // ends after the request under way; at once if there is none
  void close();
  bool late() const { return late_; }  // came when the server was draining already
  // While it waits for the head of a request, it stands in Shared::waiting.
  bool has_waited(std::chrono::milliseconds least) const { return Clock::now() - waiting_since_ >= least; }
  void waits_no_more();

 private:
  using Clock = std::chrono::steady_clock;
  using Parser = beast::http::request_parser<beast::http::buffer_body>;
  enum class Got { all, nothing, too_large, malformed, no_room, busy };
  // One request and its answer; on the heap because a worker holds it too.
  struct Exchange {
    explicit Exchange(Shared& shared) : memory(shared) {}
    BodyMemory memory;
    http::Request request;
    http::Response response;
    std::optional<Spool> spool;
    bool speechless = false;  // there was no memory for an answer
    void answer_with(std::string_view problem) noexcept;
  };
  struct Farewell {  // whatever way the coroutine ends
    std::shared_ptr<Connection> self;
    ~Farewell() { self->leave(); }
  };

  static Task<void> run(std::shared_ptr<Connection> self);
  Task<bool> serve_one();  // false: that was the last
  Task<Got> read_head();
  Task<bool> first_byte();
  Task<error_code> parse_some();
  Task<bool> want_body();  // false: an answer is ready and the body, if any, stays unread
  Task<bool> ask_admission();
  Task<Got> read_body();
  Task<void> call_handler();
  Task<bool> answer();  // false: nothing more can be said on this connection
  Task<error_code> send(std::string head, bool with_body, ServedFile* file);
  Task<void> linger();
  Task<void> live(std::string head);
  static Task<void> watch(std::shared_ptr<Connection> self);

  bool read_request();  // from the parser into the exchange; false: not well-formed
  bool read_headers();
  std::string peer() const;
  void waits();
  void leave();
  void say_last_words();
  bool has_something_to_read();
  Got take_in(std::string_view piece);
  std::int64_t limit() const;
  void keep_problem(std::string_view code);
  void report(const std::exception& fault) const;
  void refuse(Got got);

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::shared_ptr<Exchange> exchange_;
  std::optional<LiveStream> live_;
  const http::Route* route_ = nullptr;
  Clock::time_point complete_{};  // when the last byte of the request was here
  Clock::time_point waiting_since_{};
  std::optional<std::list<Connection*>::iterator> waiting_;
  const bool late_;
  bool first_ = true;
  bool idle_ = true;
  bool asked_ = false;  // a request has come and nothing was said to it yet
  bool unread_ = false;  // some of the request was left on the wire: nothing can follow it
};

}  // namespace yichuang::net
