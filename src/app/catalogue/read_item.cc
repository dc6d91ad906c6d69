#include "app/catalogue/readers.h"

namespace yichuang::app {
namespace {

StatutoryLimit read_statutory(const Node& node, const Source& source) {
  Record record(node, source);
  StatutoryLimit limit;
  limit.days = record.whole("days");
  limit.unit = read_unit(record);
  limit.source = record.text("source");
  limit.confidence = record.confidence();
  limit.origin = record.origin();
  if (const Node* extension = record.find("extension")) {
    Record of(*extension, source);
    limit.extension_days = of.whole("days");
    limit.extension_approver =
        of.one_of<ExtensionApprover>("approver", {{"organ_head", ExtensionApprover::organ_head},
                                                  {"government_head", ExtensionApprover::government_head}});
  }
  return limit;
}

AcceptanceCondition read_acceptance_condition(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.words("text"),
          record.one_of<ConditionKind>(
              "kind", {{"condition", ConditionKind::condition}, {"prohibition", ConditionKind::prohibition}}),
          record.when()};
}

ItemMaterial read_item_material(const Node& node, const Source& source) {
  Record record(node, source);
  ItemMaterial material;
  material.material = record.text("material");
  material.copies = record.whole("copies");
  material.necessity = record.one_of<Necessity>("necessity", {{"required", Necessity::required},
                                                              {"tolerable", Necessity::tolerable},
                                                              {"optional", Necessity::optional}});
  material.tolerance_days = record.whole_or("tolerance_days", 0);
  material.basis = read_basis(record.get("basis"), source);
  material.when = record.when();
  material.why = record.words("why");
  material.origin = record.origin();
  return material;
}

ItemField read_item_field(const Node& node, const Source& source) {
  if (node.kind == Node::Kind::text) return {node.text, std::nullopt, source.at(node)};
  Record record(node, source);
  return {record.text("field"), record.when(), record.origin()};
}

ResultPaper read_paper(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.truth_or("elsewhere", false), record.words_or_none("title"), record.texts("states")};
}

ResultSpecification read_result(const Node& node, const Source& source) {
  Record record(node, source);
  ResultSpecification result;
  result.code = record.text("code");
  result.name = record.words("name");
  result.kind = record.one_of<ResultKind>("kind", {{"licence", ResultKind::licence},
                                                   {"approval", ResultKind::approval},
                                                   {"record", ResultKind::record},
                                                   {"certificate", ResultKind::certificate},
                                                   {"seal", ResultKind::seal},
                                                   {"information", ResultKind::information}});
  result.word = record.text_or("word");
  if (const Node* paper = record.find("paper")) result.paper = read_paper(*paper, source);
  result.material = record.text_or("material");
  result.validity_years = record.whole_or("validity_years", 0);
  result.long_term = record.truth_or("long_term", false);
  result.fields = record.texts("fields");
  result.conditions = record.each<Text>("conditions", [&](const Node& condition) {
    Record of(condition, source);
    return of.words("text");
  });
  return result;
}

SiteCheck read_site_check(const Node& node, const Source& source) {
  Record record(node, source);
  SiteCheck check;
  check.needed = record.truth("needed");
  check.when = record.when();
  check.officers = record.whole_or("officers", 2);
  check.joint = record.truth_or("joint", false);
  check.fields = record.texts("fields");
  return check;
}

Publicity read_publicity(const Node& node, const Source& source) {
  Record record(node, source);
  Publicity publicity;
  publicity.code = record.text("code");
  publicity.name = record.words("name");
  publicity.days = record.whole("days");
  publicity.unit = read_unit(record);
  publicity.counted = record.truth("counted");
  publicity.source = record.text("source");
  publicity.confidence = record.confidence();
  publicity.origin = record.origin();
  return publicity;
}

SpecialProcedure read_special_procedure(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.text("code"),      record.words("name"),    read_basis(record.get("basis"), source),
          record.whole("max_days"), record.truth("counted"), record.origin()};
}

std::optional<CommitmentTerm> read_term(Record& record, std::string_view name) {
  const Node* node = record.find(name);
  if (node == nullptr) return std::nullopt;
  Record term(*node, record.source());
  return CommitmentTerm{term.words("text"), read_basis(term.get("basis"), record.source())};
}

