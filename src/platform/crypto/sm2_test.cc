#include "platform/crypto/sm2.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "base/result.h"
#include "platform/crypto/digest.h"

namespace yichuang::crypto {
namespace {

std::string temporary_folder() {
  std::string path = (std::filesystem::temp_directory_path() / "sm2-test-XXXXXX").string();
  return ::mkdtemp(path.data());
}

// The example of GB/T 32918.5-2017 appendix A: key, message "message digest", (r, s).
constexpr char kStandardKey[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y\n"
    "M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==\n"
    "-----END PUBLIC KEY-----\n";
constexpr char kStandardSignature[] =
    "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

TEST(Sm2, verifies_the_example_of_the_standard) {
  const auto key = VerifyingKey::from_pem(kStandardKey);
  const std::string signature = from_hex(kStandardSignature).value();
  EXPECT_TRUE(key.verify("message digest", signature));
  EXPECT_FALSE(key.verify("message digesT", signature));
  EXPECT_FALSE(key.verify("message digest", signature, "8765432187654321"));
}

TEST(Sm2, a_signature_holds_for_its_message_key_and_signer_only) {
  const auto key = SigningKey::generate();
  const std::string message = "准予许可决定书 渝北×许准〔2026〕0001号";
  const std::string signature = key.sign(message);
  const auto verifier = VerifyingKey::from_pem(key.verifying_key().to_pem());
  EXPECT_TRUE(verifier.verify(message, signature));
  EXPECT_FALSE(verifier.verify(message + " ", signature));
  EXPECT_FALSE(SigningKey::generate().verifying_key().verify(message, signature));
  EXPECT_FALSE(verifier.verify(message, ""));
  EXPECT_FALSE(verifier.verify(message, "not a signature"));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string changed = signature;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(verifier.verify(message, changed)) << "byte " << i;
  }
  EXPECT_EQ(verifier.fingerprint(), key.verifying_key().fingerprint());
}

TEST(Sm2, a_key_survives_pem_with_and_without_a_passphrase) {
  const auto key = SigningKey::generate();
  for (const std::string passphrase : {"", "一窗通办"}) {
    const std::string pem = key.to_pem(passphrase);
    EXPECT_NE(pem.find(passphrase.empty() ? "BEGIN PRIVATE KEY" : "BEGIN ENCRYPTED PRIVATE KEY"), pem.npos);
    const auto again = SigningKey::from_pem(pem, passphrase);
    EXPECT_TRUE(key.verifying_key().verify("x", again.sign("x")));
  }
  EXPECT_THROW(SigningKey::from_pem(key.to_pem("right"), "wrong"), Failure);
  EXPECT_THROW(SigningKey::from_pem(key.to_pem("right")), Failure);
  EXPECT_THROW(SigningKey::from_pem("rubbish"), Failure);
  EXPECT_THROW(VerifyingKey::from_pem("rubbish"), Failure);
}

TEST(Sm2, a_key_of_another_curve_is_refused) {
  constexpr char kP256[] =
      "-----BEGIN PUBLIC KEY-----\n"
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt\n"
      "6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\n"
      "-----END PUBLIC KEY-----\n";
  EXPECT_THROW(VerifyingKey::from_pem(kP256), Failure);
}

TEST(Sm2, a_stored_key_is_private_and_never_overwritten) {
  const std::string folder = temporary_folder();
  const std::string path = folder + "/seal.pem";
  const auto key = SigningKey::generate();
  key.store(path, "secret");
  struct stat status{};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_TRUE(key.verifying_key().verify("x", SigningKey::load(path, "secret").sign("x")));
  EXPECT_THROW(SigningKey::generate().store(path), Failure);
  EXPECT_TRUE(key.verifying_key().verify("x", SigningKey::load(path, "secret").sign("x")));
  EXPECT_THROW(SigningKey::load(folder + "/none.pem"), Failure);
  std::filesystem::remove_all(folder);
}

TEST(Sm2, one_key_signs_on_several_threads) {
  const auto key = SigningKey::generate();
  const auto verifier = key.verifying_key();
  std::vector<int> good(4);
  {
    std::vector<std::jthread> threads;
    for (int& count : good)
      threads.emplace_back([&] {
        for (int i = 0; i < 25; ++i) count += verifier.verify("m", key.sign("m"));
      });
  }
  EXPECT_EQ(good, std::vector<int>(4, 25));
}

}  // namespace
}  // namespace yichuang::crypto
