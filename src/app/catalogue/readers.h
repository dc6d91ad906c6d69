// From the files of the catalogue to its types, one function a kind of file. Each throws Misread.
#pragma once

#include "app/catalogue/record.h"
#include "core/catalogue/catalogue.h"

namespace yichuang::app {

void read_district(const Node& document, const Source& source, Catalogue& into);
void read_departments(const Node& document, const Source& source, Catalogue& into);
void read_centre(const Node& document, const Source& source, Catalogue& into);
void read_posts(const Node& document, const Source& source, Catalogue& into);
void read_city_template(const Node& document, const Source& source, Catalogue& into);
void read_licence_list(const Node& document, const Source& source, Catalogue& into);
void read_fields(const Node& document, const Source& source, Catalogue& into);
void read_field_rules(const Node& document, const Source& source, Catalogue& into);
void read_materials(const Node& document, const Source& source, Catalogue& into);
void read_texts(const Node& document, const Source& source, Catalogue& into);
void read_item(const Node& document, const Source& source, Catalogue& into);
Particulars read_particulars(const Node& node, const Source& source);
void read_package(const Node& document, const Source& source, Catalogue& into);

}  // namespace yichuang::app
