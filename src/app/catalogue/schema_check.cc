// The one unit that includes valijson.
#include "app/catalogue/schema_check.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "app/catalogue/document_json.h"
#include "base/result.h"

namespace yichuang::app {
namespace {

// A step as valijson writes it, "[name]" or "[3]", without its brackets. The first of a path is "<root>".
std::string_view step_of(std::string_view written) {
  return written.starts_with('[') && written.ends_with(']') ? written.substr(1, written.size() - 2) : written;
}

// The line of the place; where the path leaves the document, of the last part that is there.
int line_at(const Node& document, const std::vector<std::string>& path, const std::string& unwanted,
            std::string& words) {
  const Node* at = &document;
  int line = at->line;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const std::string_view step = step_of(path[i]);
    if (at->kind == Node::Kind::list) {
      std::size_t index = at->items.size();
      std::from_chars(step.data(), step.data() + step.size(), index);
      if (index >= at->items.size()) return line;
      words += "[" + std::to_string(index) + "]";
      at = &at->items[index];
      line = at->line;
      continue;
    }
    const Node* member = at->member(step);
    if (member == nullptr) return line;
    words += (words.empty() ? "" : ".") + std::string(step);
    line = at->line_of(step);
    at = member;
  }
  if (at->member(unwanted) == nullptr) return line;
  words += (words.empty() ? "" : ".") + unwanted;
  return at->line_of(unwanted);
}

// The key that valijson says the schema does not know; empty: it says something else.
std::string unwanted_in(const std::string& description) {
  constexpr std::string_view kBefore = "'additionalProperties' constraints: '";
  const std::size_t at = description.find(kBefore);
  if (at == description.npos || !description.ends_with("'.")) return {};
  return description.substr(at + kBefore.size(), description.size() - at - kBefore.size() - 2);
}

bool begins(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return longer.size() > shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace

struct SchemaCheck::Compiled {
  valijson::Schema schema;
  // Kept from document to document, because it keeps the patterns it has compiled: anew for each of 5 000 items they were a
  // fifth of all the time reading took.
  valijson::Validator validator;
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

std::vector<Problem> SchemaCheck::check(const Node& document, const std::string& file) {
  const boost::json::value json = to_json(document);
  const valijson::adapters::BoostJsonAdapter adapter(json);
  // Nearly every document conforms, and that is found sooner when nothing is to be told of each alternative that failed.
  if (compiled_->validator.validate(compiled_->schema, adapter, nullptr)) return {};
  valijson::ValidationResults results;
  if (compiled_->validator.validate(compiled_->schema, adapter, &results)) return {};
  std::vector<valijson::ValidationResults::Error> errors;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) errors.push_back(error);
  // Around every fault valijson also reports that the parts it is in do not conform: only the innermost is news.
  std::vector<Problem> problems;
  for (const auto& one : errors) {
    const bool around = std::any_of(errors.begin(), errors.end(),
                                    [&](const auto& other) { return begins(other.context, one.context); });
    if (around) continue;
    std::string place;
    const std::string unwanted = unwanted_in(one.description);
    const int line = line_at(document, one.context, unwanted, place);
    const bool told = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.line == line && problem.message.en.starts_with(place + ": ");
    });
    if (told) continue;
    problems.push_back(
        {"schema", Severity::error, file, line,
         unwanted.empty()
             ? Text{place + "：不符合格式（" + one.description + "）", place + ": " + one.description}
             : Text{place + ": 格式里没有这一项", place + ": the schema knows no such member"}});
  }
  return problems;
}

}  // namespace yichuang::app
