#include "platform/json/codec.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "platform/json/test_types.h"

YICHUANG_CODEC(yichuang::json_test::Filing)
YICHUANG_CODEC(yichuang::json_test::Material)
YICHUANG_CODEC(yichuang::json_test::Quiet)
YICHUANG_CODEC(yichuang::json_test::Node)
YICHUANG_CODEC(std::vector<yichuang::json_test::Material>)
YICHUANG_CODEC(std::map<std::string, int>)
YICHUANG_CODEC(boost::json::value)
YICHUANG_CODEC(double)
YICHUANG_CODEC(std::int64_t)
YICHUANG_CODEC(int)
YICHUANG_CODEC(std::string)

namespace yichuang::json_test {
namespace {

using json::read;
using json::write;

const std::string kGood =
    R"({"id":"42","name":"陈桂芳","channel":"window","materials":[{"code":"ID_CARD","copies":2}],)"
    R"("answers":{"q1":"是"},"window":3,"fee":1200,"share":0.5,"urgent":false,"on":"2026-03-01",)"
    R"("at":"2026-03-01T09:30:00.000+08:00","limit":5,"helper":"9","extra":{"a":[1,null,"x"]}})";

std::string with(std::string_view from, std::string_view to) {
  std::string text = kGood;
  const std::size_t at = text.find(from);
  if (at == text.npos) throw std::logic_error("the good text has no " + std::string(from));
  return text.replace(at, from.size(), to);
}

template <class T>
std::string faults_of(std::string_view text) {
  const auto result = read<T>(text);
  if (result.ok()) return "accepted";
  EXPECT_EQ(result.refusal().kind, RefusalKind::malformed);
  EXPECT_EQ(result.refusal().code, "malformed");
  std::string faults;
  for (const auto& fault : result.refusal().fields)
    faults += (faults.empty() ? "" : "; ") + fault.field + " " + fault.code;
  return faults;
}

TEST(JsonRead, a_good_text_becomes_its_struct_and_writes_itself_again) {
  const auto filing = read<Filing>(kGood);
  ASSERT_TRUE(filing.ok()) << faults_of<Filing>(kGood);
  EXPECT_EQ(filing->id, CaseId{42});
  EXPECT_EQ(filing->channel, Channel::window);
  EXPECT_EQ(filing->materials.at(0).copies, 2);
  EXPECT_FALSE(filing->phone.has_value());
  EXPECT_EQ(filing->on, (Date{2026, 3, 1}));
  EXPECT_EQ(filing->at.ms, 1772328600000);
  EXPECT_EQ(filing->limit.count, 5);
  EXPECT_EQ(write(*filing), kGood);
}

TEST(JsonRead, every_fault_is_named_by_its_path) {
  struct Row {
    std::string text;
    std::string faults;
  };
  const std::string nested = std::string(33, '[') + std::string(33, ']');
  const Row rows[] = {
      {with(R"("id":"42",)", ""), "id missing"},
      {with(R"("copies":2)", R"("copies":2,"color":1)"), "materials[0].color unknown_field"},
      {with(R"("copies":2)", R"("copies":"2")"), "materials[0].copies wrong_type"},
      {with(R"("copies":2)", R"("copies":2.5)"), "materials[0].copies wrong_type"},
      {with(R"("copies":2)", R"("copies":null)"), "materials[0].copies wrong_type"},
      {with(R"("copies":2)", R"("copies":2147483648)"), "materials[0].copies out_of_range"},
      {with(R"("fee":1200)", R"("fee":9223372036854775808)"), "fee out_of_range"},
      {with(R"("fee":1200)", R"("fee":99999999999999999999)"), "fee out_of_range"},
      {with(R"("fee":1200)", R"("fee":1e400)"), "fee out_of_range"},
      {with(R"("share":0.5)", R"("share":1e400)"), "share out_of_range"},
      {with(R"("share":0.5)", R"("share":"0.5")"), "share wrong_type"},
      {with(R"("urgent":false)", R"("urgent":0)"), "urgent wrong_type"},
      {with(R"("window":3)", R"("window":0)"), "window out_of_range"},
      {with(R"("window":3)", R"("window":61)"), "window out_of_range"},
      {with(R"("channel":"window")", R"("channel":"fax")"), "channel not_allowed"},
      {with(R"("channel":"window")", R"("channel":1)"), "channel wrong_type"},
      {with(R"("channel":"window")", R"("channel":"window","wished":"fax")"), "wished not_allowed"},
      {with("陈桂芳", "一二三四五六"), "name too_long"},
      {with("陈桂芳", ""), "name too_short"},
      {with("陈桂芳", R"(陈\u0000)"), "name not_text"},
      {with(R"("channel")", R"("phone":"023-1234","channel")"), "phone wrong_form"},
      {with(R"("channel")", R"("phone":"13800230009\n","channel")"), "phone wrong_form"},
      {with("2026-03-01\"", "2026-02-29\""), "on not_a_date"},
      {with("2026-03-01T09:30:00.000+08:00", "morning"), "at not_an_instant"},
      {with(R"("42")", "42"), "id wrong_type"},
      {with(R"("42")", R"("0")"), "id not_an_id"},
      {with(R"("42")", R"("042")"), "id not_an_id"},
      {with(R"("42")", R"("-1")"), "id not_an_id"},
      {with(R"("42")", R"("9223372036854775808")"), "id not_an_id"},
      {with(R"([{"code":"ID_CARD","copies":2}])", "[]"), "materials too_few"},
      {with(R"([{"code":"ID_CARD","copies":2}])", "[1,2,3,4]"), "materials too_many"},
      {with(R"([{"code":"ID_CARD","copies":2}])", R"([{"code":"A","copies":1},7,{"copies":1}])"),
       "materials[1] wrong_type; materials[2].code missing"},
      {with(R"([{"code":"ID_CARD","copies":2}])", R"({"code":"A"})"), "materials wrong_type"},
      {with(R"({"q1":"是"})", R"({"q1":1,"a.b":2})"), R"(answers.q1 wrong_type; answers["a.b"] wrong_type)"},
      {with(R"({"a":[1,null,"x"]})", R"({"a":["\u0000"]})"), "extra.a[0] not_text"},
      {with(R"("urgent":false)", R"("urgent":false,"letter":{"copies":1})"), "letter.code missing"},
      {with(R"("copies":2)", R"("copies":2,"copies":3)"), "materials[0].copies duplicate_key"},
      {with(R"({"a":[1,null,"x"]})", nested), "extra" +
                                                  [] {
                                                    std::string zeros;
                                                    for (int i = 0; i < 31; ++i) zeros += "[0]";
                                                    return zeros;
                                                  }() +
                                                  " too_deep"},
      {"[]", " wrong_type"},
      {"", " not_json"},
      {"{", " not_json"},
      {kGood + "x", " not_json"},
      {with("陈桂芳", "\xff"), " not_json"},
      {with("陈桂芳", R"(\ud800)"), " not_json"},
      {with("false", "NaN"), " not_json"},
  };
  for (const Row& row : rows) EXPECT_EQ(faults_of<Filing>(row.text), row.faults) << row.text;
}

TEST(JsonRead, all_faults_are_reported_together_but_never_without_end) {
  EXPECT_EQ(faults_of<Material>(R"({"copies":"two","note":5,"x":1,"y":2})"),
            "code missing; copies wrong_type; note wrong_type; x unknown_field; y unknown_field");
  std::string many = "[";
  for (int i = 0; i < 500; ++i) many += i == 0 ? "1" : ",1";
  const auto result = read<std::vector<Material>>(many + "]");
  EXPECT_EQ(result.refusal().fields.size(), json::kMaxFaults);
}

TEST(JsonRead, limits_hold_where_no_rule_is_said) {
  const auto quoted = [](std::size_t n) { return '"' + std::string(n, 'a') + '"'; };
  EXPECT_EQ(faults_of<std::string>(quoted(20'000)), "accepted");
  EXPECT_EQ(faults_of<std::string>(quoted(20'001)), " too_long");
  std::string chinese;
  for (int i = 0; i < 20'000; ++i) chinese += "窗";
  EXPECT_EQ(faults_of<std::string>('"' + chinese + '"'), "accepted") << "characters count, not bytes";
  EXPECT_EQ(faults_of<boost::json::value>(quoted(20'001)), " too_long");
  std::string elements = "0";
  for (int i = 1; i < 1'000; ++i) elements += ",0";
  EXPECT_EQ(faults_of<boost::json::value>("[" + elements + "]"), "accepted");
  EXPECT_EQ(faults_of<boost::json::value>("[" + elements + ",0]"), " too_many");
  const std::string key(201, 'k');
  EXPECT_EQ((faults_of<std::map<std::string, int>>("{\"" + key + "\":1}")),
            "[\"" + key.substr(0, 64) + "…\"] too_long");
}

TEST(JsonRead, whole_numbers_may_be_written_as_reals_and_minus_zero_is_zero) {
  EXPECT_EQ(read<int>("3.0").value(), 3);
  EXPECT_EQ(read<int>("3e2").value(), 300);
  EXPECT_EQ(read<int>("-0").value(), 0);
  EXPECT_EQ(read<int>("-0.0").value(), 0);
  EXPECT_EQ(write(read<double>("-0").value()), "0");
  EXPECT_EQ(write(read<double>("-0.0").value()), "0");
  EXPECT_EQ(read<std::int64_t>("-9223372036854775808").value(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(faults_of<std::int64_t>("1e17"), " out_of_range") << "beyond 2^53 a real may be another number";
  EXPECT_EQ(read<double>("18446744073709551615").value(), 18446744073709551615.0);
}

TEST(JsonRead, a_rule_may_let_a_member_be_absent_and_its_default_stays) {
  EXPECT_EQ(read<Quiet>(R"({"class":"a"})")->page, 7);
  EXPECT_EQ(faults_of<Quiet>(R"({"page":10,"class":"a"})"), "page out_of_range");
  EXPECT_EQ(write(Quiet{8, "b"}), R"({"page":8,"class":"b"})") << "a reserved word loses its underscore";
}

TEST(JsonRead, a_type_may_hold_itself) {
  EXPECT_EQ(faults_of<Node>(R"({"name":"a","children":[{"name":1,"children":[]}]})"),
            "children[0].name wrong_type");
}

TEST(JsonRead, null_is_absent_for_an_optional_only) {
  EXPECT_EQ(faults_of<Material>(R"({"code":"A","copies":1,"note":null})"), "accepted");
  EXPECT_EQ(write(Material{"A", 1, {}}), R"({"code":"A","copies":1})");
  EXPECT_EQ(faults_of<Material>(R"({"code":null,"copies":1})"), "code wrong_type");
}

TEST(JsonWrite, one_text_has_one_spelling) {
  EXPECT_EQ(write(std::string("\"\\/\b\f\n\r\t\x01 窗\x7f")), "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001 窗\x7f\"");
  const auto a = read<Filing>(R"( { "extra" : null , "limit":5,"at":"2026-03-01T01:30:00Z","on":"2026-03-01",
    "urgent":false,"share":5e-1,"fee":1200.0,"window":3,"answers":{"q2":"否","q1":"是"},
    "materials":[{"copies":2,"code":"ID_CARD"}],"channel":"default","name":"\u9648桂芳","id":"42"})");
  const auto b = read<Filing>(
      R"({"id":"42","name":"陈桂芳","channel":"default","materials":[{"code":"ID_CARD","copies":2}],"answers":{"q1":)"
      R"("是","q2":"否"},"window":3,"fee":1200,"share":0.5,"urgent":false,"on":"2026-03-01",)"
      R"("at":"2026-03-01T09:30:00+08:00","limit":5,"helper":"1","extra":null})");
  EXPECT_EQ(faults_of<Filing>(write(*b)), "accepted");
  ASSERT_TRUE(a.ok());
  auto same = *b;
  same.helper = {};
  EXPECT_EQ(write(*a), write(same));
  EXPECT_EQ(write(*a).find("helper"), std::string::npos) << "an id that is none is left out";
}

TEST(JsonWrite, what_could_not_be_read_back_is_a_bug) {
  EXPECT_THROW(write(std::numeric_limits<double>::infinity()), Bug);
  EXPECT_THROW(write(Filing{}), Bug) << "its id is none";
  Filing filing{.id = CaseId{1}, .channel = static_cast<Channel>(9)};
  EXPECT_THROW(write(filing), Bug);
}

std::string text_of_any_kind() {
  const auto points = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 0x2FFFF));
  std::string text;
  for (int point : points) {
    if (point >= 0xD800 && point < 0xE000) point = 0x7A97;
    const auto put = [&](int byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
      put(point);
    } else if (point < 0x800) {
      put(0xC0 | point >> 6), put(0x80 | (point & 63));
    } else if (point < 0x10000) {
      put(0xE0 | point >> 12), put(0x80 | ((point >> 6) & 63)), put(0x80 | (point & 63));
    } else {
      put(0xF0 | point >> 18), put(0x80 | ((point >> 12) & 63)), put(0x80 | ((point >> 6) & 63)),
          put(0x80 | (point & 63));
    }
  }
  return text;
}

TEST(JsonProperty, what_is_written_is_read_back_the_same) {
  const bool held = rc::check("read(write(x)) == x and writes the same bytes", [] {
    Filing filing{.id = CaseId{*rc::gen::positive<std::int64_t>()}, .name = "窗"};
    filing.channel = *rc::gen::element(Channel::online, Channel::window, Channel::default_);
    if (*rc::gen::arbitrary<bool>())
      filing.letter = Material{text_of_any_kind(), *rc::gen::arbitrary<int>(), {}};
    const int materials = *rc::gen::inRange(1, 4);
    for (int i = 0; i < materials; ++i)
      filing.materials.push_back({text_of_any_kind(), i, text_of_any_kind()});
    filing.answers[std::to_string(materials)] = text_of_any_kind();
    filing.window = *rc::gen::inRange(1, 61);
    filing.fee = *rc::gen::arbitrary<std::int64_t>();
    filing.share = *rc::gen::arbitrary<double>();
    filing.on = Date{*rc::gen::inRange(0, 2'000'000)};
    filing.at = Instant{*rc::gen::inRange<std::int64_t>(0, 200'000'000'000'000)};
    filing.limit = {*rc::gen::arbitrary<int>()};
    filing.extra = boost::json::value(filing.fee);  // a double 1.0 would come back as the integer 1
    const std::string text = write(filing);
    const auto back = read<Filing>(text);
    RC_ASSERT(back.ok());
    RC_ASSERT(*back == filing);
    RC_ASSERT(write(*back) == text);
  });
  EXPECT_TRUE(held);
}

TEST(JsonProperty, no_mutated_text_crashes_and_what_is_accepted_is_canonical) {
  const bool held = rc::check("mutations of a good text", [] {
    std::string text = kGood;
    const int changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
      const auto byte =
          *rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::element('"', '{', '}', '[', ']', ',', '0'));
      if (*rc::gen::arbitrary<bool>())
        text[at] = byte;
      else
        text.insert(at, 1, byte);
    }
    const auto first = read<Filing>(text);
    if (!first.ok()) {
      RC_ASSERT(!first.refusal().fields.empty());
      return;
    }
    RC_ASSERT(write(read<Filing>(write(*first)).value()) == write(*first));
  });
  EXPECT_TRUE(held);
}

}  // namespace
}  // namespace yichuang::json_test
