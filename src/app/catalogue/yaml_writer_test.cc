#include "app/catalogue/yaml_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>

#include "app/catalogue/document_json.h"
#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

std::string json_of(const Node& node) { return boost::json::serialize(to_json(node)); }

std::string read_back(const std::string& yaml) {
  std::vector<Problem> problems;
  const auto document = parse_yaml(yaml, "written.yaml", problems);
  if (document == nullptr) return problems.front().message.en + "\n" + yaml;
  return json_of(*document);
}

TEST(YamlWriter, writes_every_shipped_file_so_that_it_reads_the_same) {
  const CatalogueFiles files = catalogue_in("catalogue");
  int seen = 0;
  for (const std::string& path : files.paths) {
    if (!path.ends_with(".yaml")) continue;
    std::vector<Problem> problems;
    const auto document = parse_yaml(*files.read(path), path, problems);
    ASSERT_NE(document, nullptr) << path;
    const std::string written = write_yaml(*document);
    EXPECT_EQ(read_back(written), json_of(*document)) << path;
    EXPECT_EQ(write_yaml(*document), written) << path;
    ++seen;
  }
  EXPECT_GT(seen, 300);
}

rc::Gen<std::string> any_text() {
  return rc::gen::oneOf(
      rc::gen::element<std::string>("", "01", "1", "-1.5e3", "true", "Null", "~", "yes", " a", "a ", "a: b",
                                    "a #b", "- a", "? a", "a\nb", "\ta", "\"", "\\", "'", "*a", "&a", "!x",
                                    "%d", "@", "`", "[a", "{", "}", "#", "|", ">", "---", "...", "<<", "=",
                                    "许可", "许可：是", "\xEF\xBB\xBFx", "\xC2\x85", "\xE2\x80\xA8",
                                    std::string("\0", 1), "\x7F", "\xEF\xBF\xBF", "\xF0\x9F\x98\x80"),
      rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)),
                   [](std::string s) { return s; }),
      rc::gen::map(rc::gen::inRange(900, 1200), [](int length) { return std::string(length, 'k'); }));
}

rc::Gen<boost::json::value> any_tree(int depth) {
  using boost::json::value;
  auto scalar = rc::gen::oneOf(
      rc::gen::map(any_text(), [](const std::string& text) { return value(text); }),
      rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t number) { return value(number); }),
      rc::gen::map(rc::gen::arbitrary<double>(), [](double number) { return value(number); }),
      rc::gen::map(rc::gen::arbitrary<bool>(), [](bool truth) { return value(truth); }),
      rc::gen::just(value(nullptr)));
  if (depth == 0) return scalar;
  auto list =
      rc::gen::map(rc::gen::container<std::vector<value>>(any_tree(depth - 1)),
                   [](const auto& items) { return value(boost::json::array(items.begin(), items.end())); });
  auto map = rc::gen::map(rc::gen::container<std::vector<std::pair<std::string, value>>>(
                              rc::gen::pair(any_text(), any_tree(depth - 1))),
                          [](const auto& members) {
                            boost::json::object object;
                            for (const auto& [name, member] : members) object[name] = member;
                            return value(object);
                          });
  return rc::gen::oneOf(scalar, list, map);
}

RC_GTEST_PROP(YamlWriter, gives_back_every_tree_whatever_its_texts_are, ()) {
  const boost::json::value tree = *rc::gen::resize(8, any_tree(*rc::gen::inRange(0, 4)));
  RC_ASSERT(read_back(write_yaml(tree)) == boost::json::serialize(tree));
}

TEST(YamlWriter, writes_as_the_shipped_files_are_written) {
  const auto tree =
      boost::json::parse(R"({"code": "open-clinic", "name": {"zh": "开诊所", "en": "Open a clinic"},
    "demo": true, "serial": "01", "fee": null, "objects": ["enterprise", "citizen"], "blocks": [],
    "items": [{"item": "a", "when": {"any": [{"is": ["kind", "b"]}, {"is": ["c", true]}]}}, {"item": "c", "role": "required"}],
    "why": {"zh": "这是一句很长的话，长到一行放不下，所以两种文字各占一行，一行一种，读起来才清楚。",
            "en": "This is a sentence so long that both do not fit on one line, so each has its own."}})");
  EXPECT_EQ(write_yaml(tree), R"(code: open-clinic
name: {zh: 开诊所, en: "Open a clinic"}
demo: true
serial: "01"
fee: null
objects: [enterprise, citizen]
blocks: []
items:
  - {item: a, when: {any: [{is: [kind, b]}, {is: [c, true]}]}}
  - {item: c, role: required}
why:
  zh: "这是一句很长的话，长到一行放不下，所以两种文字各占一行，一行一种，读起来才清楚。"
  en: "This is a sentence so long that both do not fit on one line, so each has its own."
)");
}

}  // namespace
}  // namespace yichuang::app
