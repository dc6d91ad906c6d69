#include "app/record/answers.h"

#include <boost/json.hpp>

#include "app/record/dates_in_words.h"
#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

std::string filled_in(std::string text, const Values& values) {
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + name + "}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

// Codes in values are shown as names: an item, a department, a material; and a day as people write it.
Values named(const Catalogue& catalogue, const Values& values, bool chinese) {
  Values shown;
  for (const auto& [name, value] : values) {
    const Text* text = nullptr;
    // Words that come in both languages, as a package's reason to be blocked, stand for {text}.
    if (name == (chinese ? "zh" : "en")) shown.emplace_back("text", value);
    if (name == "item") {
      if (const Item* item = catalogue.item(value)) text = &item->name;
    } else if (name == "department") {
      if (const Department* department = catalogue.department(value)) {
        text = &department->name;
        shown.emplace_back("head", chinese ? department->head_post_name.zh : department->head_post_name.en);
      }
    } else if (name == "material") {
      if (const Material* material = catalogue.material(value))
        text = &material->name;
      else if (const Field* field = catalogue.field(value))
        text = &field->label;
    }
    if (const auto day = parse_date(value)) {
      const Words written = in_words(*day);
      shown.emplace_back(name, chinese ? written.zh : written.en);
      continue;
    }
    shown.emplace_back(name, text == nullptr ? value : chinese ? text->zh : text->en);
  }
  return shown;
}

// What is wrong inside a file that was sent is told in words of its own; the catalogue has no text for each.
std::optional<Words> own_words(const Values& values) {
  Words words;
  for (const auto& [name, value] : values) {
    if (name == "text") words.zh = value;
    if (name == "text_en") words.en = value;
  }
  if (words.zh.empty() || words.en.empty()) return std::nullopt;
  return words;
}

std::string fields_json(const Catalogue& catalogue, const Refusal& refusal) {
  if (refusal.fields.empty()) return {};
  boost::json::array fields;
  for (const FieldFault& fault : refusal.fields) {
    const auto own = own_words(fault.values);
    const Words text = own ? *own : text_of(catalogue, fault.code, fault.values);
    fields.push_back(
        {{"field", fault.field}, {"code", fault.code}, {"text", {{"zh", text.zh}, {"en", text.en}}}});
  }
  return boost::json::serialize(fields);
}

}  // namespace

int status_of(const Refusal& refusal) {
  switch (refusal.kind) {
    case RefusalKind::malformed:
      return 400;
    case RefusalKind::denied:
      return refusal.code == "sign_in_needed" ? 401 : 403;
    case RefusalKind::refused:
      return refusal.code == "too_many_tries" ? 429 : 422;
    case RefusalKind::stale:
      return 409;
    case RefusalKind::not_found:
      return 404;
  }
  return 500;
}

Words text_of(const Catalogue& catalogue, const std::string& code, const Values& values) {
  const Text* text = catalogue.text(code);
  if (text == nullptr) return {code, code};
  return {filled_in(text->zh, named(catalogue, values, true)),
          filled_in(text->en, named(catalogue, values, false))};
}

http::Response refusal_answer(const Centre& centre, const http::Request& request, const Refusal& refusal) {
  const auto catalogue = centre.catalogues.current();
  const Words text = text_of(*catalogue, refusal.code, refusal.values);
  auto response = http::problem(status_of(refusal), refusal.code, text.zh, text.en, request.trace,
                                fields_json(*catalogue, refusal), refusal.clause);
  if (response.status == 429) response.headers.emplace_back("Retry-After", "60");
  return response;
}

http::Response json_answer(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

const Actor& actor_of(const http::Request& request) {
  static const Actor nobody;
  const Actor* actor = std::any_cast<Actor>(&request.principal);
  return actor == nullptr ? nobody : *actor;
}

Command command_of(const http::Request& request) {
  Command command;
  command.actor = actor_of(request);
  command.key = request.header("idempotency-key");
  if (!command.key.empty())
    command.digest = crypto::sm3_hex(std::string(http::to_string(request.method)) + '\n' + request.path +
                                     '\n' + request.body);
  command.seen = http::if_match(request);
  return command;
}

}  // namespace yichuang::app
