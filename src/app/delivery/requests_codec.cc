#include "app/delivery/requests.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(ArchiveInput, ())

}  // namespace yichuang::app

YICHUANG_CODEC(yichuang::app::ArchiveInput)
