// What an item is in law 事项性质, as its papers word it: only a licence is granted under 行政许可法, and nobody who files,
// registers or is served may be told that they were.
#pragma once

#include "core/catalogue/item.h"

namespace yichuang {

enum class Nature {
  licence,  // 行政许可
  registration,  // 登记
  filing,  // 备案
  report,  // 报告、告知、申报: taken note of
  confirmation,  // 行政确认
  benefit,  // 行政给付
  service,  // 公共服务
  other
};

// From the kind of the item and from what its own name says that it is: 其他行政权力 is filed, registered and approved alike.
Nature nature_of(const Item& item);

// Whether what is decided is a registration, be it a licence or not: 营业执照 is given because a firm is registered.
bool registers(const Item& item);

}  // namespace yichuang
