// Lines of a printed page in one language. For plan_text.cc and package_help.cc.
#pragma once

#include <string>

#include "app/catalogue/terminal.h"
#include "core/catalogue/text.h"

namespace yichuang::app {

class Page {
 public:
  Page(Language language, std::size_t width) : language_(language), width_(width) {}

  std::string say(const Text& text) const { return in(language_, text); }
  std::string say(std::string zh, std::string en) const {
    return language_ == Language::zh ? std::move(zh) : std::move(en);
  }

  void line(std::string_view text = {}) {
    out_ += text;
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }
  void heading(std::string_view text) {
    line();
    line(text);
  }
  // The first line begins with `head`, the others with as many spaces.
  void paragraph(std::string_view head, std::string_view text) {
    const std::size_t indent = columns(head);
    std::string begin(head);
    for (const std::string& part : wrapped(text, width_ - indent)) {
      line(begin + part);
      begin.assign(indent, ' ');
    }
  }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::size_t width_;
  std::string out_;
};

}  // namespace yichuang::app
