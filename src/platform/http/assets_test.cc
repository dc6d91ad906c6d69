#include "platform/http/assets.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/result.h"

namespace yichuang::http {
namespace {

const std::string page(4000, 'a');

Assets house() {
  return Assets({{"/portal.html", page},
                 {"/assets/desk-1a2B_c4d.js", page + "js"},
                 {"/logo.png", page + "png"},
                 {"/tiny.css", "a{}"},
                 {"/self-service.html", "s"}},
                [](std::string_view path) -> std::optional<std::string> {
                  if (path == "/" || path.starts_with("/portal/")) return "/portal.html";
                  return std::nullopt;
                });
}

std::optional<Response> ask(std::string path, std::map<std::string, std::string> headers = {}) {
  return house().serve({.path = std::move(path), .headers = std::move(headers)});
}

std::string unzip(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string bytes(100'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST(Assets, KeepHashedNamesForAYearAndAskAgainForTheRest) {
  EXPECT_EQ(ask("/assets/desk-1a2B_c4d.js")->header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(ask("/portal.html")->header("Cache-Control"), "no-cache");
  EXPECT_EQ(ask("/self-service.html")->header("Cache-Control"), "no-cache") << "a long word is no hash";
  EXPECT_EQ(ask("/tiny.css")->content_type, "text/css; charset=utf-8");
}

TEST(Assets, SendGzipOnlyToWhoeverTakesItAndOnlyWhereItHelps) {
  const struct {
    std::string path, accept;
    bool zipped;
  } cases[] = {
      {"/portal.html", "gzip", true},      {"/portal.html", "br, gzip;q=0.5", true},
      {"/portal.html", "*", true},         {"/portal.html", "", false},
      {"/portal.html", "gzip;q=0", false}, {"/portal.html", "gzip; q=0.0, *", false},
      {"/portal.html", "br", false},       {"/logo.png", "gzip", false},
      {"/tiny.css", "gzip", false},
  };
  for (const auto& one : cases) {
    const auto response = ask(one.path, {{"accept-encoding", one.accept}});
    EXPECT_EQ(response->header("Content-Encoding"), one.zipped ? "gzip" : "")
        << one.path << " " << one.accept;
    EXPECT_EQ(one.zipped ? unzip(response->body) : page, page);
    EXPECT_EQ(response->header("Vary"), one.path == "/portal.html" ? "Accept-Encoding" : "");
  }
}

TEST(Assets, AnswerNotModifiedToATagTheClientHas) {
  const std::string plain = ask("/portal.html")->header("ETag");
  const std::string zipped = ask("/portal.html", {{"accept-encoding", "gzip"}})->header("ETag");
  EXPECT_NE(plain, zipped) << "strong tags name bytes";
  EXPECT_NE(plain, ask("/tiny.css")->header("ETag"));
  for (const std::string& tag : {plain, "W/" + plain, "\"x\", " + plain, std::string("*")}) {
    const auto response = ask("/portal.html", {{"if-none-match", tag}});
    EXPECT_EQ(response->status, 304) << tag;
    EXPECT_EQ(response->body, "");
    EXPECT_EQ(response->header("ETag"), plain);
  }
  EXPECT_EQ(ask("/portal.html", {{"if-none-match", zipped}})->status, 200);
}

TEST(Assets, StandInForPagesOfTheAppAndForNothingElse) {
  EXPECT_EQ(ask("/")->body, page);
  EXPECT_EQ(ask("/portal/cases/17")->body, page);
  EXPECT_FALSE(ask("/nowhere"));
  EXPECT_FALSE(ask("/../etc/passwd"));
}

TEST(Assets, AreReadFromAFolderWithTheirPaths) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("assets-test-" + std::to_string(::getpid()));
  fs::create_directories(folder / "assets");
  std::ofstream(folder / "index.html") << "<p>";
  std::ofstream(folder / "assets" / "a.js") << "1";
  auto read = read_assets(folder.string());
  std::ranges::sort(read, {}, &Asset::path);
  fs::remove_all(folder);
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].path, "/assets/a.js");
  EXPECT_EQ(read[1].bytes, "<p>");
  EXPECT_THROW(read_assets(folder.string()), Failure);
}

TEST(Assets, RefuseTwoFilesOfOnePath) { EXPECT_THROW(Assets({{"/a", "1"}, {"/a", "2"}}), Bug); }

}  // namespace
}  // namespace yichuang::http
