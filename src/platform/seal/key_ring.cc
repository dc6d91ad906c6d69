#include "platform/seal/key_ring.h"

#include <filesystem>

#include "platform/seal/journal.h"
#include "platform/seal/lease.h"

namespace yichuang::seal {
namespace {

constexpr sql::Statement kInsert{
    "seal/insert_key",
    "INSERT INTO journal_key (district, number, key, public_key, after, at, signed_by, signature) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (district, number) DO NOTHING"};

constexpr std::size_t kNameLength = 16;  // of a fingerprint's 64 digits

std::string file_of(const std::string& folder, const std::string& fingerprint) {
  return folder + "/journal-" + fingerprint.substr(0, kNameLength) + ".pem";
}

SealingKey make_key(const std::string& folder) {
  std::filesystem::create_directories(folder);
  SealingKey key{{}, crypto::SigningKey::generate()};
  key.fingerprint = key.secret.verifying_key().fingerprint();
  key.secret.store(file_of(folder, key.fingerprint));
  return key;
}

store::RowChange row_of(const KeyStatement& key) {
  return {&kInsert,
          {key.district, key.number, key.key, sql::Blob{key.public_key}, key.after, key.at.ms, key.signed_by,
           sql::Blob{key.signature}},
          true};
}

KeyStatement statement_for(const SealingKey& key, std::int64_t district, Instant at) {
  return {district, 1, key.fingerprint, key.secret.verifying_key().to_der(), 0, at, key.fingerprint, {}};
}

std::optional<KeyStatement> named_key(store::Store& store, std::int64_t district) {
  std::optional<KeyStatement> named;
  store.read([&](store::Reader& reader) { named = last_key(reader, district); });
  return named;
}

SealingKey load_key(const std::string& folder, const std::string& fingerprint) {
  const std::string path = file_of(folder, fingerprint);
  if (!std::filesystem::exists(path))
    throw Failure("This database's journal is sealed with the key " + fingerprint.substr(0, kNameLength) +
                  "…, and " + path +
                  " is not there. Copy it from the machine that made it, or from the backup.");
  SealingKey key{fingerprint, crypto::SigningKey::load(path)};
  if (key.secret.verifying_key().fingerprint() != fingerprint)
    throw Failure("the key in " + path + " is not the one it is named after");
  return key;
}

}  // namespace

KeyRing::KeyRing(store::Store& store, Clock clock, std::int64_t district, std::string folder)
    : store_(store), clock_(std::move(clock)), district_(district), folder_(std::move(folder)) {
  if (!named_key(store_, district_)) make_first();
  refresh();
}

void KeyRing::make_first() {
  const SealingKey key = make_key(folder_);
  KeyStatement statement = statement_for(key, district_, clock_());
  statement.signature = key.secret.sign(statement_of(statement));
  store::WriteSet set;
  set.rows.push_back(row_of(statement));
  // Another process may have been quicker: then its key counts, and this one seals nothing.
  if (store_.apply(set) != store::Applied::done) std::filesystem::remove(file_of(folder_, key.fingerprint));
}

void KeyRing::refresh() {
  const auto named = named_key(store_, district_);
  if (!named) throw Failure("the database has lost the keys of its journal");
  {
    const std::lock_guard lock(mutex_);
    if (current_ && current_->fingerprint == named->key) return;
  }
  auto loaded = std::make_unique<SealingKey>(load_key(folder_, named->key));
  const std::lock_guard lock(mutex_);
  current_ = std::move(loaded);
}

SealingKey KeyRing::current() const {
  const std::lock_guard lock(mutex_);
  return *current_;
}

Promise KeyRing::promise(store::StreamKey key, std::int64_t seq, const Hash& hash) {
  refresh();
  const SealingKey signer = current();
  Promise made{key, seq, hash, signer.fingerprint, {}};
  made.signature = signer.secret.sign(statement_of(made));
  return made;
}

KeyStatement change_key(store::Store& store, Clock clock, std::int64_t district, const std::string& folder,
                        bool lost) {
  const auto old = named_key(store, district);
  if (!old) throw Failure("this journal has no key yet: the first is made when the server first starts");
  std::optional<SealingKey> old_key;
  if (!lost) old_key = load_key(folder, old->key);
  // With the lease taken, whoever sealed writes nothing more with the old key; so the last head stays the last.
  SealerLease lease(store, district);
  if (!lease.hold(true)) throw Failure("the key was not changed, somebody else is about it: try again");
  std::optional<Head> head;
  store.read([&](store::Reader& reader) { head = last_head(reader, district); });
  const SealingKey fresh = make_key(folder);
  KeyStatement statement = statement_for(fresh, district, clock());
  statement.number = old->number + 1;
  statement.after = head ? head->number : 0;
  statement.signed_by = old_key ? old_key->fingerprint : fresh.fingerprint;
  statement.signature = (old_key ? *old_key : fresh).secret.sign(statement_of(statement));
  store::WriteSet set;
  set.rows.push_back(lease.renewal());
  set.rows.push_back(row_of(statement));
  if (store.apply(set) == store::Applied::done) return statement;
  std::filesystem::remove(file_of(folder, fresh.fingerprint));
  throw Failure("the key was not changed, somebody else is about it: try again");
}

}  // namespace yichuang::seal
