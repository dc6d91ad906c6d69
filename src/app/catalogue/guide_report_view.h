// 指南纠错: what is sent and shown of a report that a guide is wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

// POST /api/v1/guide-reports
struct GuideReportInput {
  std::string guide_kind;  // item, package
  std::string guide;
  std::optional<std::string> section;  // none: the whole page
  std::string catalogue_version;  // of the guide that was read
  std::string language;  // zh, en: in which it was read
  std::string text;
  std::optional<std::string> contact;  // a telephone number or an e-mail address, for the answer
};
// Shown once: number and code together open the answer.
struct GuideReportTaken {
  std::string number;
  std::string code;
  Instant received_at;
  int days = 0;  // working days the answer may take
  Date due_on;
  bool due_provisional = false;  // in a year whose days off are not published yet
};
// The publication that mended the guide and so answered the report.
struct GuideMendedIn {
  std::int64_t number = 0;
  std::string effective_from;  // a legal day
};
struct GuideAnswerView {
  Named outcome;
  std::optional<std::string> passed_to;
  std::string text;  // empty when a publication answered
  Instant answered_at;
  std::optional<GuideMendedIn> mended_in;
};
// 属实，正在修订: said before the answer, which the publication brings.
struct GuideConfirmationView {
  Named outcome;
  std::string text;
  Instant confirmed_at;
};
struct GuideRevisionView {
  std::string revision;
  std::string title;
  std::string stage;
};
// GET /api/v1/guide-reports/progress
struct GuideReportProgress {
  std::string number;
  std::string guide_kind;
  Named guide;
  std::optional<Named> section;
  Instant received_at;
  int days = 0;
  Date due_on;
  bool due_provisional = false;
  bool overdue = false;
  std::string text;
  std::optional<GuideConfirmationView> confirmation;
  std::optional<GuideAnswerView> answer;
};
struct GuideReportRow {
  std::string report;
  std::string number;
  std::string guide_kind;
  Named guide;
  std::optional<Named> section;
  std::string catalogue_version;
  bool version_current = true;  // whoever answers reads what the reader read
  std::string language;
  Instant received_at;
  int days = 0;
  Date due_on;
  bool due_provisional = false;
  bool overdue = false;
  std::string text;
  std::optional<std::string> contact;  // only until it is answered, and only to whom may answer
  std::optional<GuideConfirmationView> confirmation;
  std::optional<GuideAnswerView> answer;
  std::optional<GuideRevisionView> revision;  // opened on it last; only to whom may answer
};
// GET /api/v1/guide-reports
struct GuideReportList {
  std::vector<GuideReportRow> reports;
  std::int64_t waiting = 0;
  std::int64_t overdue = 0;
  std::int64_t being_mended = 0;  // of those that wait
  bool may_answer = false;
  std::optional<std::string> next;
};
// POST /api/v1/guide-reports/{report}/answer
struct GuideAnswerInput {
  std::string outcome;  // mended, not_wrong, passed_on, being_mended
  std::optional<std::string> passed_to;
  std::string text;
};
struct GuideAnswerTaken {
  std::string number;
  Instant answered_at;
};

}  // namespace yichuang::app
