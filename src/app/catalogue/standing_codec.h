// The describe line of a standing, for the codecs of every area that shows one.
#pragma once

#include <boost/describe.hpp>

#include "app/catalogue/standing_view.h"

namespace yichuang::app {

BOOST_DESCRIBE_STRUCT(StandingView, (), (item, kind, closed, from, until, text, instead))

}  // namespace yichuang::app
