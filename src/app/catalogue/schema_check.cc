// The one unit that includes valijson.
#include "app/catalogue/schema_check.h"

#include <boost/json.hpp>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "app/catalogue/document_json.h"
#include "app/catalogue/schema_words.h"
#include "base/result.h"

namespace yichuang::app {

struct SchemaCheck::Compiled {
  boost::json::value text;
  valijson::Schema schema;
  // Kept from document to document, because it keeps the patterns it has compiled: anew for each of 5 000 items they were a
  // fifth of all the time reading took.
  valijson::Validator validator;
};

SchemaCheck::SchemaCheck(std::string_view text) : compiled_(std::make_unique<Compiled>()) {
  try {
    boost::json::value& json = compiled_->text;
    json = boost::json::parse(boost::json::string_view(text.data(), text.size()));
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::BoostJsonAdapter(json), compiled_->schema);
  } catch (const std::exception& wrong) {
    throw Failure(std::string("catalogue schema: ") + wrong.what());
  }
}
SchemaCheck::~SchemaCheck() = default;
SchemaCheck::SchemaCheck(SchemaCheck&&) noexcept = default;

std::vector<Problem> SchemaCheck::check(const Node& document, const std::string& file,
                                        const std::function<const MemberNames&()>& names) {
  const boost::json::value json = to_json(document);
  const valijson::adapters::BoostJsonAdapter adapter(json);
  // Nearly every document conforms, and that is found sooner when nothing is to be told of each alternative that failed.
  if (compiled_->validator.validate(compiled_->schema, adapter, nullptr)) return {};
  std::vector<Problem> problems;
  // valijson says what is wrong in the words of the schema language; officials are told in those of their work.
  for (const SchemaFault& fault : faults_against(compiled_->text, document, names()))
    problems.push_back({"schema", Severity::error, file, fault.line, fault.message});
  if (problems.empty())
    problems.push_back({"schema",
                        Severity::error,
                        file,
                        document.line,
                        {"这条记录不符合格式要求", "This record does not have the form it must have"}});
  return problems;
}

}  // namespace yichuang::app
