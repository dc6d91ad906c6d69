// Server-sent events on one connection. Private to this room; everything on the I/O thread.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "platform/net/shared.h"

namespace yichuang::net {

class LiveStream {
 public:
  LiveStream(Shared& shared, beast::tcp_stream& stream, std::vector<std::string> topics);
  ~LiveStream();
  LiveStream(const LiveStream&) = delete;

  // Ends when the client goes, falls behind, is no longer signed in, or end() is called.
  Task<void> run(const http::Request& request);
  void offer(std::shared_ptr<const std::string> text);
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  Task<bool> send_queued();
  Task<bool> still_valid(const http::Request& request);

  Shared& shared_;
  beast::tcp_stream& stream_;
  const std::vector<std::string> topics_;
  asio::steady_timer wake_;
  std::deque<std::shared_ptr<const std::string>> queue_;
  bool over_ = false;
};

}  // namespace yichuang::net
