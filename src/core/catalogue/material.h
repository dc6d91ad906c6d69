// The material library 材料库: one canonical material, whichever items ask for it.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/text.h"

namespace yichuang {

// Where a material comes from. Only what comes from the applicant is asked for.
enum class MaterialSource { applicant, fetched, result, commitment };

// Trust in a stored material (国办函〔2016〕108号): A issued by the handling organ, B compared with the original at a
// window, C uploaded and still to be compared, D made by the applicant.
enum class Trust { a, b, c, d };

enum class PaperForm { paper, electronic, both };
enum class CopyKind { original, copy, both };

struct CommonFault {
  std::string code;
  Text text;
};

struct Material {
  std::string code;
  Text name;
  MaterialSource source = MaterialSource::applicant;
  Text issuer;  // who issues it; the applicant's own: empty
  std::string licence_type;  // e-licence type it can be fetched as; empty: none
  Trust trust = Trust::c;
  PaperForm form = PaperForm::both;
  CopyKind kind = CopyKind::original;
  int validity_months = 0;  // 0: no limit
  bool shareable = true;
  Text how_to_get;
  std::vector<CommonFault> common_faults;
  Text good_example, bad_example;
  std::string source_note;
  Confidence confidence = Confidence::unconfirmed;
  Origin origin;
};

}  // namespace yichuang
