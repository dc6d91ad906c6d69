#include "platform/pdf/text_lines.h"

#include <algorithm>
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

void set_attributes(PangoLayout* layout, double letter_spacing) {
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes,
                         pango_attr_letter_spacing_new(static_cast<int>(letter_spacing * PANGO_SCALE)));
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

TextLines::TextLines(std::string_view text, const Setting& setting)
    : layout_(pango_layout_new(context()), Unref{}), drop_(kMiddleOfCharacter * setting.font.size) {
  PangoLayout* layout = layout_.get();
  PangoFontDescription* font = describe(setting.font);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_text(layout, valid_utf8(text).c_str(), -1);
  if (setting.letter_spacing != 0) set_attributes(layout, setting.letter_spacing);
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
