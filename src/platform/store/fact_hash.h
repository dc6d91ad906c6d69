// The hash that chains the facts of a stream: the format of the journal.
//
//   SM3( 0x01 ‖ F(previous) ‖ I(district) ‖ I(stream) ‖ F(stream kind)
//        ‖ I(seq) ‖ F(kind) ‖ I(at) ‖ I(person) ‖ F(body) )
//
// F is the length as 4 bytes big-endian, then the bytes; I is the number as 8 bytes big-endian two's
// complement. So no two different facts write the same bytes. `previous` is empty for the first fact of a
// stream. 0x01 is the version of this format.
#pragma once

#include <string>
#include <string_view>

#include "platform/store/store.h"

namespace yichuang::store {

std::string fact_hash(std::string_view previous, StreamKey key, std::string_view stream_kind,
                      const Fact& fact);

// SM3 of any bytes, 32 bytes.
std::string sm3(std::string_view bytes);

}  // namespace yichuang::store
