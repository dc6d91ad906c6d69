#include <algorithm>

#include "base/result.h"
#include "platform/pdf/blocks.h"

namespace yichuang::pdf {
namespace {

struct Cell {
  std::shared_ptr<TextLines> text;
  double x = 0;
  double width = 0;
  bool label = false;  // shaded
};

struct Row {
  std::vector<Cell> cells;
  std::size_t lines() const {
    std::size_t most = 1;
    for (const Cell& cell : cells) most = std::max(most, cell.text->count());
    return most;
  }
};

Cell cell(const Style& style, std::string_view text, double x, double width, Align align, bool label) {
  const Font font{label ? Font::Family::sans : Font::Family::serif, style.table, label};
  const Setting setting{.font = font, .width = width - 2 * style.padding, .align = align};
  return {std::make_shared<TextLines>(text, setting), x, width, label};
}

void frame(cairo_t* cairo, double x, double y, double width, double height, bool shaded) {
  cairo_rectangle(cairo, x, y, width, height);
  if (shaded) {
    cairo_set_source_rgb(cairo, 0.945, 0.945, 0.94);
    cairo_fill_preserve(cairo);
  }
  set_colour(cairo, kBlack);
  cairo_set_line_width(cairo, 0.6);
  cairo_stroke(cairo);
}

double height_of(const Style& style, std::size_t lines) {
  return static_cast<double>(lines) * style.table_pitch + 2 * style.padding;
}

// Lines [from, to) of every cell; a short cell stands in the middle of an unbroken row.
void draw_part(Flow& flow, const Row& row, std::size_t from, std::size_t to, const char* tag_name) {
  const Style& style = flow.style;
  const double height = height_of(style, to - from);
  const bool whole = from == 0 && to == row.lines();
  const Flow::Tag row_tag(flow, "TR");
  for (const Cell& cell : row.cells) {
    flow.draw([=, y = flow.y, x = cell.x, width = cell.width, label = cell.label](cairo_t* cairo) {
      frame(cairo, x, y, width, height, label);
    });
    const Flow::Tag cell_tag(flow, cell.label ? "TH" : tag_name);
    const std::size_t count = cell.text->count();
    const double slack = whole ? static_cast<double>(to - count) * style.table_pitch / 2 : 0;
    for (std::size_t i = from; i < std::min(to, count); ++i) {
      const double offset = (static_cast<double>(i - from) + 0.5) * style.table_pitch;
      flow.line_of(cell.text, i, cell.x + style.padding, flow.y + style.padding + slack + offset);
    }
  }
  flow.y += height;
}

// A row that does not fit goes to the next page whole, unless no page is high enough for it.
void put_row(Flow& flow, const Row& row, const Row* header) {
  const Style& style = flow.style;
  const auto repeat_header = [&] {
    if (header != nullptr) draw_part(flow, *header, 0, header->lines(), "TH");
  };
  const std::size_t count = row.lines();
  const double page = style.bottom - style.top - (header != nullptr ? height_of(style, header->lines()) : 0);
  if (height_of(style, count) <= page && flow.need(height_of(style, count))) repeat_header();
  std::size_t done = 0;
  while (done < count) {
    const double room = flow.left_on_page() - 2 * style.padding + 0.01;
    const auto fitting = room <= 0 ? 0 : static_cast<std::size_t>(room / style.table_pitch);
    if (fitting == 0) {
      flow.new_page();
      repeat_header();
      continue;
    }
    const std::size_t to = std::min(count, done + fitting);
    draw_part(flow, row, done, to, "TD");
    done = to;
  }
}

void after_table(Flow& flow) { flow.y += flow.style.pitch * 0.45; }

// The widest part of a column's cells that may not be broken, as a date.
double widest_whole(const Style& style, const Grid& grid, std::size_t column) {
  double widest = 0;
  for (const auto& row : grid.rows) {
    if (column >= row.size()) continue;
    for (const auto& [from, length] : kept_whole(row[column]))
      widest = std::max(
          widest, TextLines(row[column].substr(from, length), {.font = {.size = style.table}}).widest());
  }
  return std::min(widest, 9 * style.table);
}

// Widths by weight, but neither a title of up to four characters nor a date is broken.
std::vector<double> widths_of(const Style& style, const Grid& grid) {
  const std::vector<Column>& columns = grid.columns;
  std::vector<double> least;
  double weights = 0;
  double spare = style.width;
  for (const Column& column : columns) {
    const TextLines title(column.title, {.font = {Font::Family::sans, style.table, true}});
    const double whole =
        std::max(std::min(title.widest(), 4 * style.table), widest_whole(style, grid, least.size()));
    least.push_back(whole + 2 * style.padding + 0.5);
    weights += column.weight;
  }
  // Columns that would be too narrow take their least from the others' share.
  std::vector<double> widths(columns.size(), 0);
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (widths[i] > 0 || spare * columns[i].weight / weights >= least[i]) continue;
      widths[i] = least[i];
      spare -= least[i];
      weights -= columns[i].weight;
      again = true;
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (widths[i] == 0) widths[i] = spare * columns[i].weight / weights;
  return widths;
}

Row row_of(const Style& style, const Grid& grid, const std::vector<std::string>& texts,
           const std::vector<double>& widths, bool label = false) {
  Row row;
  double x = style.left;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    const std::string_view text = i < texts.size() ? std::string_view(texts[i]) : std::string_view();
    row.cells.push_back(
        cell(style, text, x, widths[i], label ? Align::center : grid.columns[i].align, label));
    x += widths[i];
  }
  return row;
}

Row header_of(const Style& style, const Grid& grid, const std::vector<double>& widths) {
  std::vector<std::string> titles;
  for (const Column& column : grid.columns) titles.push_back(column.title);
  return row_of(style, grid, titles, widths, true);
}

}  // namespace

