#include "app/catalogue/record_index.h"

#include <boost/json.hpp>

#include "app/catalogue/document_json.h"
#include "app/catalogue/record_place.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

std::string text_in(const bj::object& from, std::string_view member) {
  const bj::value* value = from.if_contains({member.data(), member.size()});
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

Words words_in(const bj::object& from) { return {text_in(from, "zh"), text_in(from, "en")}; }

const bj::object* object_in(const bj::object& from, std::string_view member) {
  const bj::value* value = from.if_contains({member.data(), member.size()});
  return value == nullptr ? nullptr : value->if_object();
}

Words name_in(const RecordName& name, const bj::object& document) {
  for (const char* member : {"name", "label", "text"})
    if (const bj::object* words = object_in(document, member)) return words_in(*words);
  if (name.first == "text") return words_in(document);
  return {name.second, name.second};
}

// Elements of a list that name a record of that kind.
void collect(const bj::object& document, std::string_view list, std::string_view member, const char* kind,
             std::vector<RecordName>& uses) {
  const bj::value* elements = document.if_contains({list.data(), list.size()});
  if (elements == nullptr || !elements->is_array()) return;
  for (const bj::value& one : elements->get_array()) {
    if (!one.is_object()) continue;
    if (std::string code = text_in(one.get_object(), member); !code.empty())
      uses.emplace_back(kind, std::move(code));
  }
}

void collect_uses(const RecordName& name, const bj::object& document, std::vector<RecordName>& uses) {
  if (name.first == "item") {
    collect(document, "materials", "material", "material", uses);
    collect(document, "fields", "field", "field", uses);
    if (const bj::object* result = object_in(document, "result"))
      if (std::string code = text_in(*result, "material"); !code.empty()) uses.emplace_back("material", code);
  } else if (name.first == "package") {
    collect(document, "items", "item", "item", uses);
  }
}

}  // namespace

IndexedRecord index_record(const RecordName& name, const bj::value& document) {
  IndexedRecord record;
  record.document = bj::serialize(document);
  const bj::object* members = document.if_object();
  if (members == nullptr) return record;
  record.name = name_in(name, *members);
  for (const char* member : {"department", "lead", "issuer"})
    if (record.place.empty()) record.place = text_in(*members, member);
  for (const char* member : {"group", "issuer"})
    if (const bj::object* words = object_in(*members, member)) record.place_words = words_in(*words);
  if (name.first == "item") {
    record.standing = "in_force";
    if (const bj::object* standing = object_in(*members, "standing"))
      record.standing = text_in(*standing, "state");
  }
  collect_uses(name, *members, record.uses);
  return record;
}

RecordIndex index_records(const CatalogueFiles& files) {
  RecordIndex index;
  std::vector<Problem> unread;
  for (const CatalogueRecord& record : read_records(files, unread)) {
    const RecordName name{record.key.kind, record.key.code};
    index.emplace(name, index_record(name, to_json(record.content)));
  }
  return index;
}

std::map<RecordName, int> uses_of(const RecordIndex& index) {
  std::map<RecordName, int> uses;
  for (const auto& [name, record] : index)
    for (const RecordName& used : record.uses) ++uses[used];
  return uses;
}

RecordSummary summary_of(const RecordIndex& index, const RecordName& name,
                         const std::map<RecordName, int>& uses, const std::string& change) {
  RecordSummary summary;
  summary.kind = name.first;
  summary.code = name.second;
  summary.change = change;
  summary.name = {name.second, name.second};
  if (const auto found = index.find(name); found != index.end()) {
    const IndexedRecord& record = found->second;
    summary.name = record.name;
    summary.standing = record.standing;
    summary.place = record.place_words;
    if (!record.place.empty()) {
      const auto department = index.find({"department", record.place});
      summary.place = department == index.end() ? Words{record.place, record.place} : department->second.name;
    }
  }
  if (const auto used = uses.find(name); used != uses.end()) summary.used_by = used->second;
  return summary;
}

}  // namespace yichuang::app
