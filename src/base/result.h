// Result<T>: a value, or the refusal that stands in its place (design §8).
//
// Three things can go wrong and they never dress up as one another:
//   Refusal  a rule says no: a value, returned; the person can act on it.
//   Failure  the world says no (disk, network, database): thrown; retried or answered 503.
//   Bug      we are wrong: thrown by ensure(); fenced per request, logged with its trace.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace yichuang {

// The phase that said no. docs/refusals.md says what citizen, clerk and operator do about each.
enum class RefusalKind { malformed, denied, refused, stale, not_found };

// One field that is wrong. `field` is a JSON path as the client wrote it ("materials[2].copies").
struct FieldFault {
  std::string field;
  std::string code;                                         // key into catalogue/texts
  std::vector<std::pair<std::string, std::string>> values;  // what the text names: {limit, 20}
};

struct Refusal {
  RefusalKind kind = RefusalKind::refused;
  std::string code;    // stable, snake_case; key into catalogue/texts; never changes once released
  std::string clause;  // the law or rule that says no, e.g. "行政许可法 第三十二条"; empty if none
  std::vector<std::pair<std::string, std::string>> values;  // named values for the text
  std::vector<FieldFault> fields;                           // every faulty field, not only the first
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}            // NOLINT
  Result(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}  // NOLINT

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Refusal& refusal() const { return std::get<1>(state_); }

 private:
  std::variant<T, Refusal> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Refusal refusal) : refusal_(std::move(refusal)) {}  // NOLINT
  bool ok() const { return !refusal_; }
  explicit operator bool() const { return ok(); }
  void value() const {}
  const Refusal& refusal() const { return *refusal_; }

 private:
  std::optional<Refusal> refusal_;
};

using Values = std::vector<std::pair<std::string, std::string>>;

inline Refusal refuse(std::string code, std::string clause = {}, Values values = {}) {
  return {RefusalKind::refused, std::move(code), std::move(clause), std::move(values), {}};
}
inline Refusal deny(std::string code, std::string clause = {}, Values values = {}) {
  return {RefusalKind::denied, std::move(code), std::move(clause), std::move(values), {}};
}
inline Refusal not_found(std::string code, Values values = {}) {
  return {RefusalKind::not_found, std::move(code), {}, std::move(values), {}};
}
inline Refusal stale(std::string code = "stale") { return {RefusalKind::stale, std::move(code), {}, {}, {}}; }
inline Refusal malformed(std::string field, std::string code, Values values = {}) {
  return {
      RefusalKind::malformed, "malformed", {}, {}, {{std::move(field), std::move(code), std::move(values)}}};
}

// The world said no. `safe` says what has certainly not happened, for the 503 text.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// We are wrong.
struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};

#define YICHUANG_STRING2(x) #x
#define YICHUANG_STRING(x) YICHUANG_STRING2(x)
// On in release too: a broken invariant stops this request, not the process.
#define ensure(condition)                                                                        \
  do {                                                                                           \
    if (!(condition))                                                                            \
      throw ::yichuang::Bug(__FILE__ ":" YICHUANG_STRING(__LINE__) ": " #condition " is false"); \
  } while (0)

// Early return on refusal; the happy path stays left. A statement expression: gcc and clang both.
#define TRY(expression)                                       \
  ({                                                          \
    auto&& try_result_ = (expression);                        \
    if (!try_result_.ok()) return try_result_.refusal();      \
    std::forward<decltype(try_result_)>(try_result_).value(); \
  })

}  // namespace yichuang
