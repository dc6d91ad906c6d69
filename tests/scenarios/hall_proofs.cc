// What a hall proves of itself: its journal, and the rows of its lists against a recount.
#include "platform/seal/export.h"
#include "platform/store/verify.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {

std::string Hall::sealed_journal() {
  while (store_->sequence(centre_->district) > 0) {
  }
  sealer_->run();
  std::string lines;
  seal::export_journal(where_, centre_->district, [&lines](const std::string& line) { lines += line; });
  return lines;
}

std::string Hall::journal_key() { return journal_keys_->current().secret.verifying_key().to_der(); }

std::vector<std::string> Hall::journal_faults() {
  while (store_->sequence(centre_->district) > 0) {
  }
  const auto report = store::verify(where_);
  EXPECT_GT(report.facts, 0);
  EXPECT_EQ(report.waiting, 0);
  return report.problems;
}

void Hall::expect_rows_right(CaseId kase) {
  std::vector<std::string> wrong;
  store_->read([&](store::Reader& reader) { wrong = app::compare_rows(reader, *centre_, kase, now_); });
  EXPECT_EQ(wrong, std::vector<std::string>{}) << "at " << to_string(now_);
}

}  // namespace yichuang::scenarios
