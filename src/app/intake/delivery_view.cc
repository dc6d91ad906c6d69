#include "app/intake/case_view_build.h"
#include "core/catalogue/delivery_ways.h"
#include "core/delivery/handover.h"

namespace yichuang::app {
namespace {

struct Leaving {
  int by_window = 0, by_courier = 0, electronically = 0;
};

Leaving leaving_of(const Matter& matter) {
  Leaving leaving;
  for (const std::string& code : results_to_hand_over(matter.kase)) {
    const std::string way = way_for(*matter.catalogue.item(code), matter.kase.filed.delivery);
    ++(way == kByCourier ? leaving.by_courier : way == kByWindow ? leaving.by_window : leaving.electronically);
  }
  return leaving;
}

void add(Words& told, int count, const char* zh, const char* en_one, const char* en_many) {
  if (count == 0) return;
  const std::string number = std::to_string(count);
  told.zh += (told.zh.empty() ? "" : "；") + number + " 项" + zh;
  told.en += (told.en.empty() ? "" : "; ") + number + " " + (count == 1 ? en_one : en_many);
}

}  // namespace

void add_delivery(CaseView& view, const Matter& matter, const Visible& visible, const Actor& actor) {
  view.delivery = matter.kase.filed.delivery;
  const Sight& sight = visible.sight();
  // Where to is for whoever wrote it down and whoever sends it there.
  if (const auto address = matter.kase.fields.find(kPostalAddress);
      view.delivery == kByCourier && address != matter.kase.fields.end() && actor.person &&
      (sight.form || (sight.names && actor.has(Role::issuer))))
    view.postal_address = address->second;
  for (TaskView& task : view.tasks)
    task.way = way_for(*matter.catalogue.item(task.item.code), view.delivery);
}

Words results_leaving(const Matter& matter, bool to_applicant) {
  const auto [by_window, by_courier, electronically] = leaving_of(matter);
  Words told;
  if (to_applicant) {
    add(told, by_window, "请到出件窗口领取", "is to be collected at the issuing window",
        "are to be collected at the issuing window");
    add(told, by_courier, "邮寄到您填的地址，不用来取", "comes to your address by courier",
        "come to your address by courier");
    add(told, electronically, "请在“办理结果”里下载，不用来取", "is there to download under “Results”",
        "are there to download under “Results”");
  } else {
    add(told, by_window, "等申请人到出件窗口领取", "waits to be collected at the issuing window",
        "wait to be collected at the issuing window");
    add(told, by_courier, "等出件窗口寄出", "waits to be sent by the issuing window",
        "wait to be sent by the issuing window");
    add(told, electronically, "等申请人在网上下载", "waits for the applicant to download it",
        "wait for the applicant to download them");
  }
  return {"结果已出：" + told.zh + "。", "The results are there: " + told.en + "."};
}

}  // namespace yichuang::app
