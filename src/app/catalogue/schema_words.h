// Where a document departs from its schema: what is wanted there and what was found, in words.
#pragma once

#include <boost/json/value.hpp>
#include <vector>

#include "app/catalogue/document.h"
#include "app/catalogue/member_names.h"

namespace yichuang::app {

struct SchemaFault {
  int line = 0;
  Text message;
};

// Every place at once. Of the keywords that the catalogue's schemas use; what another keyword forbids is not found here.
std::vector<SchemaFault> faults_against(const boost::json::value& schema, const Node& document,
                                        const MemberNames& names);

}  // namespace yichuang::app
