// Who issued the document: name and date under the stamp, never broken, with the codes beside or below them.
#include <algorithm>
#include <cmath>

#include "platform/pdf/blocks.h"

namespace yichuang::pdf {
namespace {

constexpr double kLeastSize = 11;  // points, of a name that is too long for its place

struct Signature {
  Signature(const Style& style, const Closing& closing)
      : codes((closing.qr ? 1 : 0) + (closing.second_qr ? 1 : 0)) {
    code_width = kQrSize + 2 * style.body;
    const double beside = style.width - codes * code_width - style.body;
    size = style.body;
    const double least = std::min(style.body, std::max(kLeastSize, style.least));
    while (size > least && widest(closing, size) > beside) size -= 0.5;
    stacked = widest(closing, size) > beside;
    if (stacked) size = style.body;
    room = stacked ? style.width : beside;
    while (size > kLeastSize && widest(closing, size) > room) size -= 0.5;
    for (const std::string& line : closing.lines) {
      texts.push_back(std::make_shared<TextLines>(
          line, Setting{.font = {.size = size}, .width = room, .align = Align::center}));
      count += texts.back()->count();
      width = std::max(width, texts.back()->widest());
    }
  }

  static double widest(const Closing& closing, double size) {
    double most = 0;
    for (const std::string& line : closing.lines)
      most = std::max(most, TextLines(line, {.font = {.size = size}}).widest());
    return most;
  }

  int codes;
  double code_width = 0;  // of each
  double size = 0;
  bool stacked = false;  // the codes stand below the name
  double room = 0;
  double width = 0;
  std::size_t count = 0;
  std::vector<std::shared_ptr<TextLines>> texts;
};

// What stands where, from the top of the whole.
struct Heights {
  Heights(const Flow& flow, const Closing& closing, const Signature& signature) {
    const Style& style = flow.style;
    text = static_cast<double>(signature.count) * style.pitch;
    for (const auto& one : {closing.qr, closing.second_qr})
      if (one) code = std::max(code, qr_height(flow, *one, kQrSize));
    signed_part = std::max(text, closing.seal ? kSealDiameter : 0);
    if (!signature.stacked) signed_part = std::max(signed_part, code);
    under = closing.under.empty() ? 0 : style.pitch * 1.4;
    all = signed_part + (signature.stacked ? code + style.pitch * 0.3 : 0) + under;
  }
  double text = 0;
  double code = 0;
  double signed_part = 0;
  double under = 0;
  double all = 0;
};

double space_above(const Style& style) { return style.pitch * 0.8 * style.gap; }

void put_codes(Flow& flow, const Closing& closing, double width, double y) {
  double left = flow.style.left;
  for (const auto& code : {closing.qr, closing.second_qr})
    if (code) {
      place_qr(flow, *code, left, y, kQrSize);
      left += width;
    }
}

void put_under(Flow& flow, const Closing& closing) {
  const Style& style = flow.style;
  line_across(flow, flow.y + style.pitch * 0.2, 0.6, kBlack);
  const auto text = std::make_shared<TextLines>(closing.under, Setting{.font = {.size = style.body}});
  double size = style.body;
  auto fitting = text;
  while (size > kLeastSize && fitting->widest() > style.width)
    fitting = std::make_shared<TextLines>(closing.under, Setting{.font = {.size = size -= 0.5}});
  const Flow::Tag tag(flow, "P");
  flow.line_of(fitting, 0, style.left, flow.y + style.pitch * 0.9);
  flow.y += style.pitch * 1.4;
}

}  // namespace

double height_of(const Flow& flow, const Closing& closing) {
  const Signature signature(flow.style, closing);
  return space_above(flow.style) + Heights(flow, closing, signature).all;
}

void put(Flow& flow, const Closing& closing) {
  const Style& style = flow.style;
  const Signature signature(style, closing);
  const Heights heights(flow, closing, signature);
  flow.y += space_above(style);
  flow.need(heights.all);
  if (closing.at_foot) flow.y = std::max(flow.y, style.bottom - heights.all - style.pitch * 0.2);
  const double top = flow.y;
  // Lines share an axis as far right as the widest of them and the stamp allow.
  const double inset = signature.width + 4 * style.body <= signature.room ? 2 * style.body : 0;
  const double half = std::max(signature.width / 2 + inset, closing.seal ? kSealDiameter / 2 : 0);
  const double axis = style.left + style.width - half;
  if (closing.seal) place_seal(flow, *closing.seal, axis, top + heights.signed_part / 2);
  flow.y = top + (heights.signed_part - heights.text) / 2;
  {
    const Flow::Tag tag(flow, "P");
    for (const auto& text : signature.texts) flow.lines(text, axis - signature.room / 2, style.pitch);
  }
  const double codes = signature.stacked ? top + heights.signed_part + style.pitch * 0.3
                                         : top + (heights.signed_part - heights.code) / 2;
  put_codes(flow, closing, signature.code_width, codes);
  flow.y = top + heights.all - heights.under;
  if (!closing.under.empty()) put_under(flow, closing);
  flow.y += style.pitch * 0.2;
}

}  // namespace yichuang::pdf
