// Who sees what of a case 查看权限: the one policy behind lists, pages, documents and files. Each sees what their part in it
// needs and no more (个人信息保护法 第六条; 行政许可法 第五条第二款).
#pragma once

#include <string>
#include <vector>

#include "core/people/person.h"

namespace yichuang {

// What ties people and posts to a case.
struct CaseTies {
  PersonId applicant;
  PersonId agent;  // 0: none
  PersonId filed_by;
  std::vector<PersonId> helpers;  // handed it in for the applicant, or took it on with the receipt in hand
  std::string domain;  // of its package
  std::vector<std::string> departments;  // of its items
  bool results = false;  // something was granted: to be handed over, or handed over already
};

// What of a case somebody may see; nothing at all is the default.
struct Sight {
  bool at_all = false;  // that it exists, its items, where it stands, what happened when
  bool party = false;  // as the applicant or the agent: it is theirs
  bool names = false;  // the applicant's whole name; masked otherwise
  bool form = false;  // the whole form, every paper handed in, every notice, and the receipt with its code
  bool section = false;  // the same of the items of the asker's department, and the work on them
  bool work = false;  // the organs' inner work on every item: opinions, visits
  bool documents =
      false;  // every official document but the receipt; otherwise only those that go with a result
  bool operator==(const Sight&) const = default;
};

// A person with several roles sees what each of them shows.
Sight sight_of(const Actor& actor, const CaseTies& ties);

}  // namespace yichuang