Commitment read_commitment(const Node& node, const Source& source) {
  Record record(node, source);
  Commitment commitment;
  commitment.when = record.when();
  commitment.text = record.words("text");
  commitment.same_day = record.truth("same_day");
  Record check(record.get("after_check"), source);
  commitment.after_check_months = check.whole_or("months", 0);
  commitment.after_check_days = check.whole_or("days", 0);
  if (check.find("unit") != nullptr) commitment.after_check_unit = read_unit(check);
  commitment.source = check.text("source");
  commitment.confidence = check.confidence();
  commitment.eligibility = read_term(record, "eligibility");
  commitment.consequence = read_term(record, "consequence");
  commitment.origin = record.origin();
  return commitment;
}

RefusalGround read_refusal_ground(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.text("code"), record.words("text"), read_basis(record.get("basis"), source)};
}

Date read_day(Record& record, std::string_view name) {
  const Node& node = record.get(name);
  const auto day = parse_date(node.text);
  if (!day) throw Misread{node.line, {"“" + node.text + "”不是日期", "“" + node.text + "” is no day"}};
  return *day;
}

Standing read_standing(const Node& node, const Source& source) {
  Record record(node, source);
  Standing standing;
  standing.kind = record.one_of<StandingKind>(
      "kind", {{"suspended", StandingKind::suspended}, {"retired", StandingKind::retired}});
  standing.from = read_day(record, "from");
  if (record.find("until") != nullptr) standing.until = read_day(record, "until");
  standing.reason = record.words("reason");
  standing.source = record.text("source");
  standing.instead = record.texts("instead");
  standing.origin = record.origins();
  return standing;
}

Fee read_fee(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.whole("fen"), record.words("text"), record.text("source"), record.confidence()};
}

void read_identity(Record& record, Item& item) {
  item.code = record.text("code");
  item.implementation_code = record.text("implementation_code");
  item.demo = record.truth_or("demo", false);
  item.name = record.words("name");
  // What people call it is known, and is the search's alone (item_aliases.h).
  record.texts("aliases");
  item.department = record.text("department");
  item.section = record.text("section");
  item.kind = record.text("kind");
  item.kind_note = record.words_or_none("kind_note");
  item.power_source = record.words_or_none("power_source");
  item.domain = record.text("domain");
  item.objects = record.texts("objects");
  item.visits = record.whole("visits");
  item.visits_reason = record.words_or_none("visits_reason");
  item.channels = record.texts("channels");
  item.separation_of_duties = record.truth("separation_of_duties");
  item.supplement_days = record.whole("supplement_days");
  item.origin = record.origins();
}

void read_limits(Record& record, Item& item) {
  const Source& source = record.source();
  if (const Node* statutory = record.find("statutory")) {
    if (statutory->kind == Node::Kind::text)
      item.statutory_unknown = true;  // the schema lets no other word pass than "unknown"
    else
      item.statutory = read_statutory(*statutory, source);
  }
  item.promised = read_period(record.get("promised"), source);
  item.instant = record.truth("instant");
  item.issue = read_period(record.get("issue"), source);
}

// A list of records, each read by one of the functions above.
template <class T>
std::vector<T> read_each(Record& record, std::string_view name, T (*read)(const Node&, const Source&)) {
  return record.each<T>(name, [&](const Node& node) { return read(node, record.source()); });
}

}  // namespace

void read_item(const Node& document, const Source& source, Catalogue& into) {
  Item item;
  {
    Record record(document, source);
    read_identity(record, item);
    read_limits(record, item);
    item.basis = read_each(record, "basis", read_basis);
    item.conditions = read_each(record, "conditions", read_acceptance_condition);
    item.materials = read_each(record, "materials", read_item_material);
    item.fields = read_each(record, "fields", read_item_field);
    item.result = read_result(record.get("result"), source);
    item.site_check = read_site_check(record.get("site_check"), source);
    item.review_criteria = record.each<ReviewCriterion>("review_criteria", [&](const Node& node) {
      Record of(node, source);
      return ReviewCriterion{of.words("text")};
    });
    item.publicity = read_each(record, "publicity", read_publicity);
    item.special_procedures = read_each(record, "special_procedures", read_special_procedure);
    if (const Node* commitment = record.find("commitment"))
      item.commitment = read_commitment(*commitment, source);
    item.refusal_grounds = read_each(record, "refusal_grounds", read_refusal_ground);
    if (const Node* fee = record.find("fee")) item.fee = read_fee(*fee, source);
    if (const Node* particulars = record.find("particulars"))
      item.particulars = read_particulars(*particulars, source);
    if (const Node* standing = record.find("standing")) item.standing = read_standing(*standing, source);
  }
  into.items.add(std::move(item));
}

}  // namespace yichuang::app
