#include "platform/pdf/flow.h"

#include <algorithm>
#include <cmath>

#include "base/result.h"

namespace yichuang::pdf {

Style::Style(bool large_print, bool framed, bool tight) {
  // A certificate is read whole: a little tighter than a letter, so that it stays one page.
  if (framed) {
    top = 32 * kMillimetre;
    body = 13;
    pitch = 225 * kMillimetre / 32;
    title = 40;
    table = 13;
    table_pitch = 19;
    padding = 5;
  }
  if (large_print) {
    body = 18;
    pitch = 225 * kMillimetre / 22;
    title = framed ? 40 : 26;
    table = 16;
    table_pitch = 23;
    small = 16;
    padding = 5;
    least = 16;
  }
  if (tight) {
    pitch *= 28.0 / 31;
    table_pitch *= 0.93;
    padding -= 1;
    gap = 0.55;
  }
  // A whole number of characters a line, so that the right edge is even.
  const double fitting = std::floor(width / body) * body;
  left += (width - fitting) / 2;
  width = fitting;
}

bool Flow::need(double height) {
  if (y + height <= style.bottom + 0.01) return false;
  new_page();
  return true;
}

void Flow::new_page() {
  if (pages_.size() >= kMaxPages) throw Failure("pdf: the document has more than 500 pages");
  for (std::size_t i = tags_.size(); i > 1; --i)
    draw([tag = tags_[i - 1]](cairo_t* cairo) { cairo_tag_end(cairo, tag); });
  pages_.emplace_back();
  for (std::size_t i = 1; i < tags_.size(); ++i)
    draw([tag = tags_[i]](cairo_t* cairo) { cairo_tag_begin(cairo, tag, nullptr); });
  y = style.top;
}

void Flow::line_of(const std::shared_ptr<TextLines>& text, std::size_t line, double x, double middle,
                   Colour colour) {
  draw([=](cairo_t* cairo) {
    set_colour(cairo, colour);
    text->draw(cairo, line, x, middle);
  });
}

void Flow::lines(const std::shared_ptr<TextLines>& text, double x, double pitch, Colour colour) {
  const std::size_t count = text->count();
  for (std::size_t i = 0; i < count; ++i) {
    const bool widow = count > 2 && i + 2 == count;  // its last line would stand alone on the next page
    const bool orphan = count > 1 && i == 0;
    need(widow || orphan ? 2 * pitch : pitch);
    line_of(text, i, x, y + pitch / 2, colour);
    y += pitch;
  }
}

Flow::Tag::Tag(Flow& flow, const char* name) : flow_(flow) {
  flow_.tags_.push_back(name);
  flow_.draw([name](cairo_t* cairo) { cairo_tag_begin(cairo, name, nullptr); });
}

Flow::Tag::~Tag() {
  flow_.draw([name = flow_.tags_.back()](cairo_t* cairo) { cairo_tag_end(cairo, name); });
  flow_.tags_.pop_back();
}

void Flow::play(cairo_t* cairo, std::size_t page) const {
  for (const Operation& operation : pages_.at(page)) operation(cairo);
}

void set_colour(cairo_t* cairo, Colour colour) {
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

}  // namespace yichuang::pdf
