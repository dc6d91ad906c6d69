// Fills pages from top to bottom. What is drawn is kept until the number of pages is known.
#pragma once

#include <cairo.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/pdf/text_lines.h"

namespace yichuang::pdf {

inline constexpr double kMillimetre = 72 / 25.4;
inline constexpr double kPageWidth = 210 * kMillimetre;
inline constexpr double kPageHeight = 297 * kMillimetre;
inline constexpr int kMaxPages = 500;

// GB/T 9704-2012, 5.1–5.2: margins 37 mm above and 28 mm at the left round 156 × 225 mm of print. Its 22
// lines of 16 pt make letters long; 28 lines of 14 pt keep the look and save a page.
struct Style {
  // `tight`: lines and cells a little closer, for what would otherwise leave next to nothing on its last page.
  Style(bool large_print, bool framed, bool tight = false);
  double top = 37 * kMillimetre;
  double bottom = kPageHeight - 35 * kMillimetre;
  double left = 28 * kMillimetre;
  double width = 156 * kMillimetre;
  double body = 14;
  double pitch = 225 * kMillimetre / 28;
  double title = 22;
  double table = 12;
  double table_pitch = 17.5;
  double small = 9;
  double padding = 4;  // inside a cell
  double least = 0;  // no size below this, for those who see badly; 0: as small as need be
  double gap = 1;  // share of the empty lines round masthead, title and tables
};

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};
inline constexpr Colour kBlack{};
inline constexpr Colour kGrey{0.35, 0.35, 0.35};
inline constexpr Colour kRed{0.80, 0.06, 0.09};
inline constexpr Colour kGold{0.69, 0.52, 0.20};

using Operation = std::function<void(cairo_t*)>;

class Flow {
 public:
  explicit Flow(const Style& style) : style(style) { new_page(); }

  const Style& style;
  double y = 0;  // top of what comes next

  // Begins a new page unless this height is left. True when a page was begun.
  bool need(double height);
  double left_on_page() const { return style.bottom - y; }
  void new_page();
  void draw(Operation operation) { pages_.back().push_back(std::move(operation)); }
  void line_of(const std::shared_ptr<TextLines>& text, std::size_t line, double x, double middle,
               Colour colour = kBlack);
  // Lines one under the other from y on, over pages; never one line alone at either side of a page break.
  void lines(const std::shared_ptr<TextLines>& text, double x, double pitch, Colour colour = kBlack);

  // Structure for those who listen: an element of the tag tree. All but the outermost are closed at the end
  // of a page and opened again on the next, so that the footer is in none of them.
  class Tag {
   public:
    Tag(Flow& flow, const char* name);
    ~Tag();
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;

   private:
    Flow& flow_;
  };

  std::size_t page_count() const { return pages_.size(); }
  void play(cairo_t* cairo, std::size_t page) const;

 private:
  std::vector<std::vector<Operation>> pages_;
  std::vector<const char*> tags_;
};

void set_colour(cairo_t* cairo, Colour colour);

}  // namespace yichuang::pdf
