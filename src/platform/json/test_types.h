// What the tests of this room read, write and describe.
#pragma once

#include "platform/json/codec_impl.h"

namespace yichuang::json_test {

enum class Channel { online, window, default_ };
struct Material {
  std::string code;
  int copies = 1;
  std::optional<std::string> note;
  bool operator==(const Material&) const = default;
};
struct Node {
  std::string name;
  std::vector<Node> children;
};
struct Filing {
  static constexpr json::FieldRule kRules[] = {
      {.member = "name", .min_length = 1, .max_length = 5, .description = "the applicant's name"},
      {.member = "phone", .pattern = "^1[0-9]{10}$"},
      {.member = "materials", .min_items = 1, .max_items = 3},
      {.member = "window", .minimum = 1, .maximum = 60},
      {.member = "helper", .absent_ok = true},
  };
  CaseId id;
  std::string name;
  std::optional<std::string> phone;
  Channel channel = Channel::online;
  std::optional<Channel> wished;
  std::vector<Material> materials;
  std::map<std::string, std::string> answers;
  std::optional<Material> letter;
  int window = 1;
  std::int64_t fee = 0;
  double share = 0;
  bool urgent = false;
  Date on;
  Instant at;
  WorkingDays limit;
  PersonId helper;
  boost::json::value extra;
  bool operator==(const Filing&) const = default;
};
struct Quiet {
  int page = 7;
  std::string class_;
};

BOOST_DESCRIBE_ENUM(Channel, online, window, default_)
YICHUANG_DESCRIBE(Material, (code, copies, note))
YICHUANG_DESCRIBE(Node, (name, children))
YICHUANG_DESCRIBE(Filing, (id, name, phone, channel, wished, materials, answers, letter, window, fee, share,
                           urgent, on, at, limit, helper, extra))
YICHUANG_DESCRIBE(Quiet, (page, class_))

namespace elsewhere {
struct Material {
  int weight = 0;
};
YICHUANG_DESCRIBE(Material, (weight))
template <class Row>
struct Page {
  std::vector<Row> rows;
  BOOST_DESCRIBE_CLASS(Page, (), (rows), (), ())
};
}  // namespace elsewhere

}  // namespace yichuang::json_test

YICHUANG_RULES(yichuang::json_test::Quiet, {.member = "page", .maximum = 9, .absent_ok = true})
