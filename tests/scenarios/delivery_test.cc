// The way out: withdrawing, results handed over through one window, the case closed when it is complete.
#include <algorithm>

#include "app/delivery/paper_check.h"
#include "app/intake/filing.h"
#include "app/intake/registrar.h"
#include "app/intake/result_page.h"
#include "core/delivery/handover.h"
#include "core/intake/reception.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Delivery : public ScenarioTest {
 protected:
  std::string withdraws(const Actor& actor, CaseId kase) {
    return hall().does(actor, kase, [](const Matter& matter, const Acting& acting) {
      return decide_withdrawal(matter, "不开了", acting.actor);
    });
  }
  std::string archives(const Actor& actor, CaseId kase) {
    return hall().does(actor, kase, [](const Matter& matter, const Acting& acting) {
      return decide_archiving(matter, acting.actor);
    });
  }
  std::string downloads(const Actor& actor, CaseId kase, const std::string& item) {
    return hall().does(actor, kase, [item](const Matter& matter, const Acting& acting) {
      return decide_handover(matter, {{item}, HandoverWay::electronic, {}, Relation::self, {}}, {},
                             acting.actor);
    });
  }
  // Everything granted, nothing handed over.
  CaseId decided() {
    const CaseId kase = hall().files_pharmacy();
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
    EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
    EXPECT_EQ(hall().grants(cast().police, kase, kSeals), "done");
    EXPECT_EQ(hall().grants(cast().tax, kase, kTaxpayer), "done");
    EXPECT_EQ(hall().grants(cast().labour, kase, kInsurance), "done");
    EXPECT_EQ(hall().grants(cast().market, kase, kDeviceRecord), "done");
    EXPECT_EQ(hall().records_visit(cast().deputy, kase, kDrugLicence), "done");
    EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "done");
    return kase;
  }
};

TEST_P(Delivery, the_courier_gets_an_address_or_the_filing_is_refused_and_leaves_no_gap) {
  app::FileCase wanted = hall().pharmacy({});
  const auto files = [&] { return app::file_case(hall().centre(), hall().command(cast().clerk), wanted); };
  const auto first = files();
  ASSERT_TRUE(first.ok());
  wanted.delivery = "courier";
  const auto refused = files();
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().fields.front().field, "fields.delivery_address");
  wanted.fields["delivery_address"] = "渝北区龙溪街道金龙路1号";
  const auto second = files();
  ASSERT_TRUE(second.ok());
  const auto serial = [](const std::string& number) { return std::stoi(number.substr(12, 7)); };
  EXPECT_EQ(serial(second->number), serial(first->number) + 1);
  const app::LoadedCase loaded = hall().load(*parse_id<CaseId>(second->id));
  EXPECT_EQ(loaded.kase.filed.delivery, "courier");
  EXPECT_EQ(loaded.kase.fields.at("delivery_address"), "渝北区龙溪街道金龙路1号");
  const DocumentMade& receipt = loaded.kase.documents.front();
  EXPECT_NE(receipt.values.at("delivery").find("邮寄（渝北区龙溪街道金龙路1号）"), std::string::npos);
  // What may only come online is named apart.
  EXPECT_NE(receipt.values.at("delivery").find("网上下载"), std::string::npos);
}

TEST_P(Delivery, a_number_of_which_nothing_came_is_the_next_one) {
  app::Serials& serials = hall().centre().serials;
  const std::int64_t first = serials.next("case", 2031), second = serials.next("case", 2031);
  serials.give_back("case", 2031, second);
  serials.give_back("case", 2031, first);
  EXPECT_EQ(serials.next("case", 2031), first);
  EXPECT_EQ(serials.next("case", 2031), second);
  EXPECT_EQ(serials.next("case", 2031), second + 1);
}

TEST_P(Delivery, withdrawn_case_keeps_what_was_decided_and_drops_the_rest) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  EXPECT_EQ(withdraws(cast().stranger, kase), "no_such_case");
  EXPECT_EQ(withdraws(cast().founder, kase), "done");
  EXPECT_EQ(hall().state(kase), "withdrawn");
  EXPECT_EQ(hall().state(kase, kHealthCheck), "granted");
  EXPECT_EQ(hall().items_in(kase, "withdrawn").size(), 6U);
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "case_closed");
  EXPECT_EQ(withdraws(cast().founder, kase), "case_closed");
  // Silence accepts nothing in a case that is withdrawn.
  hall().at("2026-03-20T09:00");
  EXPECT_EQ(hall().items_in(kase, "withdrawn").size(), 6U);
}

