#include "platform/pdf/catalog.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "base/result.h"

namespace yichuang::pdf {
namespace {

// The text between two marks, looked for from the end of the file backwards.
std::string last_between(const std::string& text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.rfind(before);
  ensure(begin != text.npos);
  const std::size_t from = begin + before.size();
  const std::size_t to = text.find(after, from);
  ensure(to != text.npos);
  return text.substr(from, to - from);
}

}  // namespace

std::string with_language(std::string pdf, std::string_view language) {
  if (language.empty()) return pdf;
  ensure(std::ranges::all_of(language, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; }));
  const std::string trailer = last_between(pdf, "trailer", "startxref");
  const std::string before = last_between(pdf, "startxref\n", "\n");
  const std::string root = last_between(trailer, "/Root ", " 0 R");
  const std::string object = root + " 0 obj";
  const std::string catalog = last_between(pdf, "\n" + object, ">>\nendobj");
  std::string update = object + catalog + "   /Lang (" + std::string(language) + ")\n";
  update += "   /MarkInfo << /Marked true >>\n";
  update += "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
  const std::size_t object_at = pdf.size();
  pdf += update;
  const std::size_t table_at = pdf.size();
  char entry[32];
  std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", object_at);
  pdf += "xref\n" + root + " 1\n" + entry + "trailer\n";
  pdf += trailer.substr(trailer.find("<<"), trailer.rfind(">>") - trailer.find("<<"));
  pdf += "   /Prev " + before + "\n>>\nstartxref\n" + std::to_string(table_at) + "\n%%EOF\n";
  return pdf;
}

}  // namespace yichuang::pdf
