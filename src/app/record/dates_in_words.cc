#include "app/record/dates_in_words.h"

#include "core/catalogue/explain.h"

namespace yichuang::app {

Words in_words(Date day) {
  const Text text = day_in_words(day);
  return {text.zh, text.en};
}

}  // namespace yichuang::app
