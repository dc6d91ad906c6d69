// What of one case somebody may see, part by part: the policy of core/authority/sight.h laid over a case.
#pragma once

#include "core/intake/matter.h"

namespace yichuang {

class Visible {
 public:
  Visible(const Matter& matter, const Actor& actor);
  const Sight& sight() const { return sight_; }
  bool at_all() const { return sight_.at_all; }

  bool work_on(const std::string& item) const;  // visits
  bool opinions_on(const std::string& item) const;  // never the applicant's or the window's
  bool material(const PlannedMaterial& material) const;  // the files handed in
  bool field(const PlannedField& field) const;
  bool examination() const;  // what is asked, what was found, the notices
  bool ratings() const;
  bool document(DocumentKind kind) const;
  bool told(const CaseFact& fact) const;  // on the timeline
  bool proof() const;  // 存证, of what of it may be read
  bool proven(const CaseFact& fact) const;  // word for word, in a proof of the journal

 private:
  bool own_item(const std::string& item) const;
  bool any_own(const std::vector<std::string>& items) const;
  const Plan& plan_;
  const std::string department_;
  const Sight sight_;
};

}  // namespace yichuang
