#include "app/oversight/journal_view.h"
#include "platform/json/codec_impl.h"

namespace yichuang::app {

YICHUANG_DESCRIBE(JournalHead, (type, district, number, size, root, at, previous, key, signature))

}  // namespace yichuang::app

YICHUANG_CODEC(yichuang::app::JournalHead)
