#include "platform/pdf/text_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/result.h"

namespace yichuang::pdf {
namespace {

constexpr double kMostStretch = 0.12;        // of the size, between two characters of an evened line
constexpr double kMiddleOfCharacter = 0.38;  // of the size, above the baseline, in the Noto CJK fonts

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

// Pango's font maps belong to a thread; loading one takes 0.1 s, so a thread keeps its own.
PangoContext* context() {
  thread_local const std::unique_ptr<PangoContext, Unref> kept = [] {
    std::unique_ptr<PangoContext, Unref> made(
        pango_font_map_create_context(pango_cairo_font_map_get_default()));
    // Measured as on paper, not as on a screen of whole pixels.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(made.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(made.get(), FALSE);
    pango_context_set_language(made.get(), pango_language_from_string("zh-cn"));
    return made;
  }();
  return kept.get();
}

PangoFontDescription* describe(const Font& font) {
  PangoFontDescription* description = pango_font_description_new();
  const bool serif = font.family == Font::Family::serif;
  pango_font_description_set_family_static(description, serif ? "Noto Serif CJK SC" : "Noto Sans CJK SC");
  pango_font_description_set_absolute_size(description, font.size * PANGO_SCALE);
  pango_font_description_set_weight(description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

PangoAlignment alignment(Align align) {
  if (align == Align::center) return PANGO_ALIGN_CENTER;
  return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void set_attributes(PangoLayout* layout, const std::string& text, double letter_spacing) {
  PangoAttrList* attributes = pango_attr_list_new();
  if (letter_spacing != 0)
    pango_attr_list_insert(attributes,
                           pango_attr_letter_spacing_new(static_cast<int>(letter_spacing * PANGO_SCALE)));
  for (const auto& [from, length] : kept_whole(text)) {
    PangoAttribute* whole = pango_attr_allow_breaks_new(FALSE);
    whole->start_index = static_cast<guint>(from);
    whole->end_index = static_cast<guint>(from + length);
    pango_attr_list_insert(attributes, whole);
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

// Whether there may be more room after this character: between Chinese characters, not inside 500112-2026.
bool may_stretch_after(gunichar character) { return character >= 0x2E80 || character == ' '; }

template <class Visit>
void each_stretchable(const PangoLayoutLine* line, const char* text, Visit visit) {
  const int end = line->start_index + line->length;
  for (GSList* at = line->runs; at != nullptr; at = at->next) {
    const auto* run = static_cast<PangoGlyphItem*>(at->data);
    for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
      const int offset = run->item->offset + run->glyphs->log_clusters[i];
      const gunichar character = g_utf8_get_char(text + offset);
      const bool last = g_utf8_next_char(text + offset) >= text + end;
      if (!last && may_stretch_after(character)) visit(run->glyphs->glyphs[i]);
    }
  }
}

// Evens the right edge by a little room between characters. A line that would be torn apart, because a long
// word had to go to the next one, stays as it is; so does the last of a paragraph. Pango's own justification
// would stretch the few spaces of a Chinese line only.
void justify(PangoLayoutLine* line, PangoLayout* layout, const Setting& setting) {
  const char* text = pango_layout_get_text(layout);
  const int end = line->start_index + line->length;
  if (text[end] == '\0' || text[end] == '\n') return;
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  const double indent = line->is_paragraph_start ? setting.first_indent : 0;
  const double slack = setting.width - indent - static_cast<double>(logical.width) / PANGO_SCALE;
  int places = 0;
  each_stretchable(line, text, [&](PangoGlyphInfo&) { ++places; });
  if (slack <= 0 || places == 0 || slack / places > setting.font.size * kMostStretch) return;
  const double all = slack * PANGO_SCALE;
  int done = 0;
  each_stretchable(line, text, [&](PangoGlyphInfo& glyph) {
    const double before = all * done / places;
    ++done;
    glyph.geometry.width += static_cast<int>(all * done / places) - static_cast<int>(before);
  });
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  if (text.empty()) return {};
  char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string out = valid;
  g_free(valid);
  return out;
}

namespace {

// The end of 2026年3月2日 or 5个工作日* from `at` on; `at` where there is no such thing.
std::size_t end_of_count(std::string_view text, std::size_t at) {
  // What counts a number, longest first; the next number may follow at once, as 3月 is followed by 2日.
  static constexpr std::array<std::string_view, 10> kCounts{"个工作日", "个月", "小时", "年", "月",
                                                            "日",       "时",   "分",   "个", "份"};
  constexpr std::size_t kDigits = 6;
  std::size_t end = at;
  for (;;) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789", end), text.size()) - end;
    if (digits == 0 || digits > kDigits) break;
    const auto* word = std::ranges::find_if(
        kCounts, [&](std::string_view one) { return text.substr(end + digits).starts_with(one); });
    if (word == kCounts.end()) break;
    end += digits + word->size();
  }
  return end > at && end < text.size() && text[end] == '*' ? end + 1 : end;
}

// The end of 500112-2026-0000001-Z from `at` on; `at` where there is no such thing.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  constexpr std::size_t kCharacters = 24;
  const auto part_of_it = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
  std::size_t end = at;
  while (end < text.size() && part_of_it(text[end])) ++end;
  const bool hyphened = text.substr(at, end - at).find('-') != text.npos;
  return hyphened && end - at <= kCharacters ? end : at;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> kept_whole(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::max(end_of_count(text, at), end_of_number(text, at));
    if (end > at) found.emplace_back(at, end - at);
    // From the middle of a number nothing begins.
    std::size_t next = std::max(end, at + 1);
    if (end == at && std::isalnum(static_cast<unsigned char>(text[at])) != 0)
      while (next < text.size() && std::isalnum(static_cast<unsigned char>(text[next])) != 0) ++next;
    at = next;
  }
  return found;
}

TextLines::TextLines(std::string_view text, const Setting& setting)
    : layout_(pango_layout_new(context()), Unref{}), drop_(kMiddleOfCharacter * setting.font.size) {
  PangoLayout* layout = layout_.get();
  PangoFontDescription* font = describe(setting.font);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  const std::string valid = valid_utf8(text);
  pango_layout_set_text(layout, valid.c_str(), -1);
  set_attributes(layout, valid, setting.letter_spacing);
  if (setting.width > 0) pango_layout_set_width(layout, static_cast<int>(setting.width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout, alignment(setting.align));
  pango_layout_set_indent(layout, static_cast<int>(setting.first_indent * PANGO_SCALE));
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    if (setting.justify) justify(pango_layout_iter_get_line(at), layout, setting);
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, nullptr, &logical);
    lines_.push_back({pango_layout_iter_get_line_readonly(at), static_cast<double>(logical.x) / PANGO_SCALE,
                      static_cast<double>(logical.width) / PANGO_SCALE});
  } while (pango_layout_iter_next_line(at));
  pango_layout_iter_free(at);
}

double TextLines::widest() const {
  double width = 0;
  for (const Line& line : lines_) width = std::max(width, line.width);
  return width;
}

void TextLines::draw(cairo_t* cairo, std::size_t line, double x, double middle) const {
  cairo_move_to(cairo, x + lines_.at(line).x, middle + drop_);
  pango_cairo_show_layout_line(cairo, lines_[line].line);
}

void TextLines::outline(cairo_t* cairo, std::size_t line, double x, double middle) const {
  cairo_move_to(cairo, x + lines_.at(line).x, middle + drop_);
  pango_cairo_layout_line_path(cairo, lines_[line].line);
}

}  // namespace yichuang::pdf
