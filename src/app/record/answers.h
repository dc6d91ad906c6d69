// The one table from refusal kind to HTTP status, and the shape every route answers in.
#pragma once

#include <optional>
#include <string>

#include "app/record/centre.h"
#include "app/record/command.h"
#include "app/record/words.h"
#include "base/result.h"
#include "platform/http/http.h"
#include "platform/json/codec.h"

namespace yichuang::app {

// malformed 400 · denied 403 (401 when nobody is signed in) · refused 422 (429 when too often) · stale 409 · not_found 404.
int status_of(const Refusal& refusal);

// The text of a refusal in both languages, from catalogue/texts; a code without a text is a fault of the catalogue and
// shows as the code itself (a house test finds it).
Words text_of(const Catalogue& catalogue, const std::string& code, const Values& values);

http::Response refusal_answer(const Centre& centre, const http::Request& request, const Refusal& refusal);

http::Response json_answer(int status, std::string body);

// 200 (or `status`) with the value as JSON, or the refusal as a problem.
template <class T>
http::Response answer(const Centre& centre, const http::Request& request, const Result<T>& result,
                      int status = 200) {
  if (!result) return refusal_answer(centre, request, result.refusal());
  return json_answer(status, json::write(*result));
}

// Who the guard found asking. A route reached without signing in has an actor without person.
const Actor& actor_of(const http::Request& request);

// The command part of a request: actor, Idempotency-Key, If-Match and the digest of what was asked.
Command command_of(const http::Request& request);

// "123" → id, else the not_found refusal with that code.
template <class IdType>
Result<IdType> id_in_path(const http::Request& request, const char* name, const char* code) {
  const auto id = parse_id<IdType>(request.params.at(name));
  if (!id) return not_found(code);
  return *id;
}

}  // namespace yichuang::app
