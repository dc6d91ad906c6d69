#include "platform/text/pinyin.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/text/icu.h"
#include "platform/text/pinyin_readings.h"
#include "platform/text/text.h"

namespace yichuang::text {
namespace {

// ǚ → v, ā → a; what is left without being a letter is not a syllable.
std::string plain_syllable(const icu::UnicodeString& marked) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(error);
  icu_done(error, "NFD");
  const auto letters = nfd->normalize(marked, error);
  icu_done(error, "NFD");
  constexpr UChar32 kDiaeresis = 0x308;
  std::string out;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (c == kDiaeresis && !out.empty() && out.back() == 'u') out.back() = 'v';
    if (c >= 'a' && c <= 'z') out += static_cast<char>(c);
  }
  return out;
}

// ICU takes tens of microseconds a text; a character is always read the same, so it is asked once.
class Syllables {
 public:
  Syllables() {
    UErrorCode error = U_ZERO_ERROR;
    reader_.reset(icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, error));
    icu_done(error, "Han-Latin");
  }
  std::string of(UChar32 character) {
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = known_.find(character); found != known_.end()) return found->second;
    }
    const std::unique_lock lock(mutex_);
    icu::UnicodeString text(character);
    reader_->transliterate(text);
    return known_.emplace(character, plain_syllable(text)).first->second;
  }

 private:
  std::shared_mutex mutex_;
  std::unique_ptr<icu::Transliterator> reader_;
  std::unordered_map<UChar32, std::string> known_;
};

bool is_han(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0; }

const Reading* longest_at(std::string_view text, std::span<const Reading> readings) {
  const Reading* best = nullptr;
  for (const Reading& reading : readings)
    if (text.starts_with(reading.first) && (best == nullptr || reading.first.size() > best->first.size()))
      best = &reading;
  return best;
}

// The built-in phrases by their first character's bytes: a text is mostly characters no phrase begins with.
const Reading* built_in_at(std::string_view text) {
  static const auto by_first = [] {
    std::unordered_map<std::string_view, std::vector<Reading>> map;
    for (const Reading& reading : kPhraseReadings) map[reading.first.substr(0, 3)].push_back(reading);
    return map;
  }();
  const auto found = by_first.find(text.substr(0, 3));
  return found == by_first.end() ? nullptr : longest_at(text, found->second);
}

void add_syllables(Pinyin& out, std::string_view syllables) {
  bool begins = true;
  for (const char c : syllables) {
    if (c != ' ') out.full += c;
    if (begins && c != ' ') out.initials += c;
    begins = c == ' ';
  }
}

Pinyin read(std::string_view text, std::span<const Reading> corrections, bool is_name) {
  static Syllables syllables;
  Pinyin out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const Reading* reading = longest_at(rest, corrections);
    if (reading == nullptr && is_name && at == 0) reading = longest_at(rest, kSurnameReadings);
    if (reading == nullptr) reading = built_in_at(rest);
    if (reading != nullptr && !reading->first.empty()) {
      add_syllables(out, reading->second);
      at += reading->first.size();
      continue;
    }
    std::int32_t length = 0;
    UChar32 c = 0;
    U8_NEXT(rest.data(), length, static_cast<std::int32_t>(rest.size()), c);
    at += static_cast<std::size_t>(length);
    if (c < 0) continue;
    if (is_han(c)) add_syllables(out, syllables.of(c));
    if (c < 0x80 && u_isalnum(c) != 0) {
      out.full += static_cast<char>(c);
      out.initials += static_cast<char>(c);
    }
  }
  return out;
}

}  // namespace

Pinyin pinyin(std::string_view text, std::span<const Reading> corrections) {
  return read(normalise(text), corrections, false);
}

Pinyin name_pinyin(std::string_view name, std::span<const Reading> corrections) {
  return read(normalise(name), corrections, true);
}

}  // namespace yichuang::text
