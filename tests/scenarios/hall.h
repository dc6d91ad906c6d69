// A hall on an empty database: the shipped catalogue, a clock the test sets, real vault and files, a cast with letters.
// Whatever is done goes through the same commands the routes call; after every act the rows of the lists are compared
// with a recount from the facts.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/catalogue/shelf.h"
#include "app/intake/case_command.h"
#include "app/intake/case_record.h"
#include "app/intake/case_shelf.h"
#include "app/intake/requests.h"
#include "app/record/centre.h"
#include "platform/seal/sealer.h"
#include "tests/contract/postgres.h"

namespace yichuang::scenarios {

// Items of the open-pharmacy package, by the numbers people in the hall give them.
inline constexpr const char* kRegistration = "business-registration";
inline constexpr const char* kSeals = "seal-engraving-record";
inline constexpr const char* kTaxpayer = "new-taxpayer-setup";
inline constexpr const char* kInsurance = "social-insurance-registration";
inline constexpr const char* kHealthCheck = "staff-health-check";
inline constexpr const char* kDrugLicence = "drug-retail-licence";
inline constexpr const char* kDeviceRecord = "class2-device-record";
// What the registration has to say for the items after it.
inline const std::map<std::string, std::string> kWithItsCode{{"credit_code", "11500112DEM000014Y"}};
inline constexpr const char* kEnvironment = "environmental-report-form";

// The people of every story.
struct Cast {
  Actor founder;  // 简晓雯 opens a pharmacy
  Actor stranger;  // 孙立群, another citizen
  Actor firm;  // the out-of-town manufacturer's branch
  Actor clerk, clerk2;  // of the enterprise start-up windows
  Actor construction;  // clerk of the construction window
  Actor market, deputy;  // section chief (examines and decides) and deputy (examines) of market regulation
  Actor health, ecology;
  Actor police, tax, labour;
  Actor market_head, ecology_head;
  Actor issuer, manager;
  Actor helper, helper2;  // 帮办
};

class Hall {
 public:
  explicit Hall(const contract::FreshDatabase& database);

  app::Centre& centre() { return *centre_; }
  const Cast& cast() const { return cast_; }
  // It is now this local time: "2026-03-02T09:00". Silence that has lasted too long by then has done its work.
  void at(const std::string& local_time);

  void follow(const WorkCalendar& calendar) { calendar_ = calendar; }  // from now on

  app::Command command(const Actor& actor);  // with a key of its own
  // The pinned pharmacy, handed in on paper at window A01 by the clerk for the founder.
  CaseId files_pharmacy(const std::map<std::string, std::string>& other_answers = {});
  app::FileCase pharmacy(const std::map<std::string, std::string>& other_answers = {});
  app::FileCase environmental_report();
  // A whole form and every asked material of a package, on paper, for `applicant`.
  app::FileCase whole_form(const std::string& package, const std::map<std::string, std::string>& answers,
                           const Actor& applicant);
  std::string upload(const Actor& actor);  // a small PDF; its digest

  // "done", or the code of the refusal; a malformed one as "field: code".
  std::string does(const Actor& actor, CaseId kase, const app::Decide& decide);
  std::string does(const app::Command& command, CaseId kase, const app::Decide& decide);

  // Examines every asked material: these are at fault (material → fault code), all others right.
  std::string accepts(const Actor& clerk, CaseId kase);
  std::string gives_notice(const Actor& clerk, CaseId kase, const std::map<std::string, std::string>& faults);
  std::string supplements(const Actor& actor, CaseId kase, const std::vector<std::string>& materials);
  std::string records_visit(const Actor& actor, CaseId kase, const std::string& item, bool passed = true,
                            const std::vector<std::string>& files = {});
  // The result says what later items wait for.
  std::string grants(const Actor& actor, CaseId kase, const std::string& item);
  std::string grants_saying(const Actor& actor, CaseId kase, const std::string& item,
                            const std::map<std::string, std::string>& known);
  std::string refuses(const Actor& actor, CaseId kase, const std::string& item, const std::string& ground);
  std::string hands_over(const Actor& actor, CaseId kase, const std::vector<std::string>& items);

  app::LoadedCase load(CaseId kase);
  std::string state(CaseId kase);  // of the case
  std::string state(CaseId kase, const std::string& item);
  std::vector<std::string> items_in(CaseId kase, const std::string& state);
  std::string promised_due(CaseId kase, const std::string& item);
  std::string light(CaseId kase, const std::string& item);
  int documents(CaseId kase, DocumentKind kind);

  // Somebody else of the house, in these roles.
  Actor staff(const std::string& name, std::vector<Role> roles, const std::string& department = {},
              std::vector<std::string> domains = {});

  // Everything that has happened is under a signed head; the journal as it leaves the house.
  std::string sealed_journal();
  // The journal's public key, DER.
  std::string journal_key();

  // Every chain recomputed, every fact once in the feed. Empty: all is well.
  std::vector<std::string> journal_faults();
  void expect_rows_right(CaseId kase);

 private:
  void add_cast();
  void add_letters(store::WriteSet& set, const Department& department);
  Actor add_person(const Person& person, std::vector<Role> roles, const std::string& department,
                   std::vector<std::string> domains);
  const Actor& chief_of(const std::string& department) const;
  std::vector<Finding> findings(CaseId kase, const std::map<std::string, std::string>& faults);

  std::string where_, directory_;
  Instant now_;
  int keys_ = 0;
  WorkCalendar calendar_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<files::FileStore> files_;
  std::unique_ptr<app::Vault> vault_;
  std::unique_ptr<app::StoredShelf> shelf_;
  app::PlanShelf plans_;
  app::CaseShelf cases_{[this] { return now_; }};
  std::unique_ptr<app::Serials> serials_;
  std::unique_ptr<app::Centre> centre_;
  std::unique_ptr<seal::KeyRing> journal_keys_;
  std::unique_ptr<seal::Sealer> sealer_;
  std::map<std::string, Actor> heads_;
  Cast cast_;
};

// The letters everybody in the cast holds, by department; a test that needs another one issues it.
class ScenarioTest : public contract::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) hall_ = std::make_unique<Hall>(*database_);
  }
  void TearDown() override {
    if (!hall_) return;
    EXPECT_EQ(hall_->journal_faults(), std::vector<std::string>{});
    hall_.reset();
  }
  Hall& hall() { return *hall_; }
  const Cast& cast() { return hall_->cast(); }
  std::unique_ptr<Hall> hall_;
};

}  // namespace yichuang::scenarios
