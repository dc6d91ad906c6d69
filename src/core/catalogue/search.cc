#include "core/catalogue/search.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <sstream>

#include "core/catalogue/standing.h"

namespace yichuang {
namespace {

constexpr bool is_chinese(char32_t point) { return point >= 0x2E80; }

// The next character of UTF-8; a byte that begins none counts for itself.
char32_t take(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length > text.size() || length == 1) {
    text.remove_prefix(1);
    return lead;
  }
  char32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(length);
  return point;
}

// Full-width letters as they are typed elsewhere, small letters; 0 for what only separates.
char32_t folded(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
  if (point >= 'A' && point <= 'Z') return point - 'A' + 'a';
  if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) return point;
  const bool punctuation = point < 0xC0 || (point >= 0x2000 && point <= 0x206F) ||
                           (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF00 && point <= 0xFFEF);
  return punctuation ? 0 : point;
}

std::u32string fold(std::string_view text) {
  std::u32string out;
  while (!text.empty())
    if (const char32_t point = folded(take(text)); point != 0) out += point;
  return out;
}

// At most one slip apart: a character more, less, other, or two neighbours exchanged.
bool one_slip(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t begin = 0;
  while (begin < a.size() && a[begin] == b[begin]) ++begin;
  const auto rest = [&](std::size_t from_a, std::size_t from_b) {
    return a.substr(std::min(from_a, a.size())) == b.substr(from_b);
  };
  if (a.size() < b.size()) return rest(begin, begin + 1);
  if (begin == a.size()) return true;
  if (rest(begin + 1, begin + 1)) return true;
  return begin + 1 < a.size() && a[begin] == b[begin + 1] && a[begin + 1] == b[begin] &&
         rest(begin + 2, begin + 2);
}

// The same for a word still being typed: one slip from the beginning of the key.
bool one_slip_from_beginning(std::u32string_view typed, std::u32string_view key) {
  for (std::size_t length = typed.size() - 1; length <= typed.size() + 1 && length < key.size(); ++length)
    if (one_slip(typed, key.substr(0, length))) return true;
  return false;
}

// How a text holds what was typed: 3 is it, 2 begins with it, 1 has it inside, 0 not at all.
int holding(std::u32string_view text, std::u32string_view typed) {
  const std::size_t at = text.find(typed);
  if (at == text.npos) return 0;
  if (at > 0) return 1;
  return text.size() == typed.size() ? 3 : 2;
}

// The part, of a hundred, of the query's neighbouring pairs of characters that the text has.
int shared_pairs(std::u32string_view text, std::u32string_view typed) {
  int found = 0;
  for (std::size_t i = 0; i + 1 < typed.size(); ++i)
    found += text.find(typed.substr(i, 2)) != text.npos ? 1 : 0;
  return found * 100 / static_cast<int>(typed.size() - 1);
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

// Two or three letters are the initials of something in nearly every long name (xyz: 新印章及备案回执). They are believed
// where they are at least half of the name.
constexpr std::size_t kTellingInitials = 4;
int holding_initials(std::u32string_view initials, std::u32string_view typed) {
  const bool telling = typed.size() >= kTellingInitials || 2 * typed.size() >= initials.size();
  return telling ? holding(initials, typed) : 0;
}

// A slip in a short word makes another word.
constexpr std::size_t kShortestChineseSlip = 3;
constexpr std::size_t kShortestLatinSlip = 5;

// From here on a score means that all that was typed is there.
constexpr int kFits = 66;

// Of a sentence's pairs, those that stand in what a package says of itself but in none of its names.
constexpr double kOnlyDescribed = 0.5;

}  // namespace

SearchIndex::SearchIndex(const Catalogue& catalogue, Transliterate transliterate, const ItemAliases& called)
    : transliterate_(std::move(transliterate)) {
  for (const Package& package : catalogue.packages) {
    pairs_.add(entries_.size(), fold(package.summary.zh), kOnlyDescribed);
    add(CatalogueHit::Kind::package, package.code, package.name, {package.aliases, {}});
  }
  // People ask for an item by what they want to hold in the end: 营业执照.
  const std::vector<std::string> none;
  for (const Item& item : catalogue.items) {
    const auto aliases = called.find(item.code);
    add(CatalogueHit::Kind::item, item.code, item.name,
        {aliases == called.end() ? none : aliases->second, item.result.name.zh});
  }
}

