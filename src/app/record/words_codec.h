// Describe lines shared by the codecs of every area. For *_codec.cc files only.
#pragma once

#include <boost/describe.hpp>

#include "app/record/words.h"

namespace yichuang::app {

BOOST_DESCRIBE_STRUCT(Words, (), (zh, en))
BOOST_DESCRIBE_STRUCT(Named, (), (code, name))

}  // namespace yichuang::app
