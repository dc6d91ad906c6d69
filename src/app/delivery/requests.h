// What the issuing window sends; HandoverInput stands in app/casework/requests.h.
#pragma once

namespace yichuang::app {

struct ArchiveInput {};                // POST /api/v1/cases/{case}/archive: nothing to say

}  // namespace yichuang::app
