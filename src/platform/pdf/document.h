// Documents for paper: A4 portrait in the manner of GB/T 9704, text selectable, fonts embedded as subsets.
// What the words say is the caller's business.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace yichuang::pdf {

enum class Align { left, center, right };

// Body text. The first line is indented by two characters; a line break in the text begins a new paragraph.
struct Paragraph {
  std::string text;
  bool indent = true;
  Align align = Align::left;
  bool bold = false;
};

// A line in 黑体 that stays with what follows.
struct Heading {
  std::string text;
};

// Labels and values in a ruled table, one or two pairs a row.
struct KeyValues {
  std::vector<std::pair<std::string, std::string>> rows;
  int pairs_a_row = 1;
};

// A ruled table; cells wrap, and the header is repeated on every page.
struct Column {
  std::string title;
  double weight = 1;  // share of the width
  Align align = Align::left;
};
struct Grid {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // a short row is filled with empty cells
};

struct NumberedList {
  std::vector<std::string> items;
};

// Places to be filled in by hand: 签收人：＿＿＿＿
struct HandLines {
  std::vector<std::string> labels;
  int lines_a_row = 2;
};

struct QrCode {
  std::string content;
  std::string caption;
};

// A round stamp drawn in red outline; no picture of a real seal. The ring is read along the circle.
struct Seal {
  std::string ring;
  std::string centre;
};

// Who issued the document and when, at the lower right, kept together; the stamp over it, codes at the left.
struct Closing {
  std::vector<std::string> lines;
  std::optional<Seal> seal;
  std::optional<QrCode> qr;
  std::optional<QrCode> second_qr;  // at the right of the first
  bool at_foot = false;  // at the bottom of the page, however little stands above
  std::string under;  // a line below a thin rule, never on a page without the rest
};

struct Rule {};  // a thin line across

using Block =
    std::variant<Paragraph, Heading, KeyValues, Grid, NumberedList, HandLines, QrCode, Closing, Rule>;

struct Document {
  std::string masthead;  // the issuer in red over a red line; empty: none
  std::string title;
  std::string number;  // 文号; under the masthead, or at the right under the title
  std::vector<Block> blocks;
  std::string footer;  // small, at the left of every page; the page number stands at the right
  bool framed = false;  // a certificate: a frame round every page, a large title, no issuer above it
  std::string sample;  // pale across every page; empty: none
  bool large_print = false;  // nothing smaller than 16 pt
  std::string author;
  std::string subject;
  std::string keywords;  // in the file's properties; plain ASCII can be read there without opening the file
  std::string language = "zh-CN";
  std::string created;  // RFC 3339; said, so that the same document always gives the same bytes
};

// Thread-safe; at most four documents are rendered at once, the rest wait. cairo 1.16 loses some 2 kB a
// document. Failure when a code does not fit into a QR code, or there are over 500 pages.
std::string render(const Document& document);

}  // namespace yichuang::pdf
