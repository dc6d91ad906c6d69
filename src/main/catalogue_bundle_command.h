// yichuang catalogue export, import and diff: a catalogue carried in one file, and what differs between two.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

// Arguments after the word export, import or diff.
int run_catalogue_export(Arguments arguments);
int run_catalogue_import(Arguments arguments);
int run_catalogue_diff(Arguments arguments);

}  // namespace yichuang::command_line