double beginning_of(const Style& style, const Grid& grid) {
  const std::vector<double> widths = widths_of(style, grid);
  const double header = height_of(style, header_of(style, grid, widths).lines());
  if (grid.rows.empty()) return header;
  const double row = height_of(style, row_of(style, grid, grid.rows.front(), widths).lines());
  // A row that no page holds is broken anyway.
  return header + (header + row <= style.bottom - style.top ? row : height_of(style, 2));
}

void put(Flow& flow, const Grid& grid) {
  const Style& style = flow.style;
  ensure(!grid.columns.empty());
  const std::vector<double> widths = widths_of(style, grid);
  flow.y += style.pitch * 0.15;
  const Row header = header_of(style, grid, widths);
  // A header by itself at the foot of a page heads nothing.
  flow.need(beginning_of(style, grid));
  const Flow::Tag tag(flow, "Table");
  draw_part(flow, header, 0, header.lines(), "TH");
  for (const auto& texts : grid.rows) put_row(flow, row_of(style, grid, texts, widths), &header);
  after_table(flow);
}

namespace {

// Wide enough that no label of usual length is broken; tables of one pair a row line up with each other.
double label_width(const Style& style, const KeyValues& values, std::size_t in_row) {
  double width = (in_row == 1 ? 6.2 : 4) * style.table;
  for (const auto& [label, value] : values.rows)
    width =
        std::max(width, TextLines(label, {.font = {Font::Family::sans, style.table, true}}).widest() + 0.5);
  return std::min(width, 9 * style.table) + 2 * style.padding;
}

}  // namespace

void put(Flow& flow, const KeyValues& values) {
  const Style& style = flow.style;
  const auto in_row = static_cast<std::size_t>(std::clamp(values.pairs_a_row, 1, 2));
  const double pair = style.width / static_cast<double>(in_row);
  const double label = label_width(style, values, in_row);
  flow.y += style.pitch * 0.15;
  const Flow::Tag tag(flow, "Table");
  for (std::size_t i = 0; i < values.rows.size(); i += in_row) {
    Row row;
    const std::size_t end = std::min(i + in_row, values.rows.size());
    for (std::size_t j = i; j < end; ++j) {
      const double x = style.left + pair * static_cast<double>(j - i);
      // The last pair of an odd number takes the row to its end.
      const double width = j + 1 == end ? style.left + style.width - x : pair;
      row.cells.push_back(cell(style, values.rows[j].first, x, label, Align::center, true));
      row.cells.push_back(cell(style, values.rows[j].second, x + label, width - label, Align::left, false));
    }
    put_row(flow, row, nullptr);
  }
  after_table(flow);
}

}  // namespace yichuang::pdf
