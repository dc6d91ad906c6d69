// The journal as lines for another machine: everything yichuang-verify needs, nothing that names a person
// (docs/journal-format.md).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/seal/head.h"

namespace yichuang::seal {

using Write = std::function<void(const std::string& lines)>;

// Districts with facts in the database at `where`.
std::vector<std::int64_t> districts(const std::string& where);

// One snapshot of the whole journal of a district, which may be in use. What is damaged is exported as it is.
void export_journal(const std::string& where, std::int64_t district, const Write& write);
void export_journal(sql::Connection& snapshot, std::int64_t district, const Write& write);

// The keys, then the heads after `after`, for an outside witness to keep.
void export_heads(const std::string& where, std::int64_t district, std::int64_t after, const Write& write);

std::string line_of_journal(const char* type, std::int64_t district);  // the first line

// The facts of one stream as far as they are sealed under `head`, each with its path, for somebody who may
// see it. `open` says whose content may be read; of the others only the hash is given. The head covers them all.
void write_case_file(store::Reader& reader, store::StreamKey key, const std::string& stream_kind,
                     const std::vector<store::Fact>& facts, const Head& head,
                     const std::function<bool(const store::Fact&)>& open, const Write& write);

// That the tree of size `earlier` is the beginning of that of size `size`.
void write_consistency(store::Reader& reader, const Head& earlier, const Head& later, const Write& write);

}  // namespace yichuang::seal
