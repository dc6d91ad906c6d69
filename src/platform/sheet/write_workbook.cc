#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "platform/sheet/workbook.h"

namespace yichuang::sheet {
namespace {

// The library writes to a path only; what it wrote is read back and removed.
class ScratchFile {
 public:
  ScratchFile() : path_((std::filesystem::temp_directory_path() / "yichuang-sheet-XXXXXX").string()) {
    const int file = mkstemp(path_.data());
    if (file < 0) throw Failure("no scratch file can be made in " + path_);
    close(file);
  }
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& path() const { return path_; }
  std::string content() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

struct Formats {
  lxw_format* label;
  lxw_format* path;
  lxw_format* text;   // of columns whose cells are texts: what is typed there stays as it is typed
  lxw_format* other;
};

Formats formats_in(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
                  workbook_add_format(book)};
  format_set_bold(formats.label);
  format_set_text_wrap(formats.label);
  format_set_align(formats.label, LXW_ALIGN_VERTICAL_TOP);
  format_set_bg_color(formats.label, 0xE8EEF7);
  format_set_font_color(formats.path, 0x5A6472);
  format_set_bg_color(formats.path, 0xE8EEF7);
  format_set_bottom(formats.path, LXW_BORDER_THIN);
  for (lxw_format* format : {formats.text, formats.other}) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_num_format(formats.text, "@");
  return formats;
}

// About as wide as what stands there, a Chinese character counting two; never so wide that others leave the screen.
double width_of(const std::string& text) {
  constexpr double kNarrowest = 8, kWidest = 48;
  std::size_t columns = 0;
  for (const char c : text.substr(0, text.find('\n'))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      ++columns;
    else if (byte >= 0xC0)
      columns += 2;
  }
  return std::clamp(static_cast<double>(columns) + 2, kNarrowest, kWidest);
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// What reads like an escape, and what XML cannot hold, is written as one (ECMA-376, ST_Xstring).
std::string escaped(std::string_view text) {
  constexpr std::size_t kLength = 7;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view here = text.substr(at, kLength);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (here.size() == kLength && here.starts_with("_x") && here.back() == '_' &&
        std::all_of(here.begin() + 2, here.end() - 1, is_hex)) {
      out += "_x005F_";
    } else if (byte < 0x20 && byte != '\n' && byte != '\t') {
      char code[kLength + 1];
      std::snprintf(code, sizeof code, "_x%04X_", static_cast<unsigned>(byte));
      out += code;
    } else if (here.starts_with("\xEF\xBF\xBE") || here.starts_with("\xEF\xBF\xBF")) {
      out += here[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const Formats& formats, const Sheet& sheet)
      : formats_(formats), sheet_(sheet), out_(workbook_add_worksheet(book, sheet.name.c_str())) {
    if (out_ == nullptr) throw Failure("no sheet can be called “" + sheet.name + "”");
    for (const auto& row : sheet.rows) columns_ = std::max(columns_, row.size());
  }

  void write() {
    for (std::size_t column = 0; column < columns_; ++column) set_column(column);
    for (std::size_t row = 0; row < sheet_.rows.size(); ++row)
      for (std::size_t column = 0; column < sheet_.rows[row].size(); ++column) cell(row, column);
    if (sheet_.head_rows == 0 || columns_ == 0) return;
    worksheet_freeze_panes(out_, static_cast<lxw_row_t>(sheet_.head_rows),
                           static_cast<lxw_col_t>(sheet_.head_columns));
    worksheet_autofilter(out_, static_cast<lxw_row_t>(sheet_.head_rows - 1), 0,
                         static_cast<lxw_row_t>(std::max(sheet_.rows.size(), sheet_.head_rows) - 1),
                         static_cast<lxw_col_t>(columns_ - 1));
  }

 private:
  bool holds_texts(std::size_t column) const {
    bool texts = false;
    for (std::size_t row = sheet_.head_rows; row < sheet_.rows.size(); ++row) {
      if (column >= sheet_.rows[row].size()) continue;
      const Cell& cell = sheet_.rows[row][column];
      if (std::holds_alternative<bool>(cell) || std::holds_alternative<double>(cell)) return false;
      texts = texts || std::holds_alternative<std::string>(cell);
    }
    return texts;
  }

  void set_column(std::size_t column) {
    double width = 8;
    for (const auto& row : sheet_.rows)
      if (column < row.size())
        if (const auto* text = std::get_if<std::string>(&row[column]))
          width = std::max(width, width_of(*text));
    texts_.push_back(holds_texts(column));
    worksheet_set_column(out_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), width,
                         texts_.back() ? formats_.text : formats_.other);
  }

  lxw_format* format_of(std::size_t row, std::size_t column) const {
    if (row + 1 < sheet_.head_rows) return formats_.label;
    if (row < sheet_.head_rows) return formats_.path;
    return texts_[column] ? formats_.text : formats_.other;
  }

  void cell(std::size_t row, std::size_t column) {
    const auto at_row = static_cast<lxw_row_t>(row);
    const auto at_column = static_cast<lxw_col_t>(column);
    const Cell& cell = sheet_.rows[row][column];
    lxw_format* format = format_of(row, column);
    lxw_error error = LXW_NO_ERROR;
    if (const auto* truth = std::get_if<bool>(&cell))
      error = worksheet_write_boolean(out_, at_row, at_column, *truth ? 1 : 0, format);
    else if (const auto* number = std::get_if<double>(&cell))
      error = worksheet_write_number(out_, at_row, at_column, *number, format);
    else if (const auto* text = std::get_if<std::string>(&cell))
      error = worksheet_write_string(out_, at_row, at_column, escaped(*text).c_str(), format);
    if (error != LXW_NO_ERROR)
      throw Failure(sheet_.name + "!" + cell_name(row, column) + ": " + lxw_strerror(error));
  }

  const Formats& formats_;
  const Sheet& sheet_;
  lxw_worksheet* out_;
  std::size_t columns_ = 0;
  std::vector<bool> texts_;
};

}  // namespace

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row + 1);
}

std::string write_workbook(const Workbook& workbook) {
  const ScratchFile scratch;
  lxw_workbook* book = workbook_new(scratch.path().c_str());
  if (book == nullptr) throw Failure("a workbook cannot be begun");
  std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)> owned(book, lxw_workbook_free);
  lxw_doc_properties properties{};
  properties.created = 315532800;  // 1980-01-01: the same workbook is the same bytes
  workbook_set_properties(book, &properties);
  const Formats formats = formats_in(book);
  for (const Sheet& sheet : workbook.sheets) SheetWriter(book, formats, sheet).write();
  (void)owned.release();  // closing frees it, well or badly
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
    throw Failure(std::string("a workbook cannot be written: ") + lxw_strerror(error));
  return scratch.content();
}

}  // namespace yichuang::sheet
