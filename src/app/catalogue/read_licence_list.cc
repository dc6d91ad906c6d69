#include "app/catalogue/readers.h"

namespace yichuang::app {
namespace {

Basis read_law(const Node& node, const Source& source, const BusinessLicence& of) {
  Record record(node, source);
  Basis basis;
  basis.law = record.text("law");
  basis.article = record.text_or("article");
  basis.source = of.source;
  basis.confidence = of.confidence;
  basis.origin = record.origin();
  return basis;
}

BusinessLicence read_licence(const Node& node, const Source& source) {
  Record record(node, source);
  BusinessLicence licence;
  licence.code = record.text("code");
  licence.name = record.words("name");
  licence.authority = record.words("authority");
  licence.mode = record.one_of<ReformMode>("mode", {{"cancelled", ReformMode::cancelled},
                                                    {"record", ReformMode::record},
                                                    {"commitment", ReformMode::commitment},
                                                    {"service", ReformMode::service}});
  licence.mode_confidence = record.confidence("mode_confidence");
  licence.measures = record.words("measures");
  licence.district = record.truth("district");
  licence.source = record.text("source");
  licence.confidence = record.confidence();
  licence.items = record.texts("items");
  licence.basis =
      record.each<Basis>("basis", [&](const Node& law) { return read_law(law, source, licence); });
  licence.origin = record.origins();
  return licence;
}

}  // namespace

void read_licence_list(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  into.licence_list.name = record.words("name");
  into.licence_list.note = record.words("note");
  into.licence_list.source = record.text("source");
  for (const Node& node : record.get("licences").items)
    into.licence_list.licences.add(read_licence(node, source));
}

}  // namespace yichuang::app
