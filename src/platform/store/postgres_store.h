#pragma once

#include <memory>

#include "platform/store/store.h"

namespace yichuang::store {

std::unique_ptr<Store> open_postgres_store(const Options& options, const std::vector<Step>& steps);

}  // namespace yichuang::store
