// The web's built files, held in memory with their gzip twins and strong tags.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace yichuang::http {

struct Asset {
  std::string path;  // as asked for: "/assets/desk-1a2b3c4d.js"
  std::string bytes;
};

// Every regular file under the folder; its path is relative to it and starts with a slash.
std::vector<Asset> read_assets(const std::string& folder);

class Assets {
 public:
  // Which asset stands for a path that is none: {"/desk/inbox/17" → "/desk.html"}. nullopt: not a page.
  using PageFor = std::function<std::optional<std::string>(std::string_view path)>;

  // Compresses and hashes everything once; two assets of one path are a Bug.
  explicit Assets(std::vector<Asset> assets, PageFor page_for = {});

  // For Router::otherwise. Answers 304 to a tag the client has; gzip where it is accepted and smaller.
  // Names with a content hash ("/assets/desk-1a2b3c4d.js") are kept for a year, all else is asked for again.
  std::optional<Response> serve(const Request& request) const;

 private:
  struct Held {
    std::string type, bytes, gzip;  // gzip is empty where it would not help
    std::string tag, gzip_tag;
    bool hashed_name = false;
  };
  std::map<std::string, Held, std::less<>> held_;
  PageFor page_for_;
};

}  // namespace yichuang::http
