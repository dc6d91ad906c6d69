#include "platform/pdf/blocks.h"

#include <algorithm>
#include <cmath>

namespace yichuang::pdf {
namespace {

std::shared_ptr<TextLines> set(std::string_view text, const Setting& setting) {
  return std::make_shared<TextLines>(text, setting);
}

std::shared_ptr<TextLines> set(const Style& style, const Paragraph& paragraph) {
  const bool indent = paragraph.indent && paragraph.align == Align::left;
  return set(paragraph.text, {.font = {.size = style.body, .bold = paragraph.bold},
                              .width = style.width,
                              .align = paragraph.align,
                              .first_indent = indent ? 2 * style.body : 0,
                              .justify = paragraph.align == Align::left});
}

double pitch_of_hand_lines(const Style& style) { return style.pitch * 1.5; }

// A title of several lines is broken evenly, not with two characters left over for the last. Returns where to
// set it, so that it stands in the middle all the same.
std::pair<std::shared_ptr<TextLines>, double> balanced(std::string_view text, Setting setting, double left) {
  const double full = setting.width;
  auto best = set(text, setting);
  double best_width = full;
  const std::size_t count = best->count();
  for (double width = full; count > 1 && width > full / 2; width -= setting.font.size / 2) {
    setting.width = width;
    auto narrower = set(text, setting);
    if (narrower->count() > count) break;
    best = narrower;
    best_width = width;
  }
  return {best, left + (full - best_width) / 2};
}

void put_masthead(Flow& flow, const Document& document) {
  const Style& style = flow.style;
  double size = 34;
  Setting setting{.font = {Font::Family::serif, size, true}, .align = Align::center};
  setting.letter_spacing = 4;
  while (size > 20 && set(document.masthead, setting)->widest() > style.width) {
    setting.font.size = --size;
    setting.letter_spacing = size / 9;
  }
  setting.width = style.width;
  {
    const Flow::Tag tag(flow, "P");
    flow.lines(set(document.masthead, setting), style.left, size * 1.5, kRed);
  }
  flow.y += style.pitch * 0.4 * style.gap;
  if (!document.number.empty()) {
    const Flow::Tag tag(flow, "P");
    flow.lines(
        set(document.number, {.font = {.size = style.body}, .width = style.width, .align = Align::center}),
        style.left, style.pitch);
    flow.y += 4;
  }
  line_across(flow, flow.y + 2, 1.6, kRed);
  flow.y += style.pitch * 1.4 * style.gap;
}

// What hangs on a wall is titled to be read from across the room, its number in the middle under it.
void begin_framed(Flow& flow, const Document& document) {
  const Style& style = flow.style;
  double size = style.title;
  Setting setting{
      .font = {Font::Family::serif, size, true}, .align = Align::center, .letter_spacing = size / 5};
  while (size > 24 && set(document.title, setting)->widest() > style.width) {
    setting.font.size = size -= 2;
    setting.letter_spacing = size / 8;
  }
  setting.width = style.width;
  {
    const Flow::Tag tag(flow, "H1");
    const auto [title, left] = balanced(document.title, setting, style.left);
    flow.lines(title, left, size * 1.5, kRed);
  }
  flow.y += style.pitch * 0.5;
  {
    const Flow::Tag tag(flow, "P");
    flow.lines(
        set(document.number, {.font = {.size = style.body}, .width = style.width, .align = Align::center}),
        style.left, style.pitch);
  }
  flow.y += style.pitch * 0.9;
}

}  // namespace

void line_across(Flow& flow, double y, double thickness, Colour colour) {
  const Style& style = flow.style;
  flow.draw([=, left = style.left, right = style.left + style.width](cairo_t* cairo) {
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, thickness);
    cairo_move_to(cairo, left, y);
    cairo_line_to(cairo, right, y);
    cairo_stroke(cairo);
  });
}

void begin(Flow& flow, const Document& document) {
  if (document.framed) return begin_framed(flow, document);
  const Style& style = flow.style;
  if (!document.masthead.empty()) put_masthead(flow, document);
  {
    const Flow::Tag tag(flow, "H1");
    Setting setting{
        .font = {Font::Family::serif, style.title, true}, .width = style.width, .align = Align::center};
    const auto [title, left] = balanced(document.title, setting, style.left);
    flow.lines(title, left, style.title * 1.55);
  }
  flow.y += style.pitch * 0.35 * style.gap;
  if (document.masthead.empty() && !document.number.empty()) {
    const Flow::Tag tag(flow, "P");
    flow.lines(
        set(document.number, {.font = {.size = style.body}, .width = style.width, .align = Align::right}),
        style.left, style.pitch);
  }
  flow.y += style.pitch * 0.3 * style.gap;
}