std::vector<CatalogueHit> SearchIndex::find(std::string_view query, std::size_t limit) const {
  std::vector<Query> words;
  std::u32string whole;
  std::string typed;
  std::u32string word;
  std::string typed_word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(query_of(std::move(word), typed_word));
    word.clear();
    typed_word.clear();
  };
  for (std::size_t count = 0; !query.empty() && count < kLongestQuery; ++count) {
    const std::string_view before = query;
    const char32_t point = folded(take(query));
    const std::string_view bytes = before.substr(0, before.size() - query.size());
    if (point == 0) {
      end_word();
      continue;
    }
    word += point;
    whole += point;
    typed_word += bytes;
    typed += bytes;
  }
  end_word();
  if (whole.empty()) return {};
  std::vector<CatalogueHit> hits = ranked({query_of(whole, typed)}, limit);
  if (hits.empty() && words.size() > 1) hits = ranked(words, limit);
  if (hits.empty()) hits = spoken_of(whole, limit);
  return hits;
}

void SearchIndex::add(CatalogueHit::Kind kind, const std::string& code, const Text& name,
                      const OtherNames& others) {
  constexpr int kOtherName = 4;
  constexpr int kOneWord = 8;
  Entry entry{kind, code, {}};
  entry.keys.push_back(key_of(name.zh, 0, FoundBy::name));
  for (const std::string& alias : others.aliases) {
    entry.keys.push_back(key_of(alias, 0, FoundBy::other_name));
    // An alias in letters spells a Chinese one; nobody is called so.
    if (!entry.keys.back().full.empty()) continue;
    entry.keys.back().as = FoundBy::pinyin;
    entry.keys.back().written = name.zh;
  }
  if (!others.result.empty()) entry.keys.push_back(key_of(others.result, 0, FoundBy::result));
  entry.keys.push_back(key_of(name.en, kOtherName, FoundBy::english));
  for (const std::string& word : words_of(name.en))
    if (word.size() >= kShortestLatinSlip) {
      entry.keys.push_back(key_of(word, kOneWord, FoundBy::english));
      entry.keys.back().written = name.en;
    }
  entry.keys.push_back(key_of(code, kOtherName, FoundBy::code));
  for (const Key& key : entry.keys) pairs_.add(entries_.size(), key.text);
  entries_.push_back(std::move(entry));
}

SearchIndex::Key SearchIndex::key_of(const std::string& text, int penalty, FoundBy as) const {
  Key key{fold(text), {}, {}, penalty, as, text};
  if (std::any_of(key.text.begin(), key.text.end(), is_chinese)) {
    const Transliteration pinyin = transliterate_(text);
    key.full = fold(pinyin.full);
    key.initials = fold(pinyin.initials);
  }
  return key;
}

SearchIndex::Query SearchIndex::query_of(std::u32string text, const std::string& typed) const {
  Query query{std::move(text), {}, false};
  query.chinese = std::any_of(query.text.begin(), query.text.end(), is_chinese);
  if (query.chinese) query.full = fold(transliterate_(typed).full);
  return query;
}

SearchIndex::Match SearchIndex::match(const Query& query, const Key& key) {
  static constexpr int kByText[] = {0, 80, 90, 100};
  static constexpr int kByPinyin[] = {0, 70, 85, 95};
  static constexpr int kByInitials[] = {0, 62, 78, 88};
  const std::u32string_view typed = query.text;
  Match best{kByText[holding(key.text, typed)], key.as, &key};
  const std::size_t shortest_slip = query.chinese ? kShortestChineseSlip : kShortestLatinSlip;
  const bool long_enough = typed.size() >= shortest_slip;
  const auto better = [&](int score, FoundBy by) {
    if (score > best.score) best = {score, by, &key};
  };
  if (query.chinese) {
    if (query.full.size() > 3 && query.full == key.full) better(75, FoundBy::pinyin);
    if (typed.size() > 2 && shared_pairs(key.text, typed) >= 50)
      better(shared_pairs(key.text, typed) * 6 / 10, FoundBy::near);
    if (best.score == 0 && long_enough && one_slip(typed, key.text)) better(50, FoundBy::near);
    return best;
  }
  if (!key.full.empty() && typed.size() > 1) {
    // Whoever types pinyin has read the name; which of several it was is said where it is not the first.
    better(kByPinyin[holding(key.full, typed)], key.as == FoundBy::name ? FoundBy::pinyin : key.as);
    better(kByInitials[holding_initials(key.initials, typed)], FoundBy::initials);
  }
  if (best.score == 0 && long_enough) {
    if (one_slip(typed, key.full) || one_slip(typed, key.text))
      better(55, FoundBy::near);
    else if (one_slip_from_beginning(typed, key.full) || one_slip_from_beginning(typed, key.text))
      better(45, FoundBy::near);
  }
  return best;
}

