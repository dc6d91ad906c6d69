#include "app/intake/facts_codec.h"

#include <functional>
#include <type_traits>

#include "app/intake/fact_texts.h"
#include "platform/json/codec_impl.h"

namespace yichuang {

BOOST_DESCRIBE_ENUM(PersonKind, natural, company, individual_business, other_organisation)
BOOST_DESCRIBE_ENUM(IdentityKind, id_card, credit_code, other)
BOOST_DESCRIBE_ENUM(Channel, online, window, helper, post, kiosk)
BOOST_DESCRIBE_ENUM(MaterialForm, electronic, paper)
BOOST_DESCRIBE_ENUM(SubjectKind, material, field)
BOOST_DESCRIBE_ENUM(AcceptanceGround, examined, silence, upstream_result)
BOOST_DESCRIBE_ENUM(NonAcceptanceGround, no_licence_needed, not_this_organ, other_by_law)
BOOST_DESCRIBE_ENUM(Outcome, granted, refused)
BOOST_DESCRIBE_ENUM(HandoverWay, window, courier, electronic)
BOOST_DESCRIBE_ENUM(Relation, self, agent, family, authorised)
BOOST_DESCRIBE_ENUM(RatingStage, submission, completion)
BOOST_DESCRIBE_ENUM(RatingLevel, very_satisfied, satisfied, fair, dissatisfied, very_dissatisfied)
BOOST_DESCRIBE_ENUM(RatingReason, slow, unclear, repeated_trips, extra_papers, attitude, hard_to_use)
BOOST_DESCRIBE_ENUM(DocumentKind, receipt, acceptance_notice, deficiency_notice, non_acceptance,
                    grant_decision, refusal_decision, ending_notice, extension_notice,
                    special_procedure_notice, collection_slip, result_paper)
BOOST_DESCRIBE_ENUM(Wording, licence, mixed, other)

YICHUANG_DESCRIBE(Identity, (kind, number))
YICHUANG_DESCRIBE(Mandate, (letter, number))
YICHUANG_DESCRIBE(Applicant, (person, kind, name, identity, phone))
YICHUANG_DESCRIBE(HandedMaterial, (material, form, copies, files))
YICHUANG_DESCRIBE(Filed, (number, receipt_code, channel, window, package, answers, catalogue_version,
                          applicant, agent, fields, materials, delivery))
YICHUANG_DESCRIBE(Finding, (kind, subject, ok, fault, note))
YICHUANG_DESCRIBE(Examined, (findings, mandates))
YICHUANG_DESCRIBE(Accepted, (items, on, ground, mandates))
YICHUANG_DESCRIBE(NoticeIssued, (faults, items, answer_by))
YICHUANG_DESCRIBE(NotAccepted, (items, ground, organ, reason, mandates))
YICHUANG_DESCRIBE(Supplemented, (materials, fields, on_the_spot))
YICHUANG_DESCRIBE(Officer, (name, certificate))
YICHUANG_DESCRIBE(SiteVisited, (items, officers, visited_at, place, findings, passed, person_present,
                                refusal_noted, files))
YICHUANG_DESCRIBE(PublicityPosted, (item, code, from, to, place))
YICHUANG_DESCRIBE(StopStarted, (item, procedure, clause, institution, expected_days, from, mandate))
YICHUANG_DESCRIBE(StopEnded, (item, to, outcome, mandate))
YICHUANG_DESCRIBE(Extended, (item, days, reason))
YICHUANG_DESCRIBE(Reviewed, (item, in_favour, opinion, mandate))
YICHUANG_DESCRIBE(ItemResult, (code, name, number, issued_on, valid_to, material))
YICHUANG_DESCRIBE(Decided, (item, outcome, by_commitment, ground, reason, mandate, result, check_by))
YICHUANG_DESCRIBE(Ended, (item, upstream))
YICHUANG_DESCRIBE(Withdrawn, (reason))
YICHUANG_DESCRIBE(HandedOver, (items, way, receiver, relation, proof))
YICHUANG_DESCRIBE(Archived, (note))
YICHUANG_DESCRIBE(HelpBegan, (shown))
YICHUANG_DESCRIBE(DeemedComplete, (items, on))
YICHUANG_DESCRIBE(ValueDisputed, (field, registered, claimed, reason))
YICHUANG_DESCRIBE(Rated, (stage, level, reasons, words, through_helper))
YICHUANG_DESCRIBE(FieldsFilled, (item, fields))
YICHUANG_DESCRIBE(PromiseShortened, (item, days, catalogue_version))
YICHUANG_DESCRIBE(DocumentMade,
                  (document, kind, organ, item, template_version, values, rows, digest, wording))

namespace app {

// The personal part of a filing or supplement, sealed as one.
struct SealedFiling {
  std::string receipt_code;
  Applicant applicant;
  std::optional<Applicant> agent;
  std::map<std::string, std::string> fields;
};
struct SealedFields {
  std::map<std::string, std::string> fields;
};
YICHUANG_DESCRIBE(SealedFiling, (receipt_code, applicant, agent, fields))
YICHUANG_DESCRIBE(SealedFields, (fields))

struct FiledBody {
  std::string number;
  Channel channel = Channel::online;
  std::string window;
  std::string package;
  std::map<std::string, std::string> answers;
  std::string catalogue_version;
  std::vector<HandedMaterial> materials;
  std::string delivery;
  std::string sealed;
};
struct SupplementedBody {
  std::vector<HandedMaterial> materials;
  bool on_the_spot = false;
  std::vector<std::string> touched;  // field codes, so that the journal shows which
  std::string sealed;
};
// A fact whose every word may name people: who was present, who signed for a result, why somebody gave
// up, what a register has wrong, how somebody felt treated.
struct SealedBody {
  std::string sealed;
};
// A document's values name people: sealed; its digest is of the open values.
struct DocumentBody {
  DocumentId document;
  DocumentKind kind = DocumentKind::receipt;
  std::string organ;
  std::string item;
  int template_version = 1;
  std::string digest;
  std::optional<Wording> wording;  // documents from before it was said have none
  std::string sealed;
};
struct DocumentValues {
  std::map<std::string, std::string> values;
  std::vector<std::vector<std::string>> rows;
};
YICHUANG_DESCRIBE(FiledBody,
                  (number, channel, window, package, answers, catalogue_version, materials, delivery, sealed))
YICHUANG_DESCRIBE(SupplementedBody, (materials, on_the_spot, touched, sealed))
YICHUANG_DESCRIBE(SealedBody, (sealed))
YICHUANG_DESCRIBE(DocumentBody, (document, kind, organ, item, template_version, digest, wording, sealed))
YICHUANG_DESCRIBE(DocumentValues, (values, rows))

}  // namespace app
}  // namespace yichuang

