// Persons on record: registered by themselves or by a window, found by their whole identity number only.
#pragma once

#include <optional>
#include <string>

#include "app/people/views.h"
#include "app/record/centre.h"
#include "app/record/command.h"
#include "core/people/person.h"

namespace yichuang::app {

std::optional<Person> find_person(store::Reader& reader, const Centre& centre, PersonId person);
// Whose number it is, and whether a window read that from a document; otherwise it was only typed online.
struct PersonOnRecord {
  Person person;
  bool seen = false;
};
std::optional<PersonOnRecord> find_by_identity(store::Reader& reader, const Centre& centre,
                                         const std::string& number);
// The name alone, without opening anything; empty for nobody.
std::string name_of_person(store::Reader& reader, const Centre& centre, PersonId person);

// Checks what was typed: name, identity with its check character, phone if given. Every fault at once.
Result<Person> read_person(const ApplicantInput& input, const std::string& path);

// The row change that puts a person on record; `seen`: their document was seen.
store::RowChange person_row(const Centre& centre, const Person& person, Instant at, bool seen = true);

// 窗口登记 by staff who read name and number from the document: the person with that identity, put on record now if unknown.
// What was only typed online under the number stands back (decide_document, core/people/activation.h). Refuses malformed,
// `identity_taken` when another document said another name.
Result<Person> find_or_create_person(Centre& centre, PersonId by, const ApplicantInput& input,
                                     const std::string& path);

// Whom a window has seen: one or nobody.
PersonList look_up_person(const Centre& centre, const std::string& number);

PersonView view_person(const Person& person);

}  // namespace yichuang::app