SearchIndex::Match SearchIndex::match(const Query& query, const Entry& entry) {
  // 宠物店: a package that has the words in its name, then what is also called so.
  constexpr int kNamedSo = 95;
  constexpr int kCalledSo = 94;
  const bool named = query.chinese && entry.keys.front().text.find(query.text) != std::u32string::npos;
  Match best;
  for (const Key& key : entry.keys) {
    Match found = match(query, key);
    if (found.score == 0) continue;
    found.score -= key.penalty;
    if (query.chinese && !named) found.score = std::min(found.score, kCalledSo);
    if (named && key.as == FoundBy::name && entry.kind == CatalogueHit::Kind::package)
      found.score = std::max(found.score, kNamedSo);
    if (found.score > best.score) best = found;
  }
  return best;
}

std::vector<CatalogueHit> SearchIndex::ranked(const std::vector<Query>& words, std::size_t limit) const {
  std::vector<CatalogueHit> hits;
  for (const Entry& entry : entries_) {
    Match worst{100, FoundBy::name, nullptr};
    for (const Query& word : words)
      if (const Match found = match(word, entry); found.score < worst.score || worst.key == nullptr)
        worst = found;
    if (worst.score > 0 && worst.key != nullptr)
      hits.push_back({entry.kind, entry.code, worst.score, worst.by, worst.key->written});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const CatalogueHit& a, const CatalogueHit& b) {
    return a.score != b.score ? a.score > b.score : a.kind < b.kind;
  });
  // Where something fits, what only nearly fits is noise.
  if (!hits.empty() && hits.front().score >= kFits)
    std::erase_if(hits, [](const CatalogueHit& hit) { return hit.score < kFits; });
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

std::vector<CatalogueHit> SearchIndex::spoken_of(std::u32string_view sentence, std::size_t limit) const {
  std::vector<CatalogueHit> hits;
  for (const PairIndex::Hit& hit : pairs_.find(sentence)) {
    if (hits.size() == limit) break;
    const Entry& entry = entries_[hit.thing];
    hits.push_back({entry.kind, entry.code, std::max(1, hit.score * (kFits - 1) / 100),
                    FoundBy::spoken,
                    {}});
  }
  return hits;
}

std::vector<CatalogueHit> offered_first(const Catalogue& catalogue, std::vector<CatalogueHit> hits, Date day,
                                        std::size_t limit) {
  std::stable_partition(hits.begin(), hits.end(), [&](const CatalogueHit& hit) {
    const Item* item = hit.kind == CatalogueHit::Kind::item ? catalogue.item(hit.code) : nullptr;
    return item == nullptr || !retired_on(*item, day);
  });
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

std::vector<std::string> packages_named(const Catalogue& catalogue, std::string_view words) {
  const std::u32string wanted = fold(words.substr(0, SearchIndex::kLongestQuery * 4));
  std::vector<std::string> codes;
  if (wanted.empty()) return codes;
  const auto in = [&](const std::string& text) { return fold(text).find(wanted) != std::u32string::npos; };
  for (const Package& package : catalogue.packages)
    if (in(package.name.zh) || in(package.name.en) || in(package.code) ||
        std::any_of(package.aliases.begin(), package.aliases.end(), in))
      codes.push_back(package.code);
  return codes;
}

}  // namespace yichuang