void put(Flow& flow, const Paragraph& paragraph) {
  const Style& style = flow.style;
  const Flow::Tag tag(flow, "P");
  flow.lines(set(style, paragraph), style.left, style.pitch);
}

double height_of(const Style& style, const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block))
    return static_cast<double>(set(style, *paragraph)->count()) * style.pitch;
  if (const auto* lines = std::get_if<HandLines>(&block)) {
    const auto in_row = static_cast<std::size_t>(std::max(1, lines->lines_a_row));
    const std::size_t rows = (lines->labels.size() + in_row - 1) / in_row;
    return static_cast<double>(rows) * pitch_of_hand_lines(style);
  }
  return 0;
}

double height_of(const Style& style, const Heading& heading) {
  const auto text = set(heading.text, {.font = {Font::Family::sans, style.body, true}, .width = style.width});
  return (static_cast<double>(text->count()) + 0.3) * style.pitch;
}

void put(Flow& flow, const Heading& heading) {
  const Style& style = flow.style;
  flow.y += style.pitch * 0.2;
  const auto text = set(heading.text, {.font = {Font::Family::sans, style.body, true}, .width = style.width});
  flow.need((static_cast<double>(text->count()) + 2) * style.pitch);
  const Flow::Tag tag(flow, "H2");
  flow.lines(text, style.left, style.pitch);
  flow.y += style.pitch * 0.1;
}

void put(Flow& flow, const NumberedList& list) {
  const Style& style = flow.style;
  const double hang = 2 * style.body;
  const Flow::Tag all(flow, "L");
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const auto number = set(std::to_string(i + 1) + ".", {.font = {.size = style.body}});
    const auto text =
        set(list.items[i], {.font = {.size = style.body}, .width = style.width - hang, .justify = true});
    flow.need((text->count() > 1 ? 2 : 1) * style.pitch);
    const Flow::Tag item(flow, "LI");
    {
      const Flow::Tag label(flow, "Lbl");
      const double x = style.left + hang - number->widest() - style.body * 0.35;
      flow.line_of(number, 0, x, flow.y + style.pitch / 2);
    }
    const Flow::Tag body(flow, "LBody");
    flow.lines(text, style.left + hang, style.pitch);
  }
}

void put(Flow& flow, const HandLines& lines) {
  const Style& style = flow.style;
  const auto in_row = static_cast<std::size_t>(std::max(1, lines.lines_a_row));
  const double cell = style.width / static_cast<double>(in_row);
  const double pitch = pitch_of_hand_lines(style);
  const Flow::Tag tag(flow, "P");
  for (std::size_t i = 0; i < lines.labels.size(); ++i) {
    if (i % in_row == 0) flow.need(pitch);
    const double x = style.left + cell * static_cast<double>(i % in_row);
    const auto label = set(lines.labels[i], {.font = {.size = style.body}});
    flow.line_of(label, 0, x, flow.y + pitch / 2);
    const double from = x + label->widest() + 2;
    const double to = x + cell - style.body;
    const double base = flow.y + pitch / 2 + style.body * 0.55;
    if (to > from)
      flow.draw([=](cairo_t* cairo) {
        set_colour(cairo, kBlack);
        cairo_set_line_width(cairo, 0.5);
        cairo_move_to(cairo, from, base);
        cairo_line_to(cairo, to, base);
        cairo_stroke(cairo);
      });
    if (i % in_row == in_row - 1 || i + 1 == lines.labels.size()) flow.y += pitch;
  }
}

void put(Flow& flow, const QrCode& code) {
  const double height = qr_height(flow, code, kQrSize);
  flow.need(height);
  flow.y += place_qr(flow, code, flow.style.left, flow.y, kQrSize) + flow.style.pitch * 0.3;
}

void put(Flow& flow, const Rule&) {
  flow.need(flow.style.pitch * 0.6);
  line_across(flow, flow.y + flow.style.pitch * 0.3, 0.6, kBlack);
  flow.y += flow.style.pitch * 0.6;
}

}  // namespace yichuang::pdf
