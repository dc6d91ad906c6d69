#include "platform/sheet/workbook.h"

#include <gtest/gtest.h>

#include <map>

#include "platform/files/archive.h"

namespace yichuang::sheet {
namespace {

using Parts = std::map<std::string, std::string>;

// A workbook of one sheet as another program may write it, with `rows` for its <sheetData>.
std::string by_hand(const std::string& rows, const std::string& shared = "") {
  const std::string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ";
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return files::pack_archive(
      {{"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" + type +
                           "officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"" + type +
            "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + type +
            "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst " + main + ">" + shared + "</sst>"},
       {"xl/workbook.xml",
        "<workbook " + main + "xmlns:r=\"" + type +
            "\"><sheets><sheet name=\"事项\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>"}});
}

std::string told(const Result<Workbook>& read) {
  std::string text;
  if (!read.ok()) {
    for (const FieldFault& fault : read.refusal().fields) text += fault.field + " " + fault.code + "; ";
    return text;
  }
  for (const Sheet& sheet : read->sheets)
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const Cell& cell = sheet.rows[row][column];
        if (std::holds_alternative<std::monostate>(cell)) continue;
        text += cell_name(row, column) + "=";
        if (const auto* truth = std::get_if<bool>(&cell)) text += *truth ? "true" : "false";
        if (const auto* number = std::get_if<double>(&cell)) text += std::to_string(*number);
        if (const auto* words = std::get_if<std::string>(&cell)) text += "'" + *words + "'";
        text += ";";
      }
  return text;
}

TEST(Workbook, is_read_back_as_it_was_written) {
  Workbook workbook;
  Sheet sheet{"事项 items", {}, 2, 1};
  sheet.rows = {{"代码", "名称"},
                {"code", "name.zh"},
                {"01",
                 " 前后有空格 ",
                 true,
                 false,
                 1.0,
                 -0.5,
                 1e15,
                 {},
                 "a\nb",
                 "<&>\"'",
                 "_x0041_",
                 "\r\x01\t\xEF\xBF\xBF"},
                {},
                {{}, {}, "last"}};
  workbook.sheets = {sheet, {"empty", {}}};
  const std::string bytes = write_workbook(workbook);
  EXPECT_EQ(write_workbook(workbook), bytes) << "the same workbook is the same bytes";
  const auto read = read_workbook(bytes);
  ASSERT_TRUE(read.ok()) << told(read);
  ASSERT_EQ(read->sheets.size(), 2u);
  EXPECT_EQ(read->sheets[0].name, "事项 items");
  EXPECT_EQ(
      told(read),
      "A1='代码';B1='名称';A2='code';B2='name.zh';A3='01';B3=' 前后有空格 ';C3=true;D3=false;E3=1.000000;"
      "F3=-0.500000;G3=1000000000000000.000000;I3='a\nb';J3='<&>\"'';K3='_x0041_';L3='\r\x01\t\xEF\xBF\xBF';"
      "C5='last';");
}

TEST(Workbook, of_another_program_is_read_too) {
  for (const auto& [rows, cells] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c></row>", "B2='two parts';"},
           {"<row><c t=\"inlineStr\"><is><t>a</t></is></c><c><v>3</v></c></row>", "A1='a';B1=3.000000;"},
           {"<x:row xmlns:x=\"y\" r=\"1\"><x:c r=\"C1\" t=\"b\"><x:v>1</x:v></x:c></x:row>", "C1=true;"},
           {"<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c></row>", "A1='ab';"},
           {"<row r=\"1\"><c r=\"A1\" s=\"4\"/></row>", ""},
           {"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> </t></is></c></row>",
            "A1=' ';"}})
    EXPECT_EQ(told(read_workbook(by_hand(rows,
                                         "<si><t>one</t></si><si><r><t>two </t></r><r><t>parts</t></r>"
                                         "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>"))),
              cells)
        << rows;
}

TEST(Workbook, names_the_cells_it_cannot_read_all_at_once) {
  EXPECT_EQ(told(read_workbook(
                by_hand("<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c><c r=\"B1\"><v>1</v></c></row>"
                        "<row r=\"17\"><c r=\"AA17\" t=\"s\"><v>9</v></c></row>"))),
            "事项!A1 sheet_cell_unknown; 事项!AA17 sheet_cell_unknown; ");
}

TEST(Workbook, that_is_hostile_is_refused_within_bounds) {
  EXPECT_EQ(told(read_workbook("PK\x03\x04 nothing")), "file file_damaged; ");
  EXPECT_EQ(told(read_workbook(files::pack_archive({{"a.txt", "x"}}))), "file file_damaged; ");
  EXPECT_EQ(told(read_workbook(by_hand("<row r=\"10000000\"><c r=\"A10000000\"><v>1</v></c></row>"))),
            "事项 sheet_too_large; ");
  EXPECT_EQ(told(read_workbook(by_hand("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"))),
            "事项 sheet_too_large; ");
  EXPECT_EQ(told(read_workbook(by_hand("<row r=\"1\"><c r=\"A1\"><v>1</v>"))), "file file_damaged; ");
  const std::string workbook = write_workbook({{{"a", {{"x"}}}}});
  for (const std::size_t part : {10, 100, 1000})
    EXPECT_FALSE(read_workbook(std::string_view(workbook).substr(0, workbook.size() - part)).ok());
}

TEST(Workbook, with_entities_of_its_own_is_refused_before_they_unfold) {
  Parts parts;
  std::string bomb = "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\">";
  for (char name = 'b'; name < 'j'; ++name)
    bomb += std::string("<!ENTITY ") + name + " \"&" + static_cast<char>(name - 1) + ";&" +
            static_cast<char>(name - 1) + ";\">";
  const std::string bytes = by_hand("", "<si><t>&i;</t></si>");
  auto reader = files::ArchiveReader::open(bytes);
  for (const std::string& name : reader.value().names()) parts[name] = *reader.value().read(name);
  parts["xl/sharedStrings.xml"] = bomb + "]>" + parts["xl/sharedStrings.xml"];
  EXPECT_EQ(told(read_workbook(files::pack_archive(parts))), "file file_damaged; ");
}

TEST(Workbook, with_a_text_too_long_for_a_cell_is_not_written_short) {
  EXPECT_NO_THROW(write_workbook({{{"a", {{std::string(kMostInACell, 'x')}}}}}));
  EXPECT_THROW(write_workbook({{{"a", {{std::string(kMostInACell + 1, 'x')}}}}}), Failure);
}

}  // namespace
}  // namespace yichuang::sheet
