#include "platform/text/text.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <memory>

#include "base/result.h"
#include "platform/text/icu.h"

namespace yichuang::text {
namespace {

const icu::Normalizer2& casefold() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    const auto* made = icu::Normalizer2::getNFKCCasefoldInstance(error);
    icu_done(error, "NFKC case folding");
    return made;
  }();
  return *instance;
}

const icu::Collator& pinyin_order() {
  static const std::unique_ptr<icu::Collator> instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(
        icu::Collator::createInstance(icu::Locale("zh", "CN", nullptr, "collation=pinyin"), error));
    icu_done(error, "pinyin collation");
    return made;
  }();
  return *instance;
}

icu::UnicodeString single_spaced(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  bool gap = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c) != 0) {
      gap = !out.isEmpty();
      continue;
    }
    if (gap) out.append(u' ');
    gap = false;
    out.append(c);
  }
  return out;
}

}  // namespace

bool is_utf8(std::string_view text) {
  std::int32_t i = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  while (i < length) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    if (c < 0) return false;
  }
  return true;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  each_character(text, [&](UChar32, std::string_view) { ++count; });
  return count;
}

std::string first_characters(std::string_view text, std::size_t count) {
  std::string out;
  each_character(text, [&](UChar32, std::string_view bytes) {
    if (count == 0) return;
    --count;
    out += bytes;
  });
  return out;
}

std::string normalise(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto folded = casefold().normalize(wide(text), error);
  icu_done(error, "normalise");
  return narrow(single_spaced(folded));
}

std::string sort_key(std::string_view text) {
  const auto string = wide(text);
  std::string key(64, '\0');
  const auto sort = [&] {
    return pinyin_order().getSortKey(string, reinterpret_cast<std::uint8_t*>(key.data()),
                                     static_cast<std::int32_t>(key.size()));
  };
  auto length = sort();
  if (length > static_cast<std::int32_t>(key.size())) {
    key.resize(static_cast<std::size_t>(length));
    length = sort();
  }
  key.resize(static_cast<std::size_t>(length) - 1);  // without ICU's terminating zero
  return key;
}

std::string mask_middle(std::string_view text, std::size_t keep_front, std::size_t keep_back) {
  const std::size_t length = characters(text);
  const std::size_t most = length / 2;
  if (keep_front + keep_back >= length) {
    keep_front = std::min(keep_front, most);
    keep_back = std::min(keep_back, most - keep_front);
  }
  std::string out;
  std::size_t at = 0;
  each_character(text, [&](UChar32, std::string_view bytes) {
    const bool kept = at < keep_front || at >= length - keep_back;
    out += kept ? bytes : std::string_view("*");
    ++at;
  });
  return out;
}

}  // namespace yichuang::text
