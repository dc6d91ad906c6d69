// 存证文件: what a party keeps to prove later what stood in the journal, and the proof that one signed head goes on
// from another. Lines for yichuang-verify (docs/journal-format.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

// Under the head of that number, or under the first that covers the whole case. Whoever reads the documents of the case
// or the work on it gets the content of the facts they may see (core/intake/visible.h), the applicant none of those in
// which officials wrote for each other; of the rest the hash is given.
// Refuses not_found: no_such_case, also when the asker may not know that it exists; no_such_head; refused
// `not_sealed_yet` in the second before a head covers it.
Result<std::string> case_proof(const Centre& centre, const Actor& actor, CaseId kase,
                               std::optional<std::int64_t> head);

// From one head to another, by number. Refuses not_found `no_such_head`, malformed `from` when it is the later one.
Result<std::string> consistency_proof(const Centre& centre, std::int64_t from,
                                      std::optional<std::int64_t> to);

// The last head as a line; not_found `no_such_head` before the first.
Result<std::string> journal_head(const Centre& centre);

std::string journal_keys(const Centre& centre);

}  // namespace yichuang::app
