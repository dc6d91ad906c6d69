#include "app/record/vault.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "app/record/packing.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"
#include "platform/crypto/sm4.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kBlindKeyBytes = 32;
constexpr std::uint8_t kFirstKey = 1;

struct Keys {
  std::string cipher, blind;
};

// The first line seals, the second finds; both in hex.
Keys make_keys(const std::string& path) {
  const Keys keys{crypto::random_bytes(crypto::kSm4KeyBytes), crypto::random_bytes(kBlindKeyBytes)};
  const std::string text = crypto::to_hex(keys.cipher) + "\n" + crypto::to_hex(keys.blind) + "\n";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (file < 0) throw Failure("the key file " + path + " cannot be made");
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) throw Failure("the key file " + path + " cannot be written");
  return keys;
}

Keys read_keys(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return make_keys(path);
  if ((status.st_mode & 0077) != 0)
    throw Failure("the key file " + path + " may be read by others: chmod 600 it");
  std::ifstream file(path);
  std::string cipher, blind;
  if (!std::getline(file, cipher) || !std::getline(file, blind))
    throw Failure("the key file " + path + " is damaged");
  const auto first = crypto::from_hex(cipher), second = crypto::from_hex(blind);
  if (!first || first->size() != crypto::kSm4KeyBytes || !second || second->size() != kBlindKeyBytes)
    throw Failure("the key file " + path + " is damaged");
  return {*first, *second};
}

class FileVault final : public Vault {
 public:
  explicit FileVault(Keys keys) : cipher_({{kFirstKey, keys.cipher}}, kFirstKey), blind_(keys.blind) {}

  std::string seal(const std::string& plain, const std::string& bound_to) const override {
    return crypto::to_base64url(cipher_.seal(pack(plain), bound_to));
  }
  std::string open(const std::string& sealed, const std::string& bound_to) const override {
    const auto bytes = crypto::from_base64url(sealed);
    const auto plain = bytes ? cipher_.open(*bytes, bound_to) : std::nullopt;
    if (!plain)
      throw Failure("sealed data at " + bound_to + " does not open: changed, moved, or of another key");
    return unpack(*plain);
  }
  std::string blind(const std::string& plain) const override { return blind_.of("yichuang", plain); }

 private:
  crypto::ColumnCipher cipher_;
  crypto::BlindIndex blind_;
};

}  // namespace

std::unique_ptr<Vault> open_vault(const std::string& key_file) {
  return std::make_unique<FileVault>(read_keys(key_file));
}

}  // namespace yichuang::app
