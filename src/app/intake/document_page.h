// 文书 as pages: how each kind is laid out, and the PDF that is drawn once and kept.
#pragma once

#include <string>

#include "app/record/centre.h"
#include "core/intake/facts.h"
#include "core/people/person.h"
#include "platform/pdf/document.h"

namespace yichuang::app {

struct DocumentSetting {
  std::string number;       // 文号; empty: not registered yet
  std::string public_url;   // where the QR code leads
  bool large_print = false;
  bool demo = false;        // the seal says that it is one
  Instant made_at;
  std::string proof;  // the code that proves, with the case's proof, that its fact stands in the journal; empty: none
  std::string fact;  // which fact that is, for people to read: 第2项 and its hash
};

// The pages of a document, from nothing but its frozen values.
pdf::Document page_of(const DocumentMade& document, const DocumentSetting& setting);

// The PDF of a document of a case the actor may see: drawn the first time, then kept by its hash.
// Refuses not_found: no_such_case, no_such_document; refused `not_numbered_yet` in the moment before it is registered.
Result<std::string> document_pdf(Centre& centre, const Actor& actor, CaseId kase, DocumentId document,
                                 bool large_print);

}  // namespace yichuang::app
