#include "app/authority/letter_codec.h"

#include "app/authority/views.h"
#include "app/record/typed_text.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang {

BOOST_DESCRIBE_ENUM(Power, accept, examine, decide)
YICHUANG_DESCRIBE(LetterGrant, (power, items))
YICHUANG_DESCRIBE(LetterRevocation, (by, at, reason))
YICHUANG_DESCRIBE(Letter, (id, number, department, grantor, grantee, grants, valid_from, valid_to, issued_at,
                           revocation))

namespace app {

YICHUANG_DESCRIBE(GrantInput, (power, items))
YICHUANG_DESCRIBE(LetterInput, (grantee, grants, valid_from, valid_to))
YICHUANG_DESCRIBE(RevocationInput, (reason))
YICHUANG_DESCRIBE(GrantView, (power, items))
YICHUANG_DESCRIBE(LetterView, (id, number, department, grantor, grantee, grantee_id, grants, valid_from,
                               valid_to, issued_at, revoked_at, revocation_reason, state))
YICHUANG_DESCRIBE(LetterList, (letters, next))
YICHUANG_DESCRIBE(GranteeView, (person, name, post, powers))
YICHUANG_DESCRIBE(LetterChoices, (grantees, items))
YICHUANG_DESCRIBE(LetterTaken, (id, number))

}  // namespace app
}  // namespace yichuang

YICHUANG_RULES(yichuang::app::GrantInput, {.member = "power", .pattern = "^(accept|examine|decide)$"},
               {.member = "items", .min_length = 1, .max_length = 80, .min_items = 1, .max_items = 300})
YICHUANG_RULES(yichuang::app::LetterInput, {.member = "grantee", .pattern = "^[1-9][0-9]{0,18}$"},
               {.member = "grants", .min_items = 1, .max_items = 10})
YICHUANG_RULES(yichuang::app::RevocationInput, {.member = "reason", .min_length = 1, .max_length = 500})

YICHUANG_CODEC(yichuang::Letter)
YICHUANG_CODEC(yichuang::app::LetterInput)
YICHUANG_CODEC(yichuang::app::RevocationInput)
YICHUANG_CODEC(yichuang::app::LetterList)
YICHUANG_CODEC(yichuang::app::LetterChoices)
YICHUANG_CODEC(yichuang::app::LetterTaken)

YICHUANG_TEXT(yichuang::Letter, number, code)
YICHUANG_TEXT(yichuang::Letter, department, code)
YICHUANG_TEXT(yichuang::LetterGrant, items, code)
YICHUANG_TEXT(yichuang::LetterRevocation, reason, typed)

namespace yichuang::app {
namespace {

std::string bound_to(const Letter& letter) { return "letter:" + to_string(letter.id); }

}  // namespace

std::string encode_letter(const Letter& letter, const Vault& vault) {
  return typed_text::write_parted(letter, vault, bound_to(letter));
}

Letter decode_letter(const std::string& body, const Vault& vault) {
  return typed_text::read_parted<Letter>(body, vault, bound_to);
}

}  // namespace yichuang::app
