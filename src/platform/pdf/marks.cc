// What is drawn and not set: codes and stamps.
#include <qrencode.h>

#include <cmath>
#include <memory>
#include <numbers>

#include "base/result.h"
#include "platform/pdf/blocks.h"

namespace yichuang::pdf {
namespace {

struct QrFree {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

constexpr int kQuietZone = 2;  // modules; the paper round it is white as well

std::shared_ptr<TextLines> caption_of(const Flow& flow, const QrCode& code, double size) {
  const Setting setting{
      .font = {.size = flow.style.small}, .width = size + flow.style.small * 2, .align = Align::center};
  return std::make_shared<TextLines>(code.caption, setting);
}

// One rectangle for each run of dark modules: fewer operators, and no hairlines between modules.
void draw_modules(cairo_t* cairo, const QRcode& code, double x, double y, double module) {
  set_colour(cairo, kBlack);
  const int width = code.width;
  for (int row = 0; row < width; ++row) {
    const unsigned char* line = code.data + row * width;
    for (int from = 0; from < width; ++from) {
      if ((line[from] & 1) == 0) continue;
      int to = from;
      while (to < width && (line[to] & 1) != 0) ++to;
      cairo_rectangle(cairo, x + from * module, y + row * module, (to - from) * module, module);
      from = to;
    }
  }
  cairo_fill(cairo);
}

void draw_ring_text(cairo_t* cairo, const std::vector<std::shared_ptr<TextLines>>& characters,
                    double radius) {
  const auto count = static_cast<double>(characters.size());
  const double step = std::min(24.0, 215.0 / std::max(1.0, count)) * std::numbers::pi / 180;
  double angle = -step * (count - 1) / 2;
  for (const auto& character : characters) {
    cairo_save(cairo);
    cairo_rotate(cairo, angle);
    character->outline(cairo, 0, -character->widest() / 2, -radius);
    cairo_fill(cairo);
    cairo_restore(cairo);
    angle += step;
  }
}

std::vector<std::string> characters_of(const std::string& text) {
  std::vector<std::string> all;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || all.empty()) all.emplace_back();
    all.back() += c;
  }
  return all;
}

}  // namespace

double qr_height(const Flow& flow, const QrCode& code, double size) {
  if (code.caption.empty()) return size;
  return size + static_cast<double>(caption_of(flow, code, size)->count()) * flow.style.small * 1.5;
}

double place_qr(Flow& flow, const QrCode& code, double x, double y, double size) {
  const std::shared_ptr<QRcode> made(QRcode_encodeString(code.content.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
                                     QrFree{});
  if (made == nullptr) throw Failure("pdf: the text does not fit into a QR code");
  const double module = size / (made->width + 2 * kQuietZone);
  const double margin = code.caption.empty() ? 0 : flow.style.small;  // the caption may be a little wider
  const double left = x + margin + kQuietZone * module;
  const Flow::Tag tag(flow, "Figure");
  flow.draw([=](cairo_t* cairo) { draw_modules(cairo, *made, left, y + kQuietZone * module, module); });
  if (code.caption.empty()) return size;
  const auto caption = caption_of(flow, code, size);
  const double pitch = flow.style.small * 1.5;
  for (std::size_t i = 0; i < caption->count(); ++i)
    flow.line_of(caption, i, x, y + size + (static_cast<double>(i) + 0.5) * pitch, kGrey);
  return qr_height(flow, code, size);
}

void draw_frame(cairo_t* cairo) {
  const auto rectangle = [&](double inset, double thickness, Colour colour) {
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, thickness);
    cairo_rectangle(cairo, inset, inset, kPageWidth - 2 * inset, kPageHeight - 2 * inset);
    cairo_stroke(cairo);
  };
  constexpr double kOuter = 12 * kMillimetre, kBand = 5.2 * kMillimetre;
  rectangle(kOuter, 2.4, kGold);
  rectangle(kOuter + kBand, 0.9, kGold);
  // A row of lozenges between the two lines, a larger one in every corner.
  const auto lozenge = [&](double x, double y, double half) {
    cairo_move_to(cairo, x - half, y);
    cairo_line_to(cairo, x, y - half);
    cairo_line_to(cairo, x + half, y);
    cairo_line_to(cairo, x, y + half);
    cairo_close_path(cairo);
    cairo_fill(cairo);
  };
  set_colour(cairo, kGold);
  const double middle = kOuter + kBand / 2;
  const auto row = [&](double length, const auto& place) {
    const int count = static_cast<int>((length - 2 * middle) / (4.2 * kMillimetre));
    const double step = (length - 2 * middle) / count;
    for (int i = 1; i < count; ++i) place(middle + i * step);
  };
  row(kPageWidth, [&](double x) {
    lozenge(x, middle, 2.1);
    lozenge(x, kPageHeight - middle, 2.1);
  });
  row(kPageHeight, [&](double y) {
    lozenge(middle, y, 2.1);
    lozenge(kPageWidth - middle, y, 2.1);
  });
  for (const double x : {middle, kPageWidth - middle})
    for (const double y : {middle, kPageHeight - middle}) lozenge(x, y, 5.4);
}

void draw_sample(cairo_t* cairo, const std::string& text) {
  const TextLines lines(text, {.font = {Font::Family::sans, 92, true}, .letter_spacing = 14});
  cairo_save(cairo);
  cairo_translate(cairo, kPageWidth / 2, kPageHeight / 2);
  cairo_rotate(cairo, -std::numbers::pi / 5);
  lines.outline(cairo, 0, -lines.widest() / 2, 0);
  cairo_set_source_rgba(cairo, kRed.red, kRed.green, kRed.blue, 0.09);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void place_seal(Flow& flow, const Seal& seal, double centre_x, double centre_y) {
  const double radius = kSealDiameter / 2;
  std::vector<std::shared_ptr<TextLines>> ring;
  const auto ring_characters = characters_of(seal.ring);
  const double ring_size =
      std::min(14.0, 2 * std::numbers::pi * (radius - 12) * 0.55 /
                         std::max<double>(1, static_cast<double>(ring_characters.size())));
  for (const auto& character : ring_characters)
    ring.push_back(
        std::make_shared<TextLines>(character, Setting{.font = {Font::Family::serif, ring_size, true}}));
  const auto centre =
      std::make_shared<TextLines>(seal.centre, Setting{.font = {Font::Family::sans, 12, true}});
  const Flow::Tag tag(flow, "Figure");
  flow.draw([=](cairo_t* cairo) {
    cairo_save(cairo);
    cairo_translate(cairo, centre_x, centre_y);
    cairo_set_source_rgba(cairo, kRed.red, kRed.green, kRed.blue, 0.78);
    cairo_set_line_width(cairo, 2.6);
    cairo_new_path(cairo);
    cairo_arc(cairo, 0, 0, radius - 1.3, 0, 2 * std::numbers::pi);
    cairo_stroke(cairo);
    cairo_set_line_width(cairo, 0.7);
    cairo_arc(cairo, 0, 0, radius - 4.6, 0, 2 * std::numbers::pi);
    cairo_stroke(cairo);
    draw_ring_text(cairo, ring, radius - 9 - ring_size / 2);
    centre->outline(cairo, 0, -centre->widest() / 2, radius * 0.54);  // clear of a date across the middle
    cairo_fill(cairo);
    cairo_restore(cairo);
  });
}

}  // namespace yichuang::pdf
