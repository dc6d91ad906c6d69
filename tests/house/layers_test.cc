// Who may include whom (design: main → app → core → base, app → platform → base; rooms in the order CMakeLists.txt
// gives). The real arrows are committed in docs/layers.txt, so that a new one is seen in review.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

using Arrows = std::map<std::string, std::set<std::string>>;  // room → the rooms it includes

const std::map<std::string, std::set<std::string>> kLayerMaySee = {
    {"base", {"base"}},
    {"core", {"core", "base"}},
    {"platform", {"platform", "base"}},
    {"app", {"app", "core", "platform", "base"}},
    {"main", {"main", "app", "core", "platform", "base"}},
    {"verify", {"verify"}},  // checks what the server wrote, and so shares nothing with it
};

std::string layer_of(const std::string& room) { return room.substr(0, room.find('/')); }

// "core/intake/case.h" → "core/intake"; "base/ids.h" → "base".
std::string room_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

bool is_ours(const std::string& included) { return kLayerMaySee.contains(layer_of(included)); }

Arrows real_arrows() {
  Arrows arrows;
  for (const auto& path : files("src", {".h", ".cc"})) {
    if (path.ends_with("_test.cc")) continue;
    const std::string room = room_of(path.substr(4));
    arrows[room];
    for (const auto& included : all_matches(contents(path), "(?:^|\n)#include \"([^\"]+)\""))
      if (is_ours(included) && room_of(included) != room) arrows[room].insert(room_of(included));
  }
  return arrows;
}

// The rooms of a layer in the order in which a later one may use an earlier one.
std::vector<std::string> order_of(const std::string& layer) {
  const std::string text = std::regex_replace(contents("CMakeLists.txt"), std::regex("\\s+"), " ");
  std::smatch match;
  if (!std::regex_search(text, match, std::regex("yichuang_layer\\(" + layer + " [^)]*ORDER ([^)]*)\\)")))
    return {};
  std::istringstream words(match[1]);
  return {std::istream_iterator<std::string>(words), {}};
}

TEST(layers, a_layer_sees_only_the_layers_below_it) {
  for (const auto& [room, seen] : real_arrows())
    for (const auto& other : seen)
      EXPECT_TRUE(kLayerMaySee.at(layer_of(room)).contains(layer_of(other))) << room << " includes " << other;
}

TEST(layers, a_room_sees_only_the_rooms_before_it) {
  for (const auto& [room, seen] : real_arrows()) {
    const auto order = order_of(layer_of(room));
    const auto place = [&](const std::string& of) {
      return std::find(order.begin(), order.end(), of.substr(of.find('/') + 1)) - order.begin();
    };
    if (order.empty() || room == layer_of(room)) continue;
    EXPECT_LT(place(room), std::ssize(order)) << room << " is not in the ORDER of CMakeLists.txt";
    for (const auto& other : seen) {
      if (layer_of(other) != layer_of(room)) continue;
      EXPECT_LT(place(other), place(room)) << room << " includes " << other << ", which comes after it";
    }
  }
}

TEST(layers, the_core_includes_no_technology) {
  static const std::set<std::string> forbidden = {"thread", "mutex",  "iostream", "fstream",   "filesystem",
                                                  "future", "atomic", "random",   "sqlite3.h", "unistd.h"};
  for (const auto& path : files("src/core", {".h", ".cc"})) {
    if (path.ends_with("_test.cc")) continue;
    for (const auto& included : all_matches(contents(path), "(?:^|\n)#include <([^>]+)>")) {
      EXPECT_FALSE(forbidden.contains(included)) << path << " includes <" << included << ">";
      EXPECT_EQ(included.find('/'), included.npos) << path << " includes a library: <" << included << ">";
    }
    EXPECT_EQ(without_comments(contents(path)).find("_clock::now"), std::string::npos)
        << path << " reads a clock";
  }
}

TEST(layers, the_arrows_are_those_of_docs_layers_txt) {
  std::string text =
      "# Which room includes which: made from the real #includes by ./dev golden, compared by tests/house.\n"
      "# A line that appears or goes is a decision: see it in the review.\n";
  for (const auto& [room, seen] : real_arrows()) {
    text += room + " →";
    for (const auto& other : seen) text += " " + other;
    text += "\n";
  }
  expect_golden("docs/layers.txt", text);
}

}  // namespace
}  // namespace yichuang::house
