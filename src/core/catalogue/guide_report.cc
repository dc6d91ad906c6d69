#include "core/catalogue/guide_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/people/blank.h"

namespace yichuang {
namespace {

constexpr int kLongestDays = 60;

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// Somebody who would like to be told must be reachable by what they typed; more than that is for the mail to find out.
bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos) return false;
  const std::string_view host = text.substr(at + 1);
  const auto dot = host.rfind('.');
  if (dot == host.npos || dot == 0 || dot + 2 > host.size() - 1) return false;
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';'; });
}

}  // namespace

int guide_report_days(const Catalogue& catalogue) {
  const Parameter* set = catalogue.parameter(kGuideReportParameter);
  if (set == nullptr) return kUsualGuideReportDays;
  return static_cast<int>(std::clamp(std::floor(set->value), 1.0, double{kLongestDays}));
}

Due guide_report_due(const WorkCalendar& calendar, const GuideReport& report) {
  const auto date = due(calendar, report.received, Limit{report.days, Unit::working, 0}, {});
  ensure(date.ok());
  return *date;
}

bool guide_report_overdue(const WorkCalendar& calendar, const GuideReport& report, Date today) {
  return !report.answered && !report.confirmed && guide_report_due(calendar, report).date < today;
}

std::string guide_report_number(int year, std::int64_t serial) {
  char text[48];
  std::snprintf(text, sizeof text, "JC-%04d-%05lld", year, static_cast<long long>(serial));
  return text;
}

std::optional<std::string> read_guide_report_number(std::string_view typed) {
  std::string bare;
  for (const char c : typed)
    if (c != '-' && c != ' ') bare += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (bare.size() < 11 || bare.size() > 24 || !bare.starts_with("JC") || !digits(bare.substr(2)))
    return std::nullopt;
  return "JC-" + bare.substr(2, 4) + '-' + bare.substr(6);
}

Result<Text> decide_guide_report(const Guide& guide, std::string_view section, std::string_view text,
                                 std::string_view contact) {
  if (is_blank(text)) return malformed("text", "missing");
  if (!contact.empty() && !check_phone(contact, "contact") && !is_email(contact))
    return malformed("contact", "bad_contact");
  if (section.empty()) return Text{};
  const auto named = std::find_if(guide.sections.begin(), guide.sections.end(),
                                  [&](const GuideSection& one) { return one.code == section; });
  if (named == guide.sections.end()) return malformed("section", "unknown_section");
  return named->heading;
}

Result<void> decide_guide_answer(const GuideReport& report, const GuideAnswer& answer, const Actor& actor) {
  if (!actor.has(Role::maintainer)) return deny("only_maintainers_answer");
  if (report.answered) return refuse("report_answered");
  if (report.confirmed && answer.outcome == GuideReportOutcome::being_mended) return refuse("report_confirmed");
  if (is_blank(answer.text)) return malformed("text", "missing");
  const bool passed = answer.outcome == GuideReportOutcome::passed_on;
  if (passed && is_blank(answer.passed_to)) return malformed("passed_to", "missing");
  if (!passed && !answer.passed_to.empty()) return malformed("passed_to", "only_when_passed_on");
  return {};
}

Result<void> decide_guide_revision(const GuideReport& report, bool under_way, const Actor& actor) {
  if (!actor.has(Role::maintainer)) return deny("only_maintainers_answer");
  if (report.answered) return refuse("report_answered");
  if (under_way) return refuse("report_has_revision");
  return {};
}

bool publication_answers(const GuideReport& report, RevisionId linked, RevisionId published,
                         bool guide_changes) {
  if (report.answered || !guide_changes) return false;
  return linked ? linked == published : report.confirmed;
}

}  // namespace yichuang
