#include "main/operator_routes.h"

#include <gtest/gtest.h>

namespace yichuang::main_program {
namespace {

TEST(readiness, says_in_both_languages_why_a_process_is_not_ready) {
  metrics::Metrics numbers;
  http::Router router;
  app::Words why_not;
  add_operator_routes(router, [&] { return why_not; }, numbers);
  http::Request request;
  request.target = "/readyz";
  EXPECT_EQ(router.handle(request).status, 200);
  why_not = {"已停止写入", "nothing more is written"};
  http::Request again;
  again.target = "/readyz";
  const http::Response answer = router.handle(again);
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("此进程暂不接收请求：已停止写入。"), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("Not ready: nothing more is written"), std::string::npos) << answer.body;
  EXPECT_EQ(answer.body.find("暂不接收请求：nothing"), std::string::npos) << answer.body;
}

}  // namespace
}  // namespace yichuang::main_program
