#include <algorithm>

#include "app/catalogue/bundle.h"
#include "app/catalogue/bundle_repair.h"
#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

// The line on which what the pointer names begins, as far as it leads.
int line_at(const Node& record, std::string_view pointer) {
  const Node* at = &record;
  int line = record.line;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view step = pointer.substr(0, end);
    pointer.remove_prefix(end);
    const Node* next = nullptr;
    for (std::size_t i = 0; i < at->items.size(); ++i)
      if (pointer_step(std::to_string(i)) == step) {
        next = &at->items[i];
        line = next->line;
      }
    for (std::size_t i = 0; i < at->members.size(); ++i)
      if (pointer_step(at->members[i].first) == step) {
        next = &at->members[i].second;
        line = at->member_lines[i];
      }
    if (next == nullptr) break;
    at = next;
  }
  return line;
}

// The cell of what the pointer names, of the first part of it, or of the nearest thing it is in.
std::string cell_at(const std::map<std::string, std::string>& cells, std::string pointer) {
  if (const auto inside = cells.lower_bound(pointer + "/");
      !cells.contains(pointer) && inside != cells.end() && inside->first.starts_with(pointer + "/"))
    return inside->second;
  while (!cells.contains(pointer) && !pointer.empty()) pointer.erase(pointer.rfind('/'));
  const auto found = cells.find(pointer);
  return found == cells.end() ? std::string() : found->second;
}

bool holds(const BundleReading& bundle, const RecordKey& key) {
  return std::any_of(bundle.records.begin(), bundle.records.end(),
                     [&](const CatalogueRecord& record) { return record.key == key; });
}

// The faults of one reading, each at its place, after those that are told already.
class Faults {
 public:
  Faults(const BundleReading& bundle, std::optional<Date> today) : bundle_(bundle), today_(today) {}

  // Where in the records those stand that keep a catalogue from being read to the end.
  std::vector<RecordProblemPlace> tell(const CatalogueFiles& apart) {
    std::vector<RecordProblemPlace> of_form;
    for (const Problem& problem : read_catalogue(apart, today_).problems) {
      if (problem.severity != Severity::error) continue;
      const auto place = place_of(apart, problem);
      const std::string in_bundle =
          place && holds(bundle_, place->key) ? bundle_.place_of(place->key, place->pointer) : std::string();
      add(told_fault(in_bundle.empty() ? problem.file + ":" + std::to_string(problem.line) : in_bundle,
                     problem.rule, problem.message));
      if (place && (problem.rule == "schema" || problem.rule == "misread")) of_form.push_back(*place);
    }
    return of_form;
  }

  Refusal refusal{RefusalKind::malformed, "catalogue_malformed", {}, {}, {}};

 private:
  void add(FieldFault fault) {
    const bool told = std::any_of(refusal.fields.begin(), refusal.fields.end(), [&](const FieldFault& one) {
      return one.field == fault.field && one.code == fault.code && one.values == fault.values;
    });
    if (!told) refusal.fields.push_back(std::move(fault));
  }

  const BundleReading& bundle_;
  const std::optional<Date> today_;
};

// A catalogue in which one record does not keep its form is not checked any further, and people would mend that record only
// to be told of the next fault: so it is read once more as if these places were as before.
Refusal refusal_of(const CatalogueFiles& base, const BundleReading& bundle, const CatalogueFiles& apart,
                   std::optional<Date> today) {
  Faults faults(bundle, today);
  const std::vector<RecordProblemPlace> of_form = faults.tell(apart);
  Overlay overlay(base);
  bool repaired = !of_form.empty();
  for (const CatalogueRecord& record : bundle.records) {
    Node content = record.content;
    std::optional<Node> before;
    for (const RecordProblemPlace& place : of_form) {
      if (place.key != record.key) continue;
      if (!before) before = read_record(base, record.key);
      repaired &= repair_at(content, before ? &*before : nullptr, place.pointer);
    }
    overlay.put(record.key, content, record.path);
  }
  if (repaired) faults.tell(overlay.files_apart());
  return std::move(faults.refusal);
}

}  // namespace

std::string BundleReading::place_of(const RecordKey& key, const std::string& pointer) const {
  if (const auto found = cells.find(key); found != cells.end()) return cell_at(found->second, pointer);
  for (const CatalogueRecord& record : records) {
    if (record.key != key) continue;
    if (format == BundleFormat::yaml)
      return record.path + ":" + std::to_string(line_at(record.content, pointer));
    const bool whole = key.kind == "item" || key.kind == "package" || key.kind == "file";
    return record.path + "#" + (whole ? "" : key.code) + pointer;
  }
  return {};
}

Result<BundleImport> import_bundle(const CatalogueFiles& base, const BundleReading& bundle,
                                   std::optional<Date> today) {
  Overlay overlay(base);
  for (const CatalogueRecord& record : bundle.records) overlay.put(record.key, record.content, record.path);
  BundleImport import{overlay.files(), overlay.changed_paths(), {}};
  import.problems = read_catalogue(import.files, today).problems;
  if (!has_errors(import.problems)) return import;
  // Read once more with every member on a line of its own, so that each problem leads to the one it speaks of.
  return refusal_of(base, bundle, overlay.files_apart(), today);
}

}  // namespace yichuang::app
