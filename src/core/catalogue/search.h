// Finding a package or an item by what people type: words, parts of words, pinyin or its initials, with one slip.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/pair_index.h"

namespace yichuang {

struct Transliteration {
  std::string full;  // kaiyaodian
  std::string initials;  // kyd
};
using Transliterate = std::function<Transliteration(const std::string&)>;

// 为什么找到: by what of a thing the words were found; pinyin, initials and near misses are those of a Chinese name.
enum class FoundBy { name, other_name, result, english, code, pinyin, initials, near, spoken };

struct CatalogueHit {
  enum class Kind { package, item };
  Kind kind = Kind::package;
  std::string code;
  int score = 0;  // 1–100
  FoundBy by = FoundBy::name;
  std::string matched;  // the name, other name or result as it is written; of a sentence none
};

// 别名: what people call an item, by its code. Nothing but the search asks for it, so no case keeps it in memory.
using ItemAliases = std::map<std::string, std::vector<std::string>, std::less<>>;

class SearchIndex {
 public:
  // Names, aliases and codes of all packages and items, read once; the index keeps nothing of the catalogue.
  // `transliterate` stays in use for queries and must be callable from several threads.
  SearchIndex(const Catalogue& catalogue, Transliterate transliterate, const ItemAliases& called = {});

  // Best first; at equal score packages before items, then in the catalogue's order. A package in whose name the words
  // stand comes before whatever is only also called so. Words apart by spaces are first
  // tried as one (“kai yao dian”), then each has to be found. A sentence in which all that fails finds what it speaks of
  // (“我想开个药店”), with a score that says it is a guess. An empty query finds nothing.
  std::vector<CatalogueHit> find(std::string_view query, std::size_t limit) const;

  static constexpr std::size_t kLongestQuery = 64;  // characters; the rest is not looked at

 private:
  struct Key {
    std::u32string text;  // folded: no spaces or punctuation, lower case, half width
    std::u32string full;  // pinyin of a Chinese key
    std::u32string initials;
    int penalty = 0;  // of a key that is not what people call the thing
    FoundBy as = FoundBy::name;
    std::string written = {};
  };
  struct Entry {
    CatalogueHit::Kind kind;
    std::string code;
    std::vector<Key> keys;
  };
  struct Query {
    std::u32string text;
    std::u32string full;  // pinyin of a Chinese query: a homophone is a slip of the keyboard
    bool chinese = false;
  };

  // What people call it, and what they want to hold in the end.
  struct OtherNames {
    const std::vector<std::string>& aliases;
    std::string result;  // empty: none
  };
  // How well something fits, and why.
  struct Match {
    int score = 0;
    FoundBy by = FoundBy::name;
    const Key* key = nullptr;
  };

  void add(CatalogueHit::Kind kind, const std::string& code, const Text& name, const OtherNames& others);
  Key key_of(const std::string& text, int penalty, FoundBy as) const;
  Query query_of(std::u32string text, const std::string& typed) const;
  static Match match(const Query& query, const Key& key);
  static Match match(const Query& query, const Entry& entry);
  std::vector<CatalogueHit> ranked(const std::vector<Query>& words, std::size_t limit) const;
  std::vector<CatalogueHit> spoken_of(std::u32string_view sentence, std::size_t limit) const;

  Transliterate transliterate_;
  std::vector<Entry> entries_;
  PairIndex pairs_;
};

// So many of the hits, in their order, but what has been retired only after all that can be applied for.
std::vector<CatalogueHit> offered_first(const Catalogue& catalogue, std::vector<CatalogueHit> hits, Date day,
                                        std::size_t limit);

// The codes of the packages in whose name, other names or code the words stand as they are typed, in the catalogue's order;
// none for no words.
std::vector<std::string> packages_named(const Catalogue& catalogue, std::string_view words);

}  // namespace yichuang
