#include "app/catalogue/differences_text.h"

#include <boost/json.hpp>

#include "app/catalogue/document_json.h"
#include "app/catalogue/yaml_writer.h"

namespace yichuang::app {
namespace {

struct ChangeWords {
  const char* sign;
  const char* code;
};

ChangeWords words_of(RecordChange change) {
  switch (change) {
    case RecordChange::added:
      return {"+", "added"};
    case RecordChange::removed:
      return {"-", "removed"};
    case RecordChange::changed:
      return {"~", "changed"};
  }
  throw Bug("a change of no kind");
}

std::string side(const std::optional<boost::json::value>& value, Language language) {
  return value ? write_yaml_line(from_json(*value)) : in(language, {"（没有）", "(nothing)"});
}

Text message_of(const FieldFault& fault) {
  Text message{fault.code, fault.code};
  for (const auto& [name, value] : fault.values) {
    if (name == "text") message.zh = value;
    if (name == "text_en") message.en = value;
  }
  return message;
}

}  // namespace

std::string differences_text(const std::vector<RecordDifference>& found, Language language) {
  std::string text;
  for (const RecordDifference& one : found) {
    text += std::string(words_of(one.change).sign) + " " + one.key.kind + " " + one.key.code;
    if (const std::string name = in(language, one.name); !name.empty()) text += "  " + name;
    text += "\n";
    if (one.change != RecordChange::changed) continue;
    for (const DifferenceRow& row : one.rows)
      text +=
          "    " + row.pointer + ": " + side(row.before, language) + " → " + side(row.after, language) + "\n";
  }
  const std::string count = std::to_string(found.size());
  return text + in(language, {count + " 条记录不同\n",
                              count + (found.size() == 1 ? " record differs\n" : " records differ\n")});
}

std::string differences_json(const std::vector<RecordDifference>& found) {
  boost::json::array differences;
  for (const RecordDifference& one : found) {
    boost::json::array rows;
    for (const DifferenceRow& row : one.rows) {
      boost::json::object told{{"pointer", row.pointer}};
      if (row.before) told["before"] = *row.before;
      if (row.after) told["after"] = *row.after;
      rows.push_back(std::move(told));
    }
    differences.push_back({{"kind", one.key.kind},
                           {"code", one.key.code},
                           {"change", words_of(one.change).code},
                           {"name", {{"zh", one.name.zh}, {"en", one.name.en}}},
                           {"rows", std::move(rows)}});
  }
  return boost::json::serialize(boost::json::object{{"differences", std::move(differences)}}) + "\n";
}

std::string faults_text(const Refusal& refusal, Language language) {
  std::string text;
  for (const FieldFault& fault : refusal.fields)
    text += fault.field + ": " + in(language, message_of(fault)) + " [" + fault.code + "]\n";
  const std::string count = std::to_string(refusal.fields.size());
  const std::string faults = count + (refusal.fields.size() == 1 ? " fault" : " faults");
  return text + in(language, {count + " 处不对，什么也没有改\n", faults + "; nothing was changed\n"});
}

std::string faults_json(const Refusal& refusal, Language language) {
  boost::json::array problems;
  for (const FieldFault& fault : refusal.fields)
    problems.push_back(
        {{"at", fault.field}, {"rule", fault.code}, {"message", in(language, message_of(fault))}});
  return boost::json::serialize(boost::json::object{{"problems", std::move(problems)}}) + "\n";
}

}  // namespace yichuang::app
