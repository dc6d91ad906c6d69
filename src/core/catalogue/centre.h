// The service centre: opening hours, the one-window domains 一窗综办 and the windows.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/text.h"

namespace yichuang {

struct OpeningHours {
  struct Span {
    std::string open, close;
  };  // HH:MM
  std::vector<Span> weekdays, saturday, sunday;
  Text note;
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
};

struct Centre {
  std::string code;
  Text name;
  std::string word;  // 发文机关代字: 渝北政务 in 渝北政务收〔2026〕1号
  Text address;
  OpeningHours hours;
  std::string phone, complaint_phone;
  Origin origin;
};

struct Domain {
  std::string code;
  Text name;
  std::vector<std::string> departments;
  Origin origin;
};

// Accepting, issuing and guiding are three windows with three duties.
enum class WindowKind { acceptance, issuing, guide };

struct Window {
  std::string code;
  Text name;
  std::string domain;  // empty: every domain
  WindowKind kind = WindowKind::acceptance;
  Text place;          // where in the hall
  Origin origin;
};

// A figure the district has published of itself: shown beside the computed one, never used.
struct PublishedFigure {
  std::string indicator;  // code of the indicator
  std::string value;  // as published: "77.1 %"
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
};

// The district the catalogue is written for.
struct District {
  std::string code;  // 500112
  Text name;
  bool demo = true;
  Text government;   // 复议机关 of its departments
  std::vector<PublishedFigure> published;
};

}  // namespace yichuang
