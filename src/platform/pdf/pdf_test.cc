#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "base/result.h"
#include "platform/pdf/document.h"
#include "platform/pdf/text_lines.h"

namespace yichuang::pdf {
namespace {

std::string run(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> buffer;
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
    out.append(buffer.data(), n);
  ::pclose(pipe);
  return out;
}

// A rendered document in a file of its own, looked at with poppler and zbar: other people's readers.
class Paper {
 public:
  explicit Paper(const Document& document) : bytes(render(document)) {
    std::string name = (std::filesystem::temp_directory_path() / "pdf-test-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    std::ofstream(path(), std::ios::binary) << bytes;
  }
  ~Paper() { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ + "/document.pdf"; }
  std::string text() const { return run("pdftotext -raw " + path() + " -"); }
  std::string info() const { return run("pdfinfo -isodates " + path() + " 2>&1"); }
  std::string structure() const { return run("pdfinfo -struct-text " + path() + " 2>&1"); }
  std::string fonts() const { return run("pdffonts " + path()); }
  std::string codes() const {
    run("pdftoppm -r 150 -png " + path() + " " + folder_ + "/page");
    return run("zbarimg -q --raw " + folder_ + "/page*.png 2>/dev/null");
  }
  // xMin, yMin, xMax, yMax of every word, in points.
  std::vector<std::array<double, 4>> boxes() const {
    std::vector<std::array<double, 4>> all;
    const std::string xml = run("pdftotext -bbox " + path() + " -");
    const std::regex word(R"re(<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)")re");
    for (std::sregex_iterator at(xml.begin(), xml.end(), word), end; at != end; ++at)
      all.push_back({std::stod((*at)[1]), std::stod((*at)[2]), std::stod((*at)[3]), std::stod((*at)[4])});
    return all;
  }
  const std::string bytes;

 private:
  std::string folder_;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

std::string joined(const std::string& text) { return std::regex_replace(text, std::regex("[\\s\\f]+"), ""); }

Document letter() {
  return {
      .title = "补正材料通知书",
      .number = "渝北审许补〔2026〕0012号",
      .blocks = {Paragraph{"䶮㛃𬭎𠮷大药房有限公司：", false},
                 Paragraph{
                     "你单位于2026年3月2日提出的申请，编号为500112-2026-0001234-C，经审查，材料不齐全。"},
                 Heading{"一、联系方式"},
                 KeyValues{{{"联系人", "陈桂芳"}, {"联系电话", "023-6780 0000"}, {"地点", "一楼3号窗口"}}, 2},
                 Grid{{{"序号", 1, Align::center}, {"材料", 3}, {"份数", 1, Align::right}},
                      {{"1", "营业执照", "2"}, {"2", "租赁合同"}}},
                 NumberedList{{"第一件事", "第二件事"}},
                 Closing{{"渝北区行政审批局", "2026年3月2日"},
                         Seal{"渝北区行政审批局", "演示专用章"},
                         QrCode{"https://example.org/verify/3f2a91c0", "扫码查验"}},
                 Rule{}, HandLines{{"签收人：", "日期："}}},
      .footer = "校验码 3f2a91c0",
      .author = "渝北区行政审批局",
      .created = "2026-03-02T10:00:00+08:00"};
}

TEST(Pdf, text_can_be_selected_in_reading_order_rare_characters_too) {
  const std::string text = joined(Paper(letter()).text());
  std::size_t at = 0;
  for (const char* part :
       {"补正材料通知书", "渝北审许补〔2026〕0012号", "䶮㛃𬭎𠮷大药房有限公司：",
        "你单位于2026年3月2日提出的申请，编号为500112-2026-0001234-C，经审查，材料不齐全。", "一、联系方式",
        "陈桂芳", "一楼3号窗口", "租赁合同", "1.第一件事", "2.第二件事", "渝北区行政审批局", "2026年3月2日",
        "签收人："}) {
    const std::size_t found = text.find(part, at);
    ASSERT_NE(found, text.npos) << part << " after byte " << at << " of " << text;
    at = found;
  }
  EXPECT_EQ(text.find("演示专用章"), text.npos) << "the stamp is drawn, not written";
}

TEST(Pdf, fonts_are_embedded_subsets_of_the_chinese_fonts_and_of_no_other) {
  std::istringstream lines(Paper(letter()).fonts());
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  int fonts = 0;
  while (std::getline(lines, line)) {
    EXPECT_TRUE(std::regex_search(
        line, std::regex("^[A-Z]{6}\\+Noto(Serif|Sans)CJKsc-(Regular|Bold) .* yes yes yes ")))
        << line;
    ++fonts;
  }
  EXPECT_EQ(fonts, 3);
}

TEST(Pdf, the_code_can_be_read_by_a_telephone) {
  EXPECT_EQ(Paper(letter()).codes(), "https://example.org/verify/3f2a91c0\n");
  const std::string longest(1'500, 'x');
  EXPECT_THROW(render({.title = "x", .blocks = {QrCode{std::string(3'000, 'x'), ""}}}), Failure);
  EXPECT_FALSE(render({.title = "x", .blocks = {QrCode{longest, "长"}}}).empty());
}

TEST(Pdf, carries_a_second_code_and_keywords_that_need_no_reader) {
  const std::string proof = "YICHUANG-PROMISE:1:500112:816112576109744128:2:" + std::string(64, 'A') + ":" +
                            std::string(16, '7') + ":" + std::string(142, 'F');
  Document document = letter();
  document.keywords = proof;
  auto& closing = std::get<Closing>(document.blocks[6]);
  closing.second_qr = QrCode{proof, "存证码"};
  const Paper paper(document);
  const std::string codes = paper.codes();
  EXPECT_NE(codes.find("https://example.org/verify/3f2a91c0\n"), codes.npos) << codes;
  EXPECT_NE(codes.find(proof + "\n"), codes.npos) << codes;
  EXPECT_NE(paper.bytes.find(proof), paper.bytes.npos);
}

TEST(Pdf, says_what_it_is_to_readers_and_to_those_who_listen) {
  const Paper paper(letter());
  const std::string info = paper.info();
  for (const char* line :
       {"Title:           补正材料通知书", "Author:          渝北区行政审批局",
        "CreationDate:    2026-03-02T10:00:00+08", "Tagged:          yes", "(A4)", "Pages:           1"})
    EXPECT_NE(info.find(line), info.npos) << line << " in\n" << info;
  EXPECT_EQ(info.find("Syntax"), info.npos) << info;
  EXPECT_NE(paper.bytes.find("/Lang (zh-CN)"), paper.bytes.npos);
  const std::string structure = paper.structure();
  for (const char* part : {"H1", "H2", "Table", "TH", "TD", "LBody", "Figure"})
    EXPECT_NE(structure.find(part), structure.npos) << part;
  EXPECT_EQ(structure.find("页 共"), structure.npos) << "the footer is no part of the text";
  EXPECT_EQ(structure.find("Syntax"), structure.npos) << structure;
}

TEST(Pdf, the_same_document_gives_the_same_bytes_on_every_thread) {
  const std::string first = render(letter());
  std::vector<std::string> others(4);
  {
    std::vector<std::jthread> threads;
    for (auto& other : others) threads.emplace_back([&other] { other = render(letter()); });
  }
  for (const auto& other : others) EXPECT_TRUE(other == first);
}

Document long_table(int rows) {
  Grid grid{{{"编号", 1}, {"名称", 3}}, {}};
  for (int i = 1; i <= rows; ++i)
    grid.rows.push_back({"R" + std::to_string(i) + "E",
                         i % 9 == 0 ? "一个很长的名称，长到必须在单元格里换行，再换一行" : "名称"});
  return {.title = "目录", .blocks = {grid}};
}

TEST(Pdf, a_table_goes_over_pages_with_its_header_on_each_and_loses_no_row) {
  const Paper paper(long_table(120));
  const std::string text = paper.text();
  for (int i = 1; i <= 120; ++i) EXPECT_EQ(count(text, "R" + std::to_string(i) + "E"), 1u) << i;
  const std::size_t pages = count(text, "页 共");
  EXPECT_GE(pages, 4u);
  EXPECT_EQ(count(text, "编号"), pages);
  for (std::size_t page = 1; page <= pages; ++page)
    EXPECT_EQ(count(text, "第 " + std::to_string(page) + " 页 共 " + std::to_string(pages) + " 页"), 1u);
}

TEST(Pdf, a_row_higher_than_a_page_is_continued_on_the_next) {
  std::string essay;
  for (int i = 0; i < 300; ++i) essay += "第" + std::to_string(1000 + i) + "句话。";
  const Paper paper({.title = "x", .blocks = {Grid{{{"一", 1}, {"二", 1}}, {{"短", essay}, {"后", "来"}}}}});
  const std::string text = joined(paper.text());
  for (int i = 0; i < 300; ++i) {
    const std::string digits = std::to_string(1000 + i);
    EXPECT_EQ(count(text, digits), 1u) << digits;
  }
  EXPECT_GE(count(paper.text(), "页 共"), 2u);
  EXPECT_NE(text.find("来"), text.npos);
}

TEST(Pdf, nothing_leaves_the_print_area_whatever_the_text) {
  Document document = letter();
  document.title = std::string("关于") + "重庆两江新区某某大药房有限公司药品经营许可证核发申请材料补正的通知";
  document.masthead = "重庆市渝北区人民政府政务服务管理办公室行政审批专用";
  document.blocks.insert(document.blocks.begin(), Paragraph{std::string(400, 'W')});
  document.blocks.push_back(
      Grid{{{"一个非常非常长的列名称", 0.1}, {"二", 1}}, {{std::string(90, 'W'), "x"}}});
  constexpr double kMillimetre = 72 / 25.4;
  for (const bool large : {false, true}) {
    document.large_print = large;
    const auto boxes = Paper(document).boxes();
    ASSERT_GT(boxes.size(), 20u);
    for (const auto& box : boxes) {
      EXPECT_GE(box[0], 28 * kMillimetre - 1);
      EXPECT_LE(box[2], (28 + 156) * kMillimetre + 1);
      EXPECT_GE(box[1], 36 * kMillimetre);
      EXPECT_LE(box[3], (297 - 10) * kMillimetre);
    }
  }
}

TEST(Pdf, large_print_has_nothing_smaller_than_16_points) {
  Document document = letter();
  const auto sizes = [](const Document& what) {
    // A line of text is as high as its font; pdftotext reports that height.
    double least = 1e9;
    for (const auto& box : Paper(what).boxes()) least = std::min(least, box[3] - box[1]);
    return least;
  };
  const double normal = sizes(document);
  document.large_print = true;
  const double large = sizes(document);
  // The smallest text is 9 points normally, 16 in large print; the height of a line grows with it.
  EXPECT_NEAR(large / normal, 16.0 / 9.0, 0.05);
}

std::string whole_parts(const std::string& text) {
  std::string all;
  for (const auto& [from, length] : kept_whole(text)) all += text.substr(from, length) + "|";
  return all;
}

TEST(Pdf, a_date_a_number_of_days_and_a_number_with_hyphens_are_never_broken) {
  EXPECT_EQ(whole_parts("于2026年3月2日受理，5个工作日*内办结"), "2026年3月2日|5个工作日*|");
  EXPECT_EQ(whole_parts("办件编号 500112-2026-0000001-Z）"), "500112-2026-0000001-Z|");
  EXPECT_EQ(whole_parts("实施编码11500112DEM000049H，第3号窗口"), "");
  Document document{.title = "x"};
  for (int before = 0; before < 40; ++before) {
    std::string text;
    for (int i = 0; i < before; ++i) text += "前";
    document.blocks.push_back(Paragraph{text + "2026年11月28日和500112-2026-0000001-Z"});
  }
  const std::string text = Paper(document).text();
  EXPECT_EQ(count(text, "2026年11月28日"), 40u) << text;
  EXPECT_EQ(count(text, "500112-2026-0000001-Z"), 40u) << text;
}

TEST(Pdf, labels_and_dates_in_cells_stay_whole) {
  const std::string text =
      Paper({.title = "x",
             .blocks = {KeyValues{{{"与受送达人关系", "本人"}, {"核验方式（单号）", "证件"}}},
                        Grid{{{"受理事项", 4}, {"预计办结", 1}}, {{"一", "2026年11月28日"}}}}})
          .text();
  for (const char* part : {"与受送达人关系", "核验方式（单号）", "2026年11月28日"})
    EXPECT_NE(text.find(part), text.npos) << part << " in\n" << text;
}

TEST(Pdf, the_name_of_whoever_signs_stays_whole_in_every_size) {
  const char* name = "国网重庆市电力公司市北供电分公司（渝北）";
  Document document{.title = "x",
                    .blocks = {Closing{{name, "2026年3月2日"},
                                       Seal{name, "演示专用章"},
                                       QrCode{"https://example.org/a", "扫码查看办理进度"},
                                       QrCode{"https://example.org/b", "存证码"}}}};
  for (const bool large : {false, true}) {
    document.large_print = large;
    EXPECT_NE(Paper(document).text().find(name), std::string::npos) << large;
  }
}

TEST(Pdf, no_page_is_left_with_the_signature_or_less_alone) {
  for (int lines = 14; lines <= 26; ++lines) {
    Document document{.title = "通知书"};
    document.blocks.assign(static_cast<std::size_t>(lines), Paragraph{"一句话"});
    Closing closing{{"渝北区行政审批局"}, Seal{"渝北区行政审批局", "演示专用章"}};
    closing.under = "咨询电话 023";
    document.blocks.push_back(closing);
    const std::string text = Paper(document).text();
    const std::size_t broken = text.find('\f');
    if (broken + 1 == text.size()) continue;  // one page
    const std::string last = text.substr(broken);
    for (const char* part : {"一句话", "渝北区行政审批局", "咨询电话"})
      EXPECT_NE(last.find(part), last.npos) << part << " with " << lines << " lines\n" << text;
  }
}

TEST(Pdf, any_bytes_are_a_document) {
  const Paper paper(
      {.masthead = "(\\)",
       .title = "\xff (未完\\",
       .number = "<>&",
       .blocks = {Paragraph{""}, Paragraph{"\x01\xc3 一\n二"}, NumberedList{}, KeyValues{}, HandLines{},
                  Closing{}, Grid{{{"", 1}}, {{}, {"a", "b"}}}, Closing{{}, Seal{}, {}}}});
  EXPECT_EQ(paper.info().find("Syntax"), std::string::npos);
  EXPECT_NE(paper.text().find("二"), std::string::npos);
}

TEST(Pdf, a_document_without_end_is_a_failure) {
  Document document{.title = "x"};
  document.blocks.assign(500 * 28, Paragraph{"一"});
  EXPECT_THROW(render(document), Failure);
}

}  // namespace
}  // namespace yichuang::pdf
