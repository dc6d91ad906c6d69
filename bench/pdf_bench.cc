// How many documents a core renders: a receipt of one page, and a notice of two with two tables, a code and a
// stamp. CPU time is printed beside wall time, because other work shares the machine.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <thread>
#include <vector>

#include "platform/pdf/document.h"

namespace {

using namespace yichuang::pdf;

Document receipt() {
  return {.title = "收件回执",
          .number = "500112-2026-0001234-C",
          .blocks =
              {KeyValues{{{"申请人", "重庆两江新区某某大药房有限公司"},
                          {"事项", "药品经营许可（零售）核发"},
                          {"收件时间", "2026年3月2日 10时00分"}}},
               Grid{{{"序号", 1, Align::center}, {"材料", 4}, {"份数", 1, Align::center}},
                    {{"1", "营业执照复印件", "1"}, {"2", "经营场所使用证明", "1"}, {"3", "平面布置图", "1"}}},
               Closing{{"渝北区政务服务中心", "2026年3月2日"},
                       {},
                       QrCode{"https://example.org/3f2a", "扫码查询进度"}}},
          .footer = "校验码 3f2a91c0"};
}

Document notice() {
  Grid faults{{{"序号", 1, Align::center}, {"材料名称", 3}, {"存在的问题", 4}, {"补正要求", 4}}, {}};
  for (int i = 1; i <= 12; ++i)
    faults.rows.push_back({std::to_string(i), "经营场所使用证明",
                           "缺少房屋产权人的身份证明复印件，或者复印件不清晰",
                           "提交产权人身份证复印件一份，加盖公章或者由产权人签名"});
  return {
      .title = "补正材料通知书",
      .number = "渝北审许补〔2026〕0012号",
      .blocks = {Paragraph{"重庆两江新区某某大药房有限公司：", false},
                 Paragraph{
                     "你（单位）于2026年3月2日提出的“药品经营许可（零售）核发”申请，经审查，申请材料不齐全、"
                     "不符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第四项的规定，现将需要"
                     "补正的全部内容一次告知如下："},
                 faults, Heading{"权利告知"},
                 NumberedList{{"对本通知有异议的，可以向本机关陈述、申辩。",
                               "需要帮助的，可以由工作人员免费帮办、代办。"}},
                 Closing{{"重庆市渝北区行政审批局", "2026年3月2日"},
                         Seal{"重庆市渝北区行政审批局", "演示专用章"},
                         QrCode{"https://example.org/verify/3f2a91c077de", "扫码查验"}}},
      .footer = "校验码 3f2a91c0"};
}

double milliseconds_of_cpu() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void measure(const char* name, const Document& document, int threads, int each) {
  const std::size_t bytes = render(document).size();
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = milliseconds_of_cpu();
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i)
      workers.emplace_back([&] {
        for (int n = 0; n < each; ++n) (void)render(document);
      });
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  const double cpu_each = (milliseconds_of_cpu() - cpu) / (threads * each);
  fmt::print("{:<10} threads={} documents/s={:.1f} cpu_ms/document={:.1f} documents/s/core={:.1f} bytes={}\n",
             name, threads, threads * each / wall.count(), cpu_each, 1000 / cpu_each, bytes);
}

}  // namespace

int main(int count, char** arguments) {
  const int each = count > 1 ? std::atoi(arguments[1]) : 100;
  for (const int threads : {1, 2}) {
    measure("receipt", receipt(), threads, each);
    measure("notice", notice(), threads, each);
  }
}
