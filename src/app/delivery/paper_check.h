// 查验: whoever holds the paper of a result learns whether it was issued here, to whom, and whether it is still in its term.
#pragma once

#include <optional>
#include <string>

#include "app/record/centre.h"
#include "app/record/words.h"
#include "base/ids.h"

namespace yichuang::app {

struct PaperView {
  Words name;  // what stands as its title
  std::string number;
  std::string holder;  // a natural person's is masked
  Named item;
  Named organ;
  Date issued_on;
  std::optional<Date> valid_to;  // the last day; absent: as the paper itself states
  bool in_term = true;  // today
  bool sample = false;  // of a demonstration: no paper at all
};

// By what its code carries: which paper, and enough of its digest to be no guess.
// Refuses not_found: no_such_document, the same whether paper or code is wrong.
Result<PaperView> check_paper(const Centre& centre, DocumentId paper, const std::string& code);

}  // namespace yichuang::app
