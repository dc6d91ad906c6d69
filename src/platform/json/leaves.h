// What codecs do without templates: reading, writing and describing single values.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>

#include "base/time.h"
#include "platform/json/codec.h"
#include "platform/json/document.h"

namespace yichuang::json::detail {

namespace bj = boost::json;

struct IntegerRange {
  std::int64_t lowest;
  std::int64_t highest;
};

void read_bool(const bj::value& in, bool& out, Reading&, const Path&);
void read_integer(const bj::value& in, std::int64_t& out, IntegerRange, Reading&, const Path&,
                  const FieldRule&);
void read_double(const bj::value& in, double& out, Reading&, const Path&, const FieldRule&);
void read_string(const bj::value& in, std::string& out, Reading&, const Path&, const FieldRule&);
void read_id(const bj::value& in, std::int64_t& out, Reading&, const Path&);
void read_date(const bj::value& in, Date& out, Reading&, const Path&);
void read_instant(const bj::value& in, Instant& out, Reading&, const Path&);
std::optional<std::size_t> read_name(const bj::value& in, std::span<const std::string_view> names, Reading&,
                                     const Path&);
// The limits hold inside a free value too: length of strings and keys, number of elements.
void check_anything(const bj::value& in, Reading&, const Path&, const FieldRule&);
// nullptr: not one, and that is noted.
const bj::object* object_in(const bj::value& in, Reading&, const Path&);
const bj::object* map_in(const bj::value& in, Reading&, const Path&, const FieldRule&);
const bj::array* array_in(const bj::value& in, Reading&, const Path&, const FieldRule&);
void report_unknown(const bj::object& members, std::span<const std::string_view> known, Reading&,
                    const Path&);

void write_integer(std::string& out, std::int64_t value);
void write_double(std::string& out, double value);
void write_string(std::string& out, std::string_view value);
void write_id(std::string& out, std::int64_t value);
void write_anything(std::string& out, const bj::value& value);

// Adds described types to the components of an OpenAPI document, each once.
class SchemaBuilder {
 public:
  explicit SchemaBuilder(bj::object& components) : components_(components) {}
  bj::object component(const std::type_info& type, const std::function<bj::object()>& describe);

 private:
  bj::object& components_;
  std::map<std::string, const std::type_info*> begun_;
};

class StructSchema {
 public:
  void add(std::string_view name, bj::object schema, const FieldRule& rule, bool required);
  bj::object done();

 private:
  bj::object properties_;
  bj::array required_;
};

bj::object integer_schema(IntegerRange, const FieldRule&);
bj::object double_schema(const FieldRule&);
bj::object string_schema(const FieldRule&);
bj::object id_schema();
bj::object enum_schema(std::span<const std::string_view> names);
bj::object array_schema(bj::object element, const FieldRule&);
bj::object map_schema(bj::object mapped, const FieldRule&);
bj::object or_null(bj::object schema);

std::string type_name(const std::type_info& type);  // unqualified; Page<Row> is PageRow

}  // namespace yichuang::json::detail
