// A workbook of sheets (.xlsx, ECMA-376), written for people to work in and read back whoever saved it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace yichuang::sheet {

using Cell = std::variant<std::monostate, bool, double, std::string>;  // nothing stands in an empty cell

// What a spreadsheet takes into one cell, in characters of UTF-16.
inline constexpr std::size_t kMostInACell = 32'767;

struct Sheet {
  std::string name;  // up to 31 characters, none of []:*?/\ in it
  std::vector<std::vector<Cell>> rows;
  // For writing: rows that stay in sight, with a filter on the last of them, and the first columns that do.
  std::size_t head_rows = 0, head_columns = 0;
};

struct Workbook {
  std::vector<Sheet> sheets;
};

// "C17" of row 16, column 2, both from 0.
std::string cell_name(std::size_t row, std::size_t column);

// The same bytes for the same workbook. A text too long for a cell is a Failure in words.
std::string write_workbook(const Workbook& workbook);

// Refuses `malformed`, everything at once: what no spreadsheet is (file_damaged, file_unpacks_too_large), and a cell that
// holds what no Cell can (sheet_cell_unknown: an error such as #REF!), field "Sheet!C17". Formulas count with the value they
// had when the workbook was saved. Bounded: 256 MB unpacked, 64 MB a part, 100 000 rows and 1 000 columns a sheet,
// 4 million cells (sheet_too_large).
Result<Workbook> read_workbook(std::string_view bytes);

}  // namespace yichuang::sheet
