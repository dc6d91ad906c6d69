// The application's own tables, as numbered steps (100 on). Released steps are never edited.
#pragma once

#include <vector>

#include "platform/store/store.h"

namespace yichuang::app {

const std::vector<store::Step>& schema_steps();

}  // namespace yichuang::app
