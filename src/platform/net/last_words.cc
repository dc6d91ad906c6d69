#include "platform/net/last_words.h"

#include <array>
#include <boost/asio/buffer.hpp>

#include "base/result.h"
#include "platform/http/http.h"
#include "platform/net/wire.h"

namespace yichuang::net {
namespace {

constexpr std::string_view kTrace = "0000000000000000";
constexpr std::size_t kLargest = 4096;

}  // namespace

LastWords::LastWords() {
  http::Response response = http::standard_problem("unavailable", kTrace);
  http::add_security_headers(response);
  const Framing framing{static_cast<std::int64_t>(response.body.size()), false, false};
  text_ = head_text(response, framing);
  // RFC 9110 §6.6.1 asks a 503 for no date, and this one would be of the start.
  const std::size_t date = text_.find("\r\nDate: ");
  ensure(date != text_.npos);
  text_.erase(date, text_.find("\r\n", date + 2) - date);
  text_ += response.body;
  trace_at_ = text_.rfind(kTrace);
  ensure(trace_at_ != text_.npos && text_.size() <= kLargest);
}

void LastWords::say(boost::asio::ip::tcp::socket& socket, std::string_view trace) const noexcept {
  std::array<char, kLargest> text;
  text_.copy(text.data(), text_.size());
  if (trace.size() == kTrace.size()) trace.copy(text.data() + trace_at_, trace.size());
  boost::system::error_code error;
  socket.non_blocking(true, error);
  if (!error) socket.write_some(boost::asio::buffer(text.data(), text_.size()), error);
  socket.shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
}

}  // namespace yichuang::net
