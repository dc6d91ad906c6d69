#include "platform/http/assets.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "base/result.h"

namespace yichuang::http {
namespace {

struct Kind {
  std::string_view extension, type;
  bool compressible;
};
constexpr std::array kinds = {
    Kind{".html", "text/html; charset=utf-8", true},
    Kind{".js", "text/javascript; charset=utf-8", true},
    Kind{".css", "text/css; charset=utf-8", true},
    Kind{".json", "application/json", true},
    Kind{".webmanifest", "application/manifest+json", true},
    Kind{".map", "application/json", true},
    Kind{".svg", "image/svg+xml", true},
    Kind{".txt", "text/plain; charset=utf-8", true},
    Kind{".png", "image/png", false},
    Kind{".jpg", "image/jpeg", false},
    Kind{".jpeg", "image/jpeg", false},
    Kind{".webp", "image/webp", false},
    Kind{".ico", "image/x-icon", true},
    Kind{".woff2", "font/woff2", false},
    Kind{".mp3", "audio/mpeg", false},
    Kind{".ogg", "audio/ogg", false},
    Kind{".wav", "audio/wav", true},
    Kind{".pdf", "application/pdf", false},
    Kind{".wasm", "application/wasm", true},
};

Kind kind_of(std::string_view path) {
  const auto found =
      std::ranges::find_if(kinds, [&](const Kind& kind) { return path.ends_with(kind.extension); });
  return found == kinds.end() ? Kind{"", "application/octet-stream", false} : *found;
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  constexpr int gzip_format = 15 + 16;
  ensure(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_format, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  ensure(outcome == Z_STREAM_END);
  return packed;
}

std::string content_tag(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  ensure(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string tag;
  for (std::size_t i = 0; i < 16; ++i) {
    tag += digits[digest[i] >> 4];
    tag += digits[digest[i] & 15];
  }
  return tag;
}

std::string_view next_element(std::string_view& list) {
  const auto comma = list.find(',');
  std::string_view one = list.substr(0, comma);
  list = comma == list.npos ? std::string_view{} : list.substr(comma + 1);
  one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
  one = one.substr(0, one.find_last_not_of(" \t") + 1);
  return one;
}

// RFC 9110 §12.5.3; a weight of zero means "not this one".
bool takes_gzip(std::string_view accepted) {
  bool star = false;
  while (!accepted.empty()) {
    const std::string_view one = next_element(accepted);
    const auto semicolon = one.find(';');
    const std::string_view coding = one.substr(0, one.find_first_of("; "));
    double weight = 1;
    if (const auto q = one.find("q=", semicolon == one.npos ? one.size() : semicolon); q != one.npos)
      weight = std::strtod(std::string(one.substr(q + 2)).c_str(), nullptr);
    if (coding == "gzip" || coding == "x-gzip") return weight > 0;
    if (coding == "*") star = weight > 0;
  }
  return star;
}

// If-None-Match compares weakly: W/"x" is "x" (RFC 9110 §13.1.2).
bool names_tag(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    std::string_view one = next_element(list);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == tag) return true;
  }
  return false;
}

}  // namespace

std::vector<Asset> read_assets(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<Asset> assets;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file()) continue;
    std::ifstream file(it->path(), std::ios::binary);
    Asset asset{'/' + fs::relative(it->path(), folder).generic_string(), {}};
    asset.bytes.assign(std::istreambuf_iterator<char>(file), {});
    if (file.bad()) throw Failure("cannot read " + it->path().string());
    assets.push_back(std::move(asset));
  }
  if (error) throw Failure("cannot read the assets in " + folder + ": " + error.message());
  return assets;
}

Assets::Assets(std::vector<Asset> assets, PageFor page_for) : page_for_(std::move(page_for)) {
  const std::regex content_hash(R"(^/assets/.*-[A-Za-z0-9_-]{8,}\.[A-Za-z0-9.]+$)");
  for (Asset& asset : assets) {
    ensure(asset.path.starts_with('/'));
    Held held;
    const Kind kind = kind_of(asset.path);
    held.type = kind.type;
    const std::string tag = content_tag(asset.bytes);
    held.tag = '"' + tag + '"';
    held.gzip_tag = '"' + tag + "-gz\"";  // strong tags differ where the bytes differ
    if (kind.compressible) {
      held.gzip = gzip(asset.bytes);
      if (held.gzip.size() >= asset.bytes.size()) held.gzip.clear();
    }
    held.bytes = std::move(asset.bytes);
    held.hashed_name = std::regex_search(asset.path, content_hash);
    ensure(held_.emplace(std::move(asset.path), std::move(held)).second);
  }
}

std::optional<Response> Assets::serve(const Request& request) const {
  auto found = held_.find(request.path);
  if (found == held_.end() && page_for_) {
    if (const auto page = page_for_(request.path)) found = held_.find(*page);
  }
  if (found == held_.end()) return std::nullopt;
  const Held& held = found->second;
  const bool zipped = !held.gzip.empty() && takes_gzip(request.header("accept-encoding"));
  const std::string& tag = zipped ? held.gzip_tag : held.tag;
  Response response;
  response.headers = {
      {"ETag", tag},
      {"Cache-Control", held.hashed_name ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (!held.gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_tag(request.header("if-none-match"), tag)) {
    response.status = 304;
    return response;
  }
  if (zipped) response.headers.emplace_back("Content-Encoding", "gzip");
  response.content_type = held.type;
  response.body = zipped ? held.gzip : held.bytes;
  return response;
}

}  // namespace yichuang::http
