#include "app/calendar/calendar_file.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

constexpr const char* kDaysFile = "calendar/holidays.csv";
constexpr const char* kNoticesFile = "calendar/notices.yaml";

Refusal bad_calendar(const std::string& file, int line, const std::string& what) {
  const std::string where = line > 0 ? file + ":" + std::to_string(line) : file;
  return refuse("bad_calendar", {}, {{"what", where + ": " + what}});
}

struct Notices {
  std::string version;
  std::vector<CalendarYear> years;
  std::vector<SpecialDay> days;  // statutory days of the years without a notice
};

std::optional<DayKind> day_kind(std::string_view word) {
  if (word == "holiday") return DayKind::holiday;
  if (word == "rest") return DayKind::rest;
  if (word == "work") return DayKind::make_up;
  return std::nullopt;
}

// "2021-02-07,work,春节"
std::optional<SpecialDay> special_day(std::string_view row) {
  const auto first = row.find(',');
  const auto second = first == row.npos ? row.npos : row.find(',', first + 1);
  if (second == row.npos || row.find(',', second + 1) != row.npos) return std::nullopt;
  const auto date = parse_date(row.substr(0, first));
  const auto kind = day_kind(row.substr(first + 1, second - first - 1));
  const std::string_view name = row.substr(second + 1);
  if (!date || !kind || name.empty()) return std::nullopt;
  return SpecialDay{*date, *kind, std::string(name)};
}

Result<std::vector<SpecialDay>> read_days(std::string_view text) {
  std::vector<SpecialDay> days;
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (line == 1) {
      if (row != "date,kind,name") return bad_calendar(kDaysFile, 1, "the first line is not date,kind,name");
      continue;
    }
    const auto day = special_day(row);
    if (!day)
      return bad_calendar(kDaysFile, line, "not a row like 2021-02-07,work,春节 (holiday, rest or work)");
    days.push_back(*day);
  }
  return days;
}

// yaml-cpp tells what is wrong by throwing; these throw alike, so that there is one way out of reading a file.
Date date_of(const YAML::Node& node) {
  const auto date = parse_date(node.as<std::string>());
  if (!date) throw YAML::Exception(node.Mark(), "not a date like 2021-02-07");
  return *date;
}

YAML::Node member(const YAML::Node& record, const char* name) {
  YAML::Node node = record[name];
  if (!node) throw YAML::Exception(record.Mark(), std::string(name) + " is missing");
  return node;
}

bool certain(const YAML::Node& record) {
  const YAML::Node node = member(record, "confidence");
  const auto letter = node.as<std::string>();
  if (letter != "C" && letter != "L" && letter != "U") throw YAML::Exception(node.Mark(), "not C, L or U");
  return letter == "C";
}

CalendarYear noticed_year(const YAML::Node& record) {
  CalendarYear year{member(record, "year").as<int>(), true, member(record, "number").as<std::string>(),
                    certain(record)};
  date_of(member(record, "date"));
  if (const YAML::Node amended = record["amended"]) {
    year.notice += "、" + member(amended, "number").as<std::string>();
    year.certain = certain(amended) && year.certain;
    date_of(member(amended, "date"));
  }
  return year;
}

Notices notices_of(const YAML::Node& file) {
  Notices notices;
  notices.version = member(file, "version").as<std::string>();
  for (const YAML::Node& record : member(file, "notices")) notices.years.push_back(noticed_year(record));
  for (const YAML::Node& record : member(file, "without_notice")) {
    const CalendarYear year{member(record, "year").as<int>(), false, {}, certain(record)};
    notices.years.push_back(year);
    for (const YAML::Node& day : member(record, "days")) {
      const Date date = date_of(member(day, "date"));
      if (date.year() != year.year) throw YAML::Exception(day.Mark(), "a day of another year");
      notices.days.push_back({date, DayKind::holiday, member(day, "name").as<std::string>()});
    }
  }
  return notices;
}

Result<Notices> read_notices(std::string_view text) {
  try {
    return notices_of(YAML::Load(std::string(text)));
  } catch (const YAML::Exception& error) {
    return bad_calendar(kNoticesFile, error.mark.line + 1, error.msg);
  }
}

// Both files must speak of the same years: a notice without its days would make every holiday a working day.
Result<void> compare(const Notices& notices, const std::vector<SpecialDay>& days) {
  const auto noticed = [&](int year) {
    return std::any_of(notices.years.begin(), notices.years.end(),
                       [&](const CalendarYear& one) { return one.year == year && one.noticed; });
  };
  for (const SpecialDay& day : days)
    if (!noticed(day.date.year()))
      return bad_calendar(kDaysFile, 0,
                          to_string(day.date) + " is of a year without a notice in " + kNoticesFile);
  for (const CalendarYear& year : notices.years)
    if (year.noticed && std::none_of(days.begin(), days.end(),
                                     [&](const SpecialDay& day) { return day.date.year() == year.year; }))
      return bad_calendar(kDaysFile, 0,
                          "the days of the notice for " + std::to_string(year.year) + " are missing");
  return {};
}

}  // namespace

Result<WorkCalendar> read_calendar(const assets::Assets& catalogue) {
  const auto days_file = catalogue.find(kDaysFile);
  if (!days_file) return bad_calendar(kDaysFile, 0, "the file is missing");
  const auto notices_file = catalogue.find(kNoticesFile);
  if (!notices_file) return bad_calendar(kNoticesFile, 0, "the file is missing");
  std::vector<SpecialDay> days = TRY(read_days(*days_file));
  const Notices notices = TRY(read_notices(*notices_file));
  TRY(compare(notices, days));
  days.insert(days.end(), notices.days.begin(), notices.days.end());
  crypto::Sm3 digest;
  digest.update(*days_file);
  digest.update(*notices_file);
  const std::string mark = crypto::to_hex(digest.finish()).substr(0, 8);
  return WorkCalendar::make(notices.version + "-" + mark, notices.years, days);
}

}  // namespace yichuang::app
