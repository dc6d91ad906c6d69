#include "app/calendar/calendar_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace yichuang::app {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

// A catalogue of two files in a folder that is gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "yichuang-calendar-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    fs::create_directory(path_ / "calendar");
  }
  ~Folder() { fs::remove_all(path_); }
  void put(const std::string& name, const std::string& text) {
    std::ofstream(path_ / "calendar" / name) << text;
  }
  Result<WorkCalendar> read() const { return read_calendar(assets::Assets::directory(path_.string())); }

 private:
  fs::path path_;
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  EXPECT_NE(at, text.npos) << what;
  return text.replace(at, what.size(), with);
}

const std::string kDays = contents("catalogue/calendar/holidays.csv");
const std::string kNotices = contents("catalogue/calendar/notices.yaml");

TEST(calendar_file, the_shipped_calendar_is_read) {
  const auto calendar = read_calendar(assets::Assets::directory("catalogue"));
  ASSERT_TRUE(calendar.ok()) << calendar.refusal().values.front().second;
  EXPECT_EQ(calendar->year(2021)->notice, "国办发明电〔2020〕27号");
  EXPECT_FALSE(calendar->year(2021)->certain);
  EXPECT_TRUE(calendar->year(2026)->certain);
  EXPECT_EQ(calendar->year(2020)->notice, "国办发明电〔2019〕16号、国办发明电〔2020〕1号")
      << "with what amended it";
  EXPECT_FALSE(calendar->provisional(Date{2026, 12, 31}));
  EXPECT_TRUE(calendar->provisional(Date{2027, 1, 1}));
}

TEST(calendar_file, a_year_without_a_notice_has_the_thirteen_statutory_days) {
  const auto calendar = read_calendar(assets::Assets::directory("catalogue"));
  ASSERT_TRUE(calendar.ok());
  for (int year = 2027; year <= 2030; ++year) {
    int off = 0;
    for (Date day{year, 1, 1}; day.year() == year; ++day)
      off += calendar->kind(day) == DayKind::holiday ? 1 : 0;
    EXPECT_EQ(off, year == 2028 ? 12 : 13) << year << " (2028: Mid-Autumn falls on 3 October)";
  }
  EXPECT_EQ(calendar->name(Date{2027, 2, 6}), "春节");
  EXPECT_FALSE(calendar->working(Date{2027, 9, 15})) << "中秋";
}

TEST(calendar_file, calendars_that_differ_have_different_versions) {
  Folder folder;
  folder.put("holidays.csv", kDays);
  folder.put("notices.yaml", kNotices);
  const auto shipped = folder.read();
  ASSERT_TRUE(shipped.ok());
  EXPECT_EQ(shipped->version(), folder.read()->version()) << "the same files, the same version";
  folder.put("holidays.csv", replaced(kDays, "2021-02-20,work,春节\n", ""));
  const auto other = folder.read();
  ASSERT_TRUE(other.ok());
  EXPECT_NE(other->version(), shipped->version());
  EXPECT_EQ(other->version().substr(0, 7), "2026.1-");
  EXPECT_FALSE(other->working(Date{2021, 2, 20}));
}

TEST(calendar_file, says_file_and_line_of_what_cannot_be_read) {
  const struct {
    const char* why;
    std::string days, notices, said;
  } rows[] = {
      {"no header", replaced(kDays, "date,kind,name", "2020-01-01,holiday,元旦"), kNotices,
       "calendar/holidays.csv:1: "},
      {"an unknown kind", replaced(kDays, "2020-01-19,work", "2020-01-19,working"), kNotices,
       "calendar/holidays.csv:3: "},
      {"a day that does not exist", replaced(kDays, "2020-01-19", "2020-02-30"), kNotices,
       "calendar/holidays.csv:3: "},
      {"a row with a column too many", replaced(kDays, "2020-01-19,work", "2020-01-19,work,x"), kNotices,
       "calendar/holidays.csv:3: "},
      {"an empty line", replaced(kDays, "2020-01-19,work,春节", ""), kNotices, "calendar/holidays.csv:3: "},
      {"a make-up day on a Monday", replaced(kDays, "2020-01-19,work", "2020-01-20,work"), kNotices,
       "2020-01-20 is a make-up day on a weekday"},
      {"a day twice", replaced(kDays, "2020-01-19,work", "2020-01-01,rest"), kNotices,
       "2020-01-01 stands twice"},
      {"a day of a year without a notice", kDays + "2027-02-20,work,春节\n", kNotices,
       "2027-02-20 is of a year without a notice"},
      {"a notice without its days", kDays,
       replaced(replaced(kNotices, "without_notice:\n  - year: 2027", "without_notice:\n  - year: 2028"),
                "\n\n# 全国", "\n  - {year: 2027, number: x, date: 2026-11-01, confidence: C}\n\n# 全国"),
       "calendar/notices.yaml"},
      {"a year left out", kDays,
       replaced(kNotices,
                "  - {year: 2026, number: 国办发明电〔2025〕7号, date: 2025-11-04, confidence: C}\n", ""),
       "2026-01-01 is of a year without a notice"},
      {"no version", kDays, replaced(kNotices, "version:", "edition:"), "version is missing"},
      {"a confidence that is none", kDays,
       replaced(kNotices, "date: 2020-11-25, confidence: L", "date: 2020-11-25, confidence: X"),
       "not C, L or U"},
      {"a notice's date that is none", kDays, replaced(kNotices, "date: 2020-11-25", "date: soon"),
       "not a date"},
      {"a statutory day of another year", kDays, replaced(kNotices, "{date: 2027-04-05", "{date: 2028-04-05"),
       "a day of another year"},
      {"no YAML", kDays, "version: [", "calendar/notices.yaml:"},
      {"an empty file", kDays, "", "calendar/notices.yaml"},
  };
  for (const auto& row : rows) {
    Folder folder;
    folder.put("holidays.csv", row.days);
    folder.put("notices.yaml", row.notices);
    const auto read = folder.read();
    ASSERT_FALSE(read.ok()) << row.why;
    EXPECT_EQ(read.refusal().code, "bad_calendar") << row.why;
    EXPECT_NE(read.refusal().values.front().second.find(row.said), std::string::npos)
        << row.why << " said: " << read.refusal().values.front().second;
  }
  Folder empty;
  ASSERT_FALSE(empty.read().ok());
  EXPECT_EQ(empty.read().refusal().values.front().second, "calendar/holidays.csv: the file is missing");
}

}  // namespace
}  // namespace yichuang::app
