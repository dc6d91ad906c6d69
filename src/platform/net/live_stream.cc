#include "platform/net/live_stream.h"

#include <algorithm>

namespace yichuang::net {

LiveStream::LiveStream(Shared& shared, beast::tcp_stream& stream, std::vector<std::string> topics)
    : shared_(shared), stream_(stream), topics_(std::move(topics)), wake_(shared.io) {
  for (const auto& topic : topics_) shared_.topics[topic].insert(this);
  ++shared_.stream_count;
}

LiveStream::~LiveStream() {
  for (const auto& topic : topics_) {
    const auto found = shared_.topics.find(topic);
    if (found == shared_.topics.end()) continue;  // a topic named twice
    found->second.erase(this);
    if (found->second.empty()) shared_.topics.erase(found);
  }
  --shared_.stream_count;
}

void LiveStream::offer(std::shared_ptr<const std::string> text) {
  if (queue_.size() >= shared_.options.stream_queue) {
    // It reads too slowly to be worth the memory; the browser connects again and loads what it missed. A
    // write may be waiting for it, so the connection is cut rather than ended.
    error_code ignored;
    stream_.socket().close(ignored);
    end();
    return;
  }
  queue_.push_back(std::move(text));
  wake_.cancel();
}

void LiveStream::end() {
  over_ = true;
  wake_.cancel();
}

Task<void> LiveStream::run(const http::Request& request) {
  auto heartbeat = Clock::now() + shared_.options.heartbeat;
  auto recheck = Clock::now() + shared_.options.recheck;
  while (!over_) {
    if (!queue_.empty()) {
      const bool sent = co_await send_queued();
      if (!sent) break;
      heartbeat = Clock::now() + shared_.options.heartbeat;
      continue;
    }
    const auto now = Clock::now();
    if (now >= recheck) {
      const bool valid = co_await still_valid(request);
      if (!valid) break;
      recheck = Clock::now() + shared_.options.recheck;
      continue;
    }
    if (now >= heartbeat) {
      offer(std::make_shared<const std::string>(": still here\n\n"));
      continue;
    }
    error_code ignored;
    wake_.expires_at(std::min(heartbeat, recheck));
    co_await wake_.async_wait(into(ignored));
  }
}

Task<bool> LiveStream::send_queued() {
  std::string text;
  constexpr std::size_t enough = 256 * 1024;
  while (!queue_.empty() && text.size() < enough) {
    text += *queue_.front();
    queue_.pop_front();
  }
  const error_code error = co_await write_all(shared_, stream_, text);
  co_return !error;
}

Task<bool> LiveStream::still_valid(const http::Request& request) {
  if (!shared_.service.still_valid) co_return true;
  const auto valid = std::make_shared<bool>(false);
  std::function<void()> ask = [this, valid, &request] {
    try {
      *valid = shared_.service.still_valid(request);
    } catch (...) {
      *valid = true;  // the answer is not known just now; it is asked for again in a minute
    }
  };
  const bool asked = co_await on_worker(shared_, std::move(ask));
  co_return !asked || *valid;
}

}  // namespace yichuang::net
