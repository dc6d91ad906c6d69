// A day as people write it: 2026年11月27日, 27 November 2026. Addresses, data and numbers keep 2026-11-27.
#pragma once

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

Words in_words(Date day);

}  // namespace yichuang::app
