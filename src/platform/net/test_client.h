// A client for tests that says exactly the bytes it is told to, over a real loopback socket.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <string>
#include <thread>

namespace yichuang::net::test {

struct Answer {
  int status = 0;  // 0: the connection ended before a whole answer was here
  std::map<std::string, std::string> headers;
  std::string body;
  std::string header(const std::string& lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string{} : found->second;
  }
};

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { hang_up(); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  void small_window() {  // so that a reader that does not read is noticed soon
    const int size = 4096;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }
  bool send(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void hang_up() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  // One answer with a Content-Length; what follows it is kept for the next.
  Answer answer(bool to_head = false) {
    Answer result = head();
    if (result.status == 0 || to_head || result.status == 204 || result.status == 304) return result;
    const std::size_t length = std::stoul("0" + result.header("content-length"));
    while (held_.size() < length) {
      if (!more()) return {};
    }
    result.body = held_.substr(0, length);
    held_.erase(0, length);
    return result;
  }
  Answer ask(std::string_view text) {
    send(text);
    return answer();
  }
  Answer head() {
    std::size_t end = 0;
    while ((end = held_.find("\r\n\r\n")) == held_.npos) {
      if (!more()) return {};
    }
    Answer result;
    result.status = std::stoi(held_.substr(9, 3));
    std::size_t line = held_.find("\r\n") + 2;
    while (line < end + 2) {
      const auto line_end = held_.find("\r\n", line);
      const auto colon = held_.find(": ", line);
      std::string name = held_.substr(line, colon - line);
      for (char& c : name) c = static_cast<char>(::tolower(c));
      result.headers[name] = held_.substr(colon + 2, line_end - colon - 2);
      line = line_end + 2;
    }
    held_.erase(0, end + 4);
    return result;
  }
  // True once the text is among what has come; it and everything before it is dropped.
  bool wait_for(std::string_view text) {
    std::size_t at = 0;
    while ((at = held_.find(text)) == held_.npos) {
      if (!more()) return false;
    }
    held_.erase(0, at + text.size());
    return true;
  }
  // True if the other side ends the connection, however much it says before.
  bool ended() {
    while (more()) held_.clear();
    return last_ == 0 || errno == ECONNRESET;
  }
  const std::string& held() const { return held_; }

 private:
  bool more() {
    char piece[65536];
    last_ = ::recv(socket_, piece, sizeof piece, 0);
    if (last_ <= 0) return false;
    held_.append(piece, static_cast<std::size_t>(last_));
    return true;
  }

  int socket_ = -1;
  bool connected_ = false;
  ssize_t last_ = -1;
  std::string held_;
};

inline std::string get(std::string_view target, std::string_view more = {}) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n" + std::string(more) + "\r\n";
}
inline std::string post(std::string_view target, std::string_view body, std::string_view more = {}) {
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" +
         "Content-Length: " + std::to_string(body.size()) + "\r\n" + std::string(more) + "\r\n" +
         std::string(body);
}

template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds patience = std::chrono::seconds(10)) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace yichuang::net::test
