#include <cairo-pdf.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "base/result.h"
#include "platform/pdf/blocks.h"
#include "platform/pdf/catalog.h"
#include "platform/pdf/press.h"

namespace yichuang::pdf {
namespace {

struct CairoFree {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t append(void* out, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Document& document) {
  const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, valid_utf8(value).c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, document.title);
  set(CAIRO_PDF_METADATA_AUTHOR, document.author);
  set(CAIRO_PDF_METADATA_SUBJECT, document.subject);
  set(CAIRO_PDF_METADATA_KEYWORDS, document.keywords);
  set(CAIRO_PDF_METADATA_CREATE_DATE,
      document.created.empty() ? "2000-01-01T00:00:00+08:00" : document.created);
}

// GB/T 9704-2012, 7.5: the page number stands 7 mm under the print.
void draw_footer(cairo_t* cairo, const Style& style, const Document& document, std::size_t page,
                 std::size_t pages) {
  const double middle = style.bottom + 7 * kMillimetre + style.small / 2;
  const Font font{.size = style.small};
  set_colour(cairo, kGrey);
  const TextLines numbers("第 " + std::to_string(page + 1) + " 页 共 " + std::to_string(pages) + " 页",
                          {.font = font});
  numbers.draw(cairo, 0, style.left + style.width - numbers.widest(), middle);
  const TextLines footer(document.footer, {.font = font, .width = style.width - numbers.widest() - 12});
  for (std::size_t i = 0; i < footer.count(); ++i)
    footer.draw(cairo, i, style.left, middle + static_cast<double>(i) * style.small * 1.4);
}

// What listeners need not hear: it says nothing, or what the text says as well.
void decorate(cairo_t* cairo, const Document& document) {
  if (document.framed) draw_frame(cairo);
  if (!document.sample.empty()) draw_sample(cairo, document.sample);
}

// A heading stands over the beginning of its table, not at the foot of the page before.
void keep_with_table(Flow& flow, const Block& block, const Block& next) {
  const auto* heading = std::get_if<Heading>(&block);
  const auto* grid = std::get_if<Grid>(&next);
  if (heading == nullptr || grid == nullptr) return;
  const double height = height_of(flow.style, *heading) + 0.2 * flow.style.pitch + beginning_of(flow.style, *grid);
  if (height <= flow.style.bottom - flow.style.top) flow.need(height);
}

// What stands before the signature goes with it to the next page: nobody signs a page of which nothing else is left.
void fill(Flow& flow, const Document& document) {
  constexpr double kCarriedLines = 8;  // lines
  const Flow::Tag whole(flow, "Document");
  begin(flow, document);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (i + 1 < document.blocks.size())
      if (const auto* closing = std::get_if<Closing>(&document.blocks[i + 1])) {
        const double carried = height_of(flow.style, block);
        if (carried <= kCarriedLines * flow.style.pitch) flow.need(carried + height_of(flow, *closing));
      }
    if (i + 1 < document.blocks.size()) keep_with_table(flow, block, document.blocks[i + 1]);
    std::visit([&](const auto& kind) { put(flow, kind); }, block);
  }
}

std::string draw(const Document& document, const Style& style, const Flow& flow) {
  std::string out;
  const std::unique_ptr<cairo_surface_t, CairoFree> surface(
      cairo_pdf_surface_create_for_stream(append, &out, kPageWidth, kPageHeight));
  describe(surface.get(), document);
  {
    const std::unique_ptr<cairo_t, CairoFree> cairo(cairo_create(surface.get()));
    for (std::size_t page = 0; page < flow.page_count(); ++page) {
      decorate(cairo.get(), document);
      flow.play(cairo.get(), page);
      draw_footer(cairo.get(), style, document, page, flow.page_count());
      cairo_show_page(cairo.get());
    }
  }
  cairo_surface_finish(surface.get());
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) throw Failure(std::string("pdf: ") + cairo_status_to_string(status));
  return with_language(std::move(out), document.language);
}

std::string render_here(const Document& document) {
  const Style style(document.large_print, document.framed);
  Flow flow(style);
  fill(flow, document);
  // A last page with next to nothing on it is spared where closer lines do.
  if (flow.page_count() > 1 && flow.y < style.top + (style.bottom - style.top) * 0.4) {
    const Style tight(document.large_print, document.framed, true);
    Flow closer(tight);
    fill(closer, document);
    if (closer.page_count() < flow.page_count()) return draw(document, tight, closer);
  }
  return draw(document, style, flow);
}

}  // namespace

std::string render(const Document& document) {
  static Press press(std::clamp(std::thread::hardware_concurrency(), 1u, 4u));
  return press.run([&] { return render_here(document); });
}

}  // namespace yichuang::pdf
