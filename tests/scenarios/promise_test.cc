// A shorter promise is published: who is being served gets it too, nobody's is lengthened.
#include "app/casework/promises.h"
#include "app/catalogue/promise_adoption.h"
#include "app/intake/case_queries.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Promises : public ScenarioTest {
 protected:
  // What a maintainer would publish: the drug licence within so many working days.
  Catalogue promising(int days) {
    Catalogue next = *hall().centre().catalogues.current();
    next.version = "promised-in-" + std::to_string(days);
    Listing<Item> items;
    for (Item item : next.items) {
      if (item.code == kDrugLicence) item.promised.days = days;
      items.add(std::move(item));
    }
    next.items = std::move(items);
    return next;
  }
  std::string publishes(const Catalogue& next, Date effective_from) {
    store::WriteSet set;
    const auto asked = app::ask_adoption(set, hall().centre(), *hall().centre().catalogues.current(), next,
                                         {kDrugLicence}, effective_from, cast().market_head.person);
    if (!asked) return asked.refusal().fields.front().field + ": " + asked.refusal().fields.front().code;
    return hall().centre().store.apply(set) == store::Applied::done ? "published" : "stale";
  }
  int taken_over() {
    return app::adopt_promises(hall().centre(), [](const std::string& told) { ADD_FAILURE() << told; });
  }
  // The pharmacy for Class B medicines alone needs nothing before the drug licence but the registration.
  CaseId licence_in_hand() {
    const CaseId kase = hall().files_pharmacy();
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    for (const char* item : {kRegistration, kHealthCheck}) {
      const Actor& chief = item == std::string(kRegistration) ? cast().market : cast().health;
      EXPECT_EQ(hall().grants(chief, kase, item), "done") << item;
    }
    EXPECT_EQ(hall().state(kase, kDrugLicence), "in_hand");
    return kase;
  }
};

TEST_P(Promises, running_case_takes_the_shorter_one_over_and_is_told_so) {
  const CaseId kase = licence_in_hand();
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-13");
  const std::int64_t version = hall().load(kase).kase.version;
  EXPECT_EQ(publishes(promising(7), {2026, 3, 2}), "published");
  EXPECT_EQ(taken_over(), 1);
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-11");
  EXPECT_EQ(hall().load(kase).kase.version, version + 1);
  EXPECT_EQ(taken_over(), 0) << "once";
  hall().expect_rows_right(kase);
}

TEST_P(Promises, case_that_is_still_examined_takes_it_over_and_runs_by_it_later) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(publishes(promising(5), {2026, 3, 2}), "published");
  EXPECT_EQ(taken_over(), 1);
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  for (const char* item : {kRegistration, kHealthCheck})
    EXPECT_EQ(hall().grants(item == std::string(kRegistration) ? cast().market : cast().health, kase, item),
              "done");
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-09");
}

TEST_P(Promises, nobody_is_late_by_a_promise_that_came_too_late) {
  const CaseId kase = licence_in_hand();
  hall().at("2026-03-12T09:00");
  EXPECT_EQ(publishes(promising(3), {2026, 3, 12}), "published");
  EXPECT_EQ(taken_over(), 0);
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-13");
}

TEST_P(Promises, waits_for_the_day_it_is_in_force) {
  const CaseId kase = licence_in_hand();
  EXPECT_EQ(publishes(promising(7), {2026, 3, 4}), "published");
  EXPECT_EQ(taken_over(), 0);
  hall().at("2026-03-04T08:00");
  EXPECT_EQ(taken_over(), 1);
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-11");
}

TEST_P(Promises, longer_one_is_never_taken_over) {
  EXPECT_EQ(publishes(promising(12), {2026, 3, 2}), "adopt[0]: not_shorter");
  EXPECT_EQ(publishes(promising(9), {2026, 3, 2}), "adopt[0]: not_shorter");
}

YICHUANG_ON_BOTH_ENGINES(Promises);

}  // namespace
}  // namespace yichuang::scenarios
