// The one unit that includes valijson.
#include "app/catalogue/schema_check.h"

#include <boost/json.hpp>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <charconv>

#include "base/result.h"

namespace yichuang::app {
namespace {

boost::json::value to_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: return nullptr;
    case Node::Kind::boolean: return node.boolean;
    case Node::Kind::number:
      if (node.whole) return static_cast<std::int64_t>(node.number);
      return node.number;
    case Node::Kind::text: return boost::json::string(node.text);
    case Node::Kind::list: {
      boost::json::array list;
      for (const Node& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case Node::Kind::map: {
      boost::json::object map;
      for (const auto& [name, member] : node.members) map[name] = to_json(member);
      return map;
    }
  }
  return nullptr;
}

// A step as valijson writes it: "<root>", "[\"name\"]" or "[3]".
struct Step {
  std::string name;
  std::size_t index = 0;
  bool is_index = false;
};
Step step_of(const std::string& written) {
  if (written.size() >= 4 && written.starts_with("[\"")) return {written.substr(2, written.size() - 4), 0, false};
  Step step{written, 0, written.starts_with("[")};
  if (step.is_index) std::from_chars(written.data() + 1, written.data() + written.size(), step.index);
  return step;
}

// The line of the place; where the path leaves the document, of the last part that is there.
int line_at(const Node& document, const std::vector<std::string>& path, std::string& words) {
  const Node* at = &document;
  int line = at->line;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Step step = step_of(path[i]);
    words += step.is_index ? "[" + std::to_string(step.index) + "]" : (words.empty() ? "" : ".") + step.name;
    if (step.is_index) {
      if (step.index >= at->items.size()) return line;
      at = &at->items[step.index];
      line = at->line;
      continue;
    }
    for (std::size_t m = 0; m < at->members.size(); ++m)
      if (at->members[m].first == step.name) line = at->member_lines[m];
    const Node* member = at->member(step.name);
    if (member == nullptr) return line;
    at = member;
  }
  return line;
}

bool begins(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return longer.size() > shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace

struct SchemaCheck::Compiled {
  valijson::Schema schema;
};

SchemaCheck::SchemaCheck(std::string_view text) : compiled_(std::make_unique<Compiled>()) {
  try {
    const boost::json::value json = boost::json::parse(boost::json::string_view(text.data(), text.size()));
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::BoostJsonAdapter(json), compiled_->schema);
  } catch (const std::exception& wrong) {
    throw Failure(std::string("catalogue schema: ") + wrong.what());
  }
}
SchemaCheck::~SchemaCheck() = default;
SchemaCheck::SchemaCheck(SchemaCheck&&) noexcept = default;

std::vector<Problem> SchemaCheck::check(const Node& document, const std::string& file) const {
  const boost::json::value json = to_json(document);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(compiled_->schema, valijson::adapters::BoostJsonAdapter(json), &results)) return {};
  std::vector<valijson::ValidationResults::Error> errors;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) errors.push_back(error);
  // Around every fault valijson also reports that the parts it is in do not conform: only the innermost is news.
  std::vector<Problem> problems;
  for (const auto& one : errors) {
    const bool around = std::any_of(errors.begin(), errors.end(), [&](const auto& other) {
      return begins(other.context, one.context);
    });
    if (around) continue;
    std::string place;
    const int line = line_at(document, one.context, place);
    const bool told = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.line == line && problem.message.en.starts_with(place + ": ");
    });
    if (told) continue;
    problems.push_back({"schema", Severity::error, file, line,
                        {place + "：不符合格式（" + one.description + "）", place + ": " + one.description}});
  }
  return problems;
}

}  // namespace yichuang::app
