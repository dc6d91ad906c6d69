#include "app/intake/help.h"

#include "app/intake/case_command.h"
#include "app/intake/case_queries.h"
#include "core/intake/case_number.h"
#include "core/intake/help.h"

namespace yichuang::app {

Result<Taken> begin_help(Centre& centre, const Command& command, const HelpInput& wanted) {
  const auto number = read_case_number(wanted.number);
  if (!number) return malformed("number", "bad_case_number");
  std::optional<CaseId> kase;
  centre.store.read(
      [&](store::Reader& reader) { kase = case_of_receipt(reader, centre, *number, wanted.code); });
  if (!kase) return not_found("no_such_case");
  return act_on_case(
      centre, command, *kase,
      [](const Matter& matter, const Acting& acting) { return decide_help(matter, acting.actor); },
      Entry::by_receipt);
}

}  // namespace yichuang::app
