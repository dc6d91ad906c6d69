#include "app/record/packing.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

std::string document() {
  return R"({"values":{"applicant":"陈桂芳","case_number":"500112-2026-0000001-Z","made_on":"2026年3月9日",)"
         R"("organ_name":"渝北区政务服务中心","package":"开办药店","receipt_code":"7KQM2X"},"rows":[["公司章程","1","电子"]]})";
}

TEST(Packing, GivesBackWhatItTook) {
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += static_cast<char>('a' + i * i % 23);
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string(1, '\0'), std::string(1, '\1'), std::string(500, '\1'),
        std::string(500, '\2'), document(), long_text})
    EXPECT_EQ(unpack(pack(text)), text);
}

TEST(Packing, MakesADocumentLessThanHalfAsLong) { EXPECT_LT(pack(document()).size(), document().size() / 2); }

TEST(Packing, ReadsWhatIsOlderThanPacking) { EXPECT_EQ(unpack("{\"a\":1}"), "{\"a\":1}"); }

TEST(Packing, ReadsWhatWasDeflated) {
  const std::string_view kept =
      "01434e54487952e9e5cc8e670b9b5e746d26949c804163a81b852d2a4005822596c880277ed2a2042df4cdbd037d8d22"
      "50fc8a5cf3a0f93bb61600";
  EXPECT_EQ(unpack(crypto::from_hex(kept).value_or("")), document());
}

TEST(Packing, SaysThatDamageIsDamage) {
  const std::string packed = pack(document());
  EXPECT_THROW(unpack(packed.substr(0, packed.size() - 3)), Failure);
  EXPECT_THROW(unpack(packed + "x"), Failure);
}

TEST(Packing, KeepsItsWordsForEver) {
  EXPECT_EQ(crypto::sm3_hex(std::string(packing_words())),
            "420875cdf34bff08d94f0ac7faeacb94ebcbfad5eba0677f7ceb6a8540cdfb48")

      << "what was sealed with these words needs them";
}

}  // namespace
}  // namespace yichuang::app