// What was written must always be read again: the limits of requests do not hold for what is stored.
YICHUANG_RULES(yichuang::app::FiledBody, {.member = "sealed", .max_length = 20'000'000})
YICHUANG_RULES(yichuang::app::SupplementedBody, {.member = "sealed", .max_length = 20'000'000})
YICHUANG_RULES(yichuang::app::SealedBody, {.member = "sealed", .max_length = 20'000'000})
YICHUANG_RULES(yichuang::app::DocumentBody, {.member = "sealed", .max_length = 20'000'000})
YICHUANG_RULES(yichuang::app::DocumentValues, {.member = "values", .max_length = 1'000'000},
               {.member = "rows", .max_length = 1'000'000, .max_items = 5'000})
YICHUANG_RULES(yichuang::Mandate, {.member = "letter", .absent_ok = true})
YICHUANG_RULES(yichuang::Applicant, {.member = "person", .absent_ok = true})

namespace yichuang::app {
namespace {

std::string bound_to(CaseId kase) { return "case:" + to_string(kase); }

using typed_text::read_or_fail;

struct Encoder {
  CaseId kase;
  const Vault& vault;

  std::string operator()(const Filed& fact) const {
    const SealedFiling personal{fact.receipt_code, fact.applicant, fact.agent, fact.fields};
    return json::write(FiledBody{fact.number, fact.channel, fact.window, fact.package, fact.answers,
                                 fact.catalogue_version, fact.materials, fact.delivery,
                                 vault.seal(json::write(personal), bound_to(kase))});
  }
  std::string operator()(const Supplemented& fact) const {
    SupplementedBody body{fact.materials, fact.on_the_spot, {}, {}};
    for (const auto& [field, value] : fact.fields) body.touched.push_back(field);
    if (!fact.fields.empty())
      body.sealed = vault.seal(json::write(SealedFields{fact.fields}), bound_to(kase));
    return json::write(body);
  }
  std::string operator()(const DocumentMade& fact) const {
    return json::write(DocumentBody{
        fact.document, fact.kind, fact.organ, fact.item, fact.template_version, fact.digest, fact.wording,
        vault.seal(json::write(DocumentValues{fact.values, fact.rows}), bound_to(kase))});
  }
  std::string operator()(const SiteVisited& fact) const { return sealed(fact); }
  std::string operator()(const Withdrawn& fact) const { return sealed(fact); }
  std::string operator()(const HandedOver& fact) const { return sealed(fact); }
  std::string operator()(const ValueDisputed& fact) const { return sealed(fact); }
  std::string operator()(const Rated& fact) const { return sealed(fact); }
  std::string operator()(const FieldsFilled& fact) const { return sealed(fact); }
  template <class Fact>
  std::string operator()(const Fact& fact) const {
    return typed_text::write_parted(fact, vault, bound_to(kase));
  }
  template <class Fact>
  std::string sealed(const Fact& fact) const {
    return json::write(SealedBody{vault.seal(json::write(fact), bound_to(kase))});
  }
};

CaseFact decode_filed(const std::string& body, CaseId kase, const Vault& vault, Reading) {
  auto open = read_or_fail<FiledBody>(body);
  auto personal = read_or_fail<SealedFiling>(vault.open(open.sealed, bound_to(kase)));
  Filed fact;
  fact.number = std::move(open.number);
  fact.receipt_code = std::move(personal.receipt_code);
  fact.channel = open.channel;
  fact.window = std::move(open.window);
  fact.package = std::move(open.package);
  fact.answers = std::move(open.answers);
  fact.catalogue_version = std::move(open.catalogue_version);
  fact.applicant = std::move(personal.applicant);
  fact.agent = std::move(personal.agent);
  fact.fields = std::move(personal.fields);
  fact.materials = std::move(open.materials);
  fact.delivery = std::move(open.delivery);
  return fact;
}

CaseFact decode_supplemented(const std::string& body, CaseId kase, const Vault& vault, Reading) {
  auto open = read_or_fail<SupplementedBody>(body);
  Supplemented fact{std::move(open.materials), {}, open.on_the_spot};
  if (!open.sealed.empty())
    fact.fields = read_or_fail<SealedFields>(vault.open(open.sealed, bound_to(kase))).fields;
  return fact;
}

// Before wording had its own place it stood among the values, as the kind of power; before that all were worded as licences.
Wording wording_of(const DocumentBody& body, const std::map<std::string, std::string>& values) {
  if (body.wording) return *body.wording;
  const auto power = values.find("power");
  return power == values.end() || power->second == "01" ? Wording::licence : Wording::other;
}

CaseFact decode_document(const std::string& body, CaseId kase, const Vault& vault, Reading reading) {
  auto open = read_or_fail<DocumentBody>(body);
  if (reading == Reading::for_deciding)
    return DocumentMade{open.document,
                        open.kind,
                        std::move(open.organ),
                        std::move(open.item),
                        open.template_version,
                        {},
                        {},
                        std::move(open.digest),
                        open.wording.value_or(Wording::licence)};
  auto inside = read_or_fail<DocumentValues>(vault.open(open.sealed, bound_to(kase)));
  const Wording wording = wording_of(open, inside.values);
  return DocumentMade{open.document,
                      open.kind,
                      std::move(open.organ),
                      std::move(open.item),
                      open.template_version,
                      std::move(inside.values),
                      std::move(inside.rows),
                      std::move(open.digest),
                      wording};
}

using Decoder = CaseFact (*)(const std::string&, CaseId, const Vault&, Reading);

template <class Fact>
CaseFact decode_parted(const std::string& body, CaseId kase, const Vault& vault, Reading) {
  return typed_text::read_parted<Fact>(body, vault, [kase](const Fact&) { return bound_to(kase); });
}

// Of these nothing that somebody typed is needed for deciding.
template <class Fact>
CaseFact decode_later(const std::string& body, CaseId kase, const Vault& vault, Reading reading) {
  return typed_text::read_parted<Fact>(
      body, vault, [kase](const Fact&) { return bound_to(kase); }, reading == Reading::everything);
}

// Before they were sealed such facts stood open, and stand so for ever in the databases of that time.
template <class Fact>
CaseFact decode_sealed(const std::string& body, CaseId kase, const Vault& vault, Reading) {
  if (!body.starts_with(R"({"sealed":)")) return read_or_fail<Fact>(body);
  return read_or_fail<Fact>(vault.open(read_or_fail<SealedBody>(body).sealed, bound_to(kase)));
}

struct KindRow {
  const char* kind;
  Decoder decode;
};

// One row per alternative of CaseFact, in its order: the index of the variant is the index here.
constexpr KindRow kKinds[] = {
    {"filed", decode_filed},
    {"examined", decode_parted<Examined>},
    {"accepted", decode_parted<Accepted>},
    {"notice_issued", decode_parted<NoticeIssued>},
    {"not_accepted", decode_later<NotAccepted>},
    {"supplemented", decode_supplemented},
    {"site_visited", decode_sealed<SiteVisited>},
    {"publicity_posted", decode_later<PublicityPosted>},
    {"stop_started", decode_later<StopStarted>},
    {"stop_ended", decode_later<StopEnded>},
    {"extended", decode_later<Extended>},
    {"reviewed", decode_later<Reviewed>},
    {"decided", decode_later<Decided>},
    {"ended", decode_parted<Ended>},
    {"withdrawn", decode_sealed<Withdrawn>},
    {"handed_over", decode_sealed<HandedOver>},
    {"archived", decode_later<Archived>},
    {"document_made", decode_document},
    {"help_began", decode_parted<HelpBegan>},
    {"deemed_complete", decode_parted<DeemedComplete>},
    {"value_disputed", decode_sealed<ValueDisputed>},
    {"rated", decode_sealed<Rated>},
    {"promise_shortened", decode_parted<PromiseShortened>},
    {"fields_filled", decode_sealed<FieldsFilled>},
};
static_assert(std::size(kKinds) == std::variant_size_v<CaseFact>);

}  // namespace

std::vector<TextField> text_fields() {
  std::vector<TextField> fields;
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<CaseFact>>>([&](auto index) {
    using Fact = std::variant_alternative_t<index, CaseFact>;
    typed_text::list_texts<Fact>(std::string(kKinds[index].kind) + " ", fields);
  });
  return fields;
}

const char* kind_of(const CaseFact& fact) { return kKinds[fact.index()].kind; }

store::NewFact encode(const CaseFact& fact, CaseId kase, const Act& act, const Vault& vault) {
  return {kind_of(fact), act.at, act.person.value, std::visit(Encoder{kase, vault}, fact)};
}

std::string delivery_in(const std::string& filed_body) { return read_or_fail<FiledBody>(filed_body).delivery; }

Recorded decode(const store::Fact& fact, CaseId kase, const Vault& vault, Reading reading) {
  for (const KindRow& row : kKinds)
    if (fact.kind == row.kind)
      return {row.decode(fact.body, kase, vault, reading), Act{PersonId{fact.person}, fact.at}, fact.seq};
  throw Failure("a stored fact is of a kind this program does not know: " + fact.kind);
}

std::string canonical_values(const DocumentMade& document) {
  return json::write(DocumentValues{document.values, document.rows});
}

}  // namespace yichuang::app
