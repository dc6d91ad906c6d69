// A router with one door of each kind, and a server in front of it, for the tests of this room.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>

#include "base/result.h"
#include "platform/http/http.h"
#include "platform/net/server.h"
#include "platform/net/test_client.h"

namespace yichuang::net::test {

namespace fs = std::filesystem;

class House {
 public:
  explicit House(Options options = {}) : folder_(make_folder()) {
    options.spool_folder = folder_.string();
    add_doors();
    Service service = service_of(router_);
    service.still_valid = [this](const http::Request&) { return signed_in.load(); };
    service.observe = [this](const Observation& seen) {
      const std::lock_guard lock(mutex_);
      observed_.push_back(std::string(seen.route) + " " + std::to_string(seen.status));
    };
    service.report = [this](const http::Fault& fault) {
      const std::lock_guard lock(mutex_);
      observed_.push_back("fault " + fault.kind);
    };
    server_ = std::make_unique<Server>(std::move(options), std::move(service));
    server_->start();
  }
  ~House() {
    open_gate();
    server_.reset();
    fs::remove_all(folder_);
  }

  Server& server() { return *server_; }
  std::uint16_t port() const { return server_->port(); }
  std::size_t spooled_files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  const fs::path& folder() const { return folder_; }
  std::vector<std::string> observed() const {
    const std::lock_guard lock(mutex_);
    return observed_;
  }
  void open_gate() {
    const std::lock_guard lock(mutex_);
    if (!open_) gate_.set_value();
    open_ = true;
  }

  std::atomic<bool> signed_in{true};
  std::atomic<int> handled{0};

 private:
  static fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "net-test-XXXXXX").string();
    return ::mkdtemp(name.data());
  }
  void door(http::Method method, std::string id, http::Handler handler,
            std::function<void(http::Route&)> change = {}) {
    http::Route route{.method = method, .pattern = "/" + id, .id = id, .roles = {"public"}};
    if (!http::changes_nothing(method))
      route.body = [](boost::json::object&) { return boost::json::value(); };
    route.handler = [this, handler](http::Request& request) {
      ++handled;
      return handler(request);
    };
    if (change) change(route);
    router_.add(std::move(route));
  }
  static http::Response text(std::string body) {
    return {.content_type = "text/plain", .body = std::move(body)};
  }
  void add_doors();

  fs::path folder_;
  http::Router router_;
  mutable std::mutex mutex_;
  std::vector<std::string> observed_;
  std::promise<void> gate_;
  std::shared_future<void> gate_future_ = gate_.get_future().share();
  bool open_ = false;
  std::unique_ptr<Server> server_;
};

inline void House::add_doors() {
  using http::Method;
  using http::Request;
  using http::Response;
  door(Method::get, "hello", [](Request&) { return text("hello"); });
  door(
      Method::get, "operating", [](Request&) { return text("well"); },
      [](http::Route& route) { route.operating = true; });
  door(
      Method::post, "echo", [](Request& request) { return text(request.body); },
      [](http::Route& route) { route.max_body = 1000; });
  door(
      Method::post, "bare", [](Request&) { return Response{.status = 204}; },
      [](http::Route& route) { route.body = nullptr; });
  door(Method::get, "about", [](Request& request) {
    return text(request.remote + "|" + request.header("x-note") + "|" + request.cookie("b") + "|" +
                request.trace);
  });
  door(Method::get, "large", [](Request&) { return text(std::string(8 << 20, 'x')); });
  door(Method::get, "slow", [this](Request&) {
    gate_future_.wait();
    return text("slow");
  });
  door(Method::get, "file", [this](Request&) {
    std::ofstream(folder_ / "served") << std::string(300'000, 'f');
    return Response{.content_type = "application/pdf", .file = http::File{(folder_ / "served").string()}};
  });
  door(Method::get, "lost-file", [](Request&) { return Response{.file = http::File{"/nowhere/at/all"}}; });
  door(Method::get, "split",
       [](Request&) { return Response{.headers = {{"X-A", "1\r\nSet-Cookie: stolen=1"}}}; });
  door(Method::get, "events",
       [](Request&) { return Response{.stream = http::Stream{"desk", {"district"}}}; });
  door(
      Method::put, "upload",
      [](Request& request) {
        if (!request.spooled) return text("nothing spooled");
        std::ifstream file(request.spooled->path);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        return text(std::to_string(request.spooled->size) + " " + std::to_string(content.size()) + " " +
                    content.substr(0, 4));
      },
      [](http::Route& route) {
        route.spool_body = true;
        route.body_type = "application/pdf";
        route.max_body = 2'000'000;
      });
  router_.guard([](const http::Route& route, Request& request) -> std::optional<Response> {
    if (route.id == "upload" && request.header("cookie").empty())
      return http::problem(401, "not_signed_in", "请登录", "Sign in.", request.trace);
    return std::nullopt;
  });
}

}  // namespace yichuang::net::test
