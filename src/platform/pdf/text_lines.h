// Text broken into lines by Pango; the lines are then placed one by one.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/pdf/document.h"

namespace yichuang::pdf {

struct Font {
  enum class Family { serif, sans } family = Family::serif;
  double size = 14;  // points
  bool bold = false;
};

// How a text is broken; widths are points.
struct Setting {
  Font font;
  double width = 0;
  Align align = Align::left;
  double first_indent = 0;
  bool justify = false;
  double letter_spacing = 0;
};

class TextLines {
 public:
  TextLines(std::string_view text, const Setting& setting);

  std::size_t count() const { return lines_.size(); }
  double widest() const;
  // `middle` is the height at which the middle of a Chinese character comes to stand.
  void draw(cairo_t* cairo, std::size_t line, double x, double middle) const;
  void outline(cairo_t* cairo, std::size_t line, double x, double middle) const;  // as a path, not as text

 private:
  struct Line {
    PangoLayoutLine* line;
    double x;
    double width;
  };
  std::shared_ptr<PangoLayout> layout_;
  std::vector<Line> lines_;
  double drop_ = 0;  // from the middle of a character to its baseline
};

// Where a text holds a number with the words that count it, 2026年3月2日 or 5个工作日, or one with hyphens: such a thing is
// read at one glance and never broken over two lines. Places and lengths in bytes, from the left.
std::vector<std::pair<std::size_t, std::size_t>> kept_whole(std::string_view text);

// Neither Pango nor cairo takes anything else; what is not UTF-8 becomes U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace yichuang::pdf
