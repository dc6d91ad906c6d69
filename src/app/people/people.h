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
std::optional<Person> find_by_identity(store::Reader& reader, const Centre& centre,
                                       const std::string& number);
// The name alone, without opening anything; empty for nobody.
std::string name_of_person(store::Reader& reader, const Centre& centre, PersonId person);

// Checks what was typed: name, identity with its check character, phone if given. Every fault at once.
Result<Person> read_person(const ApplicantInput& input, const std::string& path);

// The row change that puts a person on record.
store::RowChange person_row(const Centre& centre, const Person& person, Instant at);

// The person with that identity, put on record now if unknown. Refuses malformed, `identity_taken` when the number stands
// under another name.
Result<Person> find_or_create_person(Centre& centre, const ApplicantInput& input, const std::string& path);

PersonView view_person(const Person& person);

}  // namespace yichuang::app
