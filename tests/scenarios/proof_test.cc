// What a citizen can prove later with what was given to them, and what nobody learns from the journal.
#include <algorithm>
#include <latch>
#include <map>
#include <memory>
#include <thread>

#include "app/intake/case_queries.h"
#include "app/intake/document_page.h"
#include "app/intake/registrar.h"
#include "app/oversight/case_proof.h"
#include "core/intake/reception.h"
#include "tests/scenarios/hall.h"
#include "verify/journal.h"
#include "verify/receipt.h"

namespace yichuang::scenarios {
namespace {

using Problems = std::vector<std::string>;

class Proof : public ScenarioTest {
 protected:
  // A pharmacy with a site visit, decisions and one result handed over.
  CaseId told() {
    const CaseId kase = hall().files_pharmacy();
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
    EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
    EXPECT_EQ(hall().records_visit(cast().deputy, kase, kDrugLicence), "done");
    EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration}), "done");
    return kase;
  }
  std::string proof(const Actor& actor, CaseId kase) {
    auto lines = app::case_proof(hall().centre(), actor, kase, {});
    return lines ? *lines : lines.refusal().code;
  }
  std::string receipt(CaseId kase) {
    hall().sealed_journal();  // everything has its place in the feed
    app::Registrar registrar(hall().centre());
    while (registrar.run_once() > 0) {
    }
    for (const DocumentMade& made : hall().load(kase).kase.documents) {
      if (made.kind != DocumentKind::receipt) continue;
      auto pdf = app::document_pdf(hall().centre(), cast().founder, kase, made.document, false);
      EXPECT_TRUE(pdf.ok());
      return pdf ? *pdf : "";
    }
    return "";
  }
  verify::CaseFile checked(const std::string& file, verify::Keys& keys) {
    return verify::check_case_file(file, keys, verify::Witness());
  }
  verify::Keys trusting() { return verify::Keys(check_, hall().journal_key()); }

  // Thousands of files differ in one byte; their signatures are the same.
  verify::CheckSignature check_ = [known = std::make_shared<std::map<std::string, bool>>()](
                                      const std::string& key, const std::string& statement,
                                      const std::string& signature) {
    const auto [found, fresh] = known->try_emplace(key + statement + signature, false);
    if (fresh) found->second = verify::signature_holds(key, statement, signature);
    return found->second;
  };
};

TEST_P(Proof, receipt_on_paper_proves_later_that_the_filing_stands_in_the_journal) {
  const CaseId kase = told();
  const auto promise = verify::find_promise(receipt(kase));
  ASSERT_TRUE(promise.has_value());
  EXPECT_EQ(promise->stream, kase.value);
  verify::Keys keys = trusting();
  const auto file = checked(proof(cast().founder, kase), keys);
  EXPECT_EQ(file.report.problems, Problems{});
  EXPECT_EQ(verify::check_receipt(*promise, keys, &file).problems, Problems{});
  EXPECT_EQ(file.facts.at(1).kind, "filed");
  EXPECT_EQ(file.facts.at(promise->seq).kind, "document_made");

  verify::Keys alone = trusting();
  verify::Report report;
  alone.take_trusted(report);
  EXPECT_EQ(verify::check_receipt(*promise, alone, nullptr).problems, Problems{})
      << "with the published key only";
}

TEST_P(Proof, paper_that_many_ask_for_at_once_is_the_same_for_all_of_them) {
  const CaseId kase = hall().files_pharmacy();
  hall().sealed_journal();
  app::Registrar registrar(hall().centre());
  while (registrar.run_once() > 0) {
  }
  const DocumentId document = hall().load(kase).kase.documents.front().document;
  const auto drawn = [&] {
    auto pdf = app::document_pdf(hall().centre(), cast().founder, kase, document, false);
    return pdf ? *pdf : pdf.refusal().code;
  };
  constexpr int kAsking = 6;
  std::vector<std::string> papers(kAsking);
  std::latch together(kAsking);
  std::vector<std::thread> asking;
  for (std::string& paper : papers)
    asking.emplace_back([&] {
      together.arrive_and_wait();
      paper = drawn();
    });
  for (std::thread& one : asking) one.join();
  const std::string kept = drawn();
  EXPECT_TRUE(kept.starts_with("%PDF")) << kept.substr(0, 40);
  for (const std::string& paper : papers) EXPECT_TRUE(paper == kept) << "a paper that nobody else has";
}

