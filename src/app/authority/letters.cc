#include "app/authority/letters.h"

#include "app/authority/letter_codec.h"

namespace yichuang::app {
namespace {

const sql::Statement kOfGrantee{"authority/letters_of_grantee",
                                "SELECT version, body FROM letter WHERE district = $1 AND grantee = $2 "
                                "ORDER BY id DESC LIMIT 200"};
static_assert(kMostLetters == 200);

}  // namespace

std::vector<HeldLetter> letters_of(store::Reader& reader, const Centre& centre, PersonId grantee) {
  std::vector<HeldLetter> letters;
  const auto rows = reader.run(kOfGrantee, {centre.district, grantee.value});
  letters.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row)
    letters.push_back({decode_letter(rows.text(row, 1)), rows.integer(row, 0)});
  return letters;
}

}  // namespace yichuang::app
