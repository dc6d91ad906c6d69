// One function a kind of block: puts it into the flow. For this room only.
#pragma once

#include "platform/pdf/document.h"
#include "platform/pdf/flow.h"

namespace yichuang::pdf {

void begin(Flow& flow, const Document& document);  // masthead, title, number
void put(Flow& flow, const Paragraph& paragraph);
void put(Flow& flow, const Heading& heading);
void put(Flow& flow, const KeyValues& values);
void put(Flow& flow, const Grid& grid);
void put(Flow& flow, const NumberedList& list);
void put(Flow& flow, const HandLines& lines);
void put(Flow& flow, const QrCode& code);
void put(Flow& flow, const Closing& closing);
void put(Flow& flow, const Rule& rule);

// How high a paragraph or lines for the hand come to stand; 0 of any other block.
double height_of(const Style& style, const Block& block);
// Of what must not be parted: the header with the first row, a heading's lines.
double beginning_of(const Style& style, const Grid& grid);
double height_of(const Style& style, const Heading& heading);
double height_of(const Flow& flow, const Closing& closing);
void line_across(Flow& flow, double y, double thickness, Colour colour);

// Draws the code with its caption under it; returns the height both take.
double place_qr(Flow& flow, const QrCode& code, double x, double y, double size);
double qr_height(const Flow& flow, const QrCode& code, double size);
// Round every page of what is framed, and across every page of what is a sample.
void draw_frame(cairo_t* cairo);
void draw_sample(cairo_t* cairo, const std::string& text);
void place_seal(Flow& flow, const Seal& seal, double centre_x, double centre_y);
inline constexpr double kSealDiameter = 42 * kMillimetre;
inline constexpr double kQrSize = 26 * kMillimetre;

}  // namespace yichuang::pdf