TEST_P(Delivery, decided_case_cannot_be_withdrawn) {
  EXPECT_EQ(withdraws(cast().founder, decided()), "nothing_to_withdraw");
}

TEST_P(Delivery, results_leave_through_the_issuing_window_or_by_the_applicant_own_download) {
  const CaseId kase = decided();
  EXPECT_EQ(hall().state(kase), "decided");
  EXPECT_EQ(hall().hands_over(cast().market, kase, {kRegistration}), "not_an_issuer");
  EXPECT_EQ(hall().hands_over(cast().founder, kase, {kRegistration}), "not_an_issuer");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration, kSeals, "food-business-licence"}),
            "items[2]: unknown_item");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration, kSeals}), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kSeals}), "already_handed_over");
  EXPECT_EQ(hall().documents(kase, DocumentKind::collection_slip), 1);
  EXPECT_EQ(downloads(cast().issuer, kase, kDrugLicence), "not_an_issuer");
  EXPECT_EQ(downloads(cast().founder, kase, kDrugLicence), "done");
  EXPECT_EQ(hall().state(kase, kDrugLicence), "handed_over");
  EXPECT_EQ(hall().state(kase), "decided");
}

TEST_P(Delivery, paper_of_a_result_is_known_to_whoever_scans_its_code_and_to_nobody_who_guesses) {
  const CaseId kase = decided();
  const auto loaded = hall().load(kase);
  const auto made = std::ranges::find_if(loaded.facts, [](const Recorded& recorded) {
    const auto* document = std::get_if<DocumentMade>(&recorded.fact);
    return document != nullptr && document->kind == DocumentKind::result_paper &&
           document->item == kDrugLicence;
  });
  ASSERT_NE(made, loaded.facts.end());
  const auto& paper = std::get<DocumentMade>(made->fact);
  hall().centre().store.sequence(hall().centre().district);
  app::Registrar registrar(hall().centre());
  while (registrar.run_once() > 0) continue;
  const auto found = app::check_paper(hall().centre(), paper.document, app::check_code(paper));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->number, "（演示）渝北市监药许〔2026〕1号");
  EXPECT_TRUE(found->in_term);
  EXPECT_NE(found->holder, loaded.kase.filed.applicant.name)
      << "a person's name is masked, a firm's is its own";
  EXPECT_EQ(app::check_paper(hall().centre(), paper.document, "0123456789abcdef").refusal().code,
            "no_such_document");
  const auto receipt =
      std::get<DocumentMade>(std::ranges::find_if(loaded.facts, [](const Recorded& recorded) {
                               return std::holds_alternative<DocumentMade>(recorded.fact);
                             })->fact);
  EXPECT_EQ(app::check_paper(hall().centre(), receipt.document, app::check_code(receipt)).refusal().code,
            "no_such_document")
      << "a receipt is shown to nobody";
}

TEST_P(Delivery, nothing_is_handed_over_before_it_is_granted) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration}), "no_such_case")
      << "none of its business";
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kHealthCheck}), "not_granted");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {}), "nothing_to_hand_over");
}

TEST_P(Delivery, case_is_closed_when_every_result_has_been_delivered) {
  const CaseId kase = decided();
  EXPECT_EQ(archives(cast().issuer, kase), "results_not_delivered");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, hall().items_in(kase, "granted")), "done");
  EXPECT_EQ(hall().state(kase), "handed_over");
  EXPECT_EQ(archives(cast().founder, kase), "not_staff");
  EXPECT_EQ(archives(cast().issuer, kase), "done");
  EXPECT_EQ(hall().state(kase), "archived");
  EXPECT_EQ(archives(cast().issuer, kase), "case_closed");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration}), "case_closed");
}

TEST_P(Delivery, open_case_is_not_closed) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(archives(cast().clerk, kase), "tasks_open");
}

YICHUANG_ON_BOTH_ENGINES(Delivery);

}  // namespace
TEST_P(Delivery, series_of_result_numbers_begins_after_what_its_items_had_counted_before_there_were_series) {
  app::Serials& serials = hall().centre().serials;
  EXPECT_EQ(serials.next("series:甲", 2026), 1);
  for (int i = 0; i < 3; ++i) serials.next("result:one-item", 2026);
  const std::int64_t first = serials.next("series:乙", 2026);
  EXPECT_GT(first, app::kSerialBlock) << "the block of the item is used up";
  EXPECT_EQ(serials.next("series:乙", 2026), first + 1);
  EXPECT_EQ(serials.next("series:乙", 2027), 1) << "another year begins anew";
}

}  // namespace yichuang::scenarios