TEST_P(Proof, receipt_that_was_forged_or_belongs_to_another_case_is_refused) {
  const CaseId kase = told(), other = hall().files_pharmacy();
  const auto promise = verify::find_promise(receipt(kase));
  ASSERT_TRUE(promise.has_value());
  verify::Keys keys = trusting();
  const auto file = checked(proof(cast().founder, kase), keys);
  auto forged = *promise;
  forged.seq += 1;
  EXPECT_FALSE(verify::check_receipt(forged, keys, &file).good());
  forged = *promise;
  forged.hash[0] = static_cast<char>(forged.hash[0] ^ 1);
  EXPECT_FALSE(verify::check_receipt(forged, keys, &file).good());
  hall().sealed_journal();
  verify::Keys other_keys = trusting();
  const auto other_file = checked(proof(cast().founder, other), other_keys);
  EXPECT_EQ(other_file.report.problems, Problems{});
  EXPECT_FALSE(verify::check_receipt(*promise, other_keys, &other_file).good());
}

TEST_P(Proof, of_a_case_is_for_its_parties_and_waits_for_a_head) {
  const CaseId kase = told();
  EXPECT_EQ(proof(cast().founder, kase), "not_sealed_yet");
  hall().sealed_journal();
  EXPECT_EQ(proof(cast().stranger, kase), "no_such_case");
  const auto later = app::case_proof(hall().centre(), cast().founder, kase, 99);
  EXPECT_EQ(later.refusal().code, "no_such_head");
  const std::string to_party = proof(cast().founder, kase), to_clerk = proof(cast().clerk, kase);
  EXPECT_NE(to_party.find(R"({"type":"closed")"), std::string::npos) << "officials' own notes stay theirs";
  EXPECT_EQ(to_clerk.find(R"({"type":"closed")"), std::string::npos);
  for (const std::string& lines : {to_party, to_clerk}) {
    verify::Keys keys = trusting();
    EXPECT_EQ(checked(lines, keys).report.problems, Problems{});
  }
}

TEST_P(Proof, with_any_byte_of_its_file_changed_is_refused) {
  const CaseId kase = told();
  hall().sealed_journal();
  const std::string lines = proof(cast().founder, kase);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    std::string changed = lines;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    verify::Keys keys = trusting();
    ASSERT_FALSE(checked(changed, keys).report.good()) << "byte " << at << ": " << lines.substr(at, 40);
  }
}

TEST_P(Proof, is_offered_on_the_page_of_whoever_gets_it_and_of_nobody_else) {
  const CaseId kase = told();
  hall().sealed_journal();
  for (const Actor& actor : {cast().founder, cast().clerk, cast().market, cast().manager, cast().issuer}) {
    const auto view = app::view_case(hall().centre(), actor, kase);
    ASSERT_TRUE(view.ok()) << actor.name;
    const bool offered = std::ranges::any_of(
        view->can, [](const app::Can& one) { return one.action == "read_proof" && one.allowed; });
    EXPECT_EQ(offered, app::case_proof(hall().centre(), actor, kase, {}).ok()) << actor.name;
    EXPECT_EQ(offered, actor.person != cast().issuer.person) << actor.name;
  }
}

TEST_P(Proof, of_an_older_head_is_the_beginning_of_a_newer) {
  told();
  hall().sealed_journal();
  hall().files_pharmacy();
  hall().sealed_journal();
  const auto lines = app::consistency_proof(hall().centre(), 1, {});
  ASSERT_TRUE(lines.ok());
  verify::Keys keys = trusting();
  EXPECT_EQ(verify::check_consistency(*lines, keys, verify::Witness()).problems, Problems{});
  std::string changed = *lines;
  const std::size_t at = changed.rfind("path\":\"") + 10;
  changed[at] = changed[at] == '0' ? '1' : '0';
  verify::Keys again = trusting();
  EXPECT_FALSE(verify::check_consistency(changed, again, verify::Witness()).good());
  EXPECT_EQ(app::consistency_proof(hall().centre(), 9, {}).refusal().code, "no_such_head");
}

TEST_P(Proof, of_the_whole_journal_names_nobody) {
  const CaseId kase = told();
  EXPECT_EQ(hall().does(cast().founder, kase,
                        [](const Matter& matter, const Acting& acting) {
                          return decide_withdrawal(matter, "简晓雯 不开了", acting.actor);
                        }),
            "done");
  const std::string journal = hall().sealed_journal();
  const Filed& filed = hall().load(kase).kase.filed;
  std::vector<std::string> canaries{filed.applicant.name, filed.applicant.identity.number,
                                    filed.applicant.phone, filed.receipt_code};
  for (const Actor& one : {cast().founder, cast().clerk, cast().market, cast().deputy, cast().issuer})
    canaries.push_back(one.name);
  for (const std::string& canary : canaries) {
    ASSERT_GT(canary.size(), 3u);
    EXPECT_EQ(journal.find(canary), std::string::npos) << canary;
  }
}

YICHUANG_ON_BOTH_ENGINES(Proof);

}  // namespace
}  // namespace yichuang::scenarios
