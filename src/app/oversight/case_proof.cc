#include "app/oversight/case_proof.h"

#include <algorithm>
#include <array>

#include "app/intake/case_record.h"
#include "core/intake/visible.h"
#include "platform/seal/export.h"
#include "platform/seal/journal.h"

namespace yichuang::app {
namespace {

// What officials write for each other before the organ has spoken.
constexpr std::array<std::string_view, 3> kInternal{"examined", "site_visited", "reviewed"};

std::optional<seal::Head> head_for(store::Reader& reader, const Centre& centre, store::StreamKey key,
                                   const std::vector<store::Fact>& facts,
                                   std::optional<std::int64_t> number) {
  if (number) return seal::head_numbered(reader, centre.district, *number);
  const auto places = seal::positions(reader, key, facts);
  if (std::ranges::find(places, 0) != places.end()) return std::nullopt;
  return seal::head_covering(reader, centre.district, std::ranges::max(places));
}

}  // namespace

Result<std::string> case_proof(const Centre& centre, const Actor& actor, CaseId kase,
                               std::optional<std::int64_t> head) {
  std::string lines;
  std::optional<Refusal> refusal = Refusal(not_found("no_such_case"));
  centre.store.read([&](store::Reader& reader) {
    lines.clear();
    const auto loaded = load_case(reader, centre, kase, Reading::for_deciding);
    if (!loaded) return;
    const Matter matter = loaded->matter(centre);
    const Visible visible{matter, actor};
    if (!visible.proof()) return;
    const store::StreamKey key = stream_of(centre, kase);
    const auto facts = reader.stream(key).second;
    const auto found = head_for(reader, centre, key, facts, head);
    if (!found) {
      refusal = head ? Refusal(not_found("no_such_head")) : Refusal(refuse("not_sealed_yet"));
      return;
    }
    const auto open = [&](const store::Fact& fact) {
      if (visible.sight().party && std::ranges::find(kInternal, fact.kind) != kInternal.end()) return false;
      return visible.proven(loaded->facts.at(static_cast<std::size_t>(fact.seq - 1)).fact);
    };
    seal::write_case_file(reader, key, "case", facts, *found, open,
                          [&lines](const std::string& line) { lines += line; });
    refusal.reset();
  });
  if (refusal) return *refusal;
  return lines;
}

Result<std::string> consistency_proof(const Centre& centre, std::int64_t from,
                                      std::optional<std::int64_t> to) {
  std::string lines;
  std::optional<Refusal> refusal;
  centre.store.read([&](store::Reader& reader) {
    lines.clear();
    refusal.reset();
    const auto earlier = seal::head_numbered(reader, centre.district, from);
    const auto later =
        to ? seal::head_numbered(reader, centre.district, *to) : seal::last_head(reader, centre.district);
    if (!earlier || !later)
      refusal = not_found("no_such_head");
    else if (earlier->number > later->number)
      refusal = malformed("from", "out_of_range");
    else
      seal::write_consistency(reader, *earlier, *later, [&lines](const std::string& line) { lines += line; });
  });
  if (refusal) return *refusal;
  return lines;
}

Result<std::string> journal_head(const Centre& centre) {
  std::optional<seal::Head> head;
  centre.store.read([&](store::Reader& reader) { head = seal::last_head(reader, centre.district); });
  if (!head) return not_found("no_such_head");
  return seal::line_of(*head);
}

std::string journal_keys(const Centre& centre) {
  std::string lines = seal::line_of_journal("heads", centre.district);
  centre.store.read([&](store::Reader& reader) {
    for (const seal::KeyStatement& key : seal::keys(reader, centre.district)) lines += seal::line_of(key);
  });
  return lines;
}

}  // namespace yichuang::app
