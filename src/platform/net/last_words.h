// What is said when there is not even memory for saying something: 503, come back. Made when the server starts, so that
// sending it takes none.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <string>

namespace yichuang::net {

class LastWords {
 public:
  LastWords();
  // As much of it as goes out at once, which is all unless the client does not read; then the sending side is closed.
  void say(boost::asio::ip::tcp::socket& socket, std::string_view trace) const noexcept;

 private:
  std::string text_;
  std::size_t trace_at_ = 0;
};

}  // namespace yichuang::net
