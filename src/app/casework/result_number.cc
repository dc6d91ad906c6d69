#include "app/casework/result_number.h"

#include "app/authority/organ_word.h"
#include "base/result.h"

namespace yichuang::app {
namespace {

// Of a result without a word of its own, as in catalogues from before there were words.
const char* kind_word(ResultKind kind) {
  switch (kind) {
    case ResultKind::licence:
      return "许";
    case ResultKind::approval:
      return "批";
    case ResultKind::record:
      return "备";
    case ResultKind::certificate:
      return "证";
    case ResultKind::seal:
      return "章";
    case ResultKind::information:
      return "办";
  }
  return "";
}

}  // namespace

std::string result_series(const Catalogue& catalogue, const Item& item) {
  const Department* organ = catalogue.department(item.department);
  ensure(organ != nullptr);
  return organ_word(*organ) + (item.result.word.empty() ? kind_word(item.result.kind) : item.result.word);
}

std::string result_number(const Catalogue& catalogue, const Item& item, int year, std::int64_t serial) {
  const Department* organ = catalogue.department(item.department);
  ensure(organ != nullptr);
  return (organ->demo ? "（演示）" : "") + result_series(catalogue, item) + "〔" + std::to_string(year) +
         "〕" + std::to_string(serial) + "号";
}

}  // namespace yichuang::app
