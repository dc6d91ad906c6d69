#include "main/journal_command.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include "app/record/schema.h"
#include "main/options.h"
#include "platform/seal/export.h"
#include "platform/seal/journal.h"
#include "platform/seal/key_ring.h"

namespace yichuang::command_line {
namespace {

constexpr OptionRule kRules[] = {{"--data"},
                                 {"--database"},
                                 {"--district"},
                                 {"--after"},
                                 {"--lost", Takes::nothing},
                                 {"--help", Takes::nothing}};

constexpr const char* kHelp =
    R"(usage: yichuang journal export FILE | heads [FILE] | key [FILE] | change-key  [--data DIR] [--database URL]

  export FILE   the whole journal as lines, for yichuang-verify on another machine; - for standard output. The
                server may be running. Nothing in it names a person.
  heads [FILE]  the signed heads and keys, for an outside witness to keep; --after N: only heads after number N
  key [FILE]    the public key that signs heads now, as PEM: publish it
  change-key    a new key takes over and the old one says so; --lost when the old one is gone: then publish the
                new one, for nothing else vouches for it

  --data DIR       folder of the database file and the keys (default: data)
  --database URL   postgresql://… instead of the file in the data folder
  --district N     which, when the database holds several

Example: yichuang journal export journal.jsonl --data data && yichuang-verify journal journal.jsonl
)";

std::string where_of(const Options& options) {
  if (const auto url = options.value("--database")) return std::string(*url);
  return "sqlite:" + std::string(options.value("--data").value_or("data")) + "/yichuang.sqlite";
}

std::int64_t number_of(const Options& options, std::string_view name, std::int64_t otherwise) {
  const auto text = options.value(name);
  if (!text) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size() || number < 0)
    throw Misspoken(std::string(name) + " takes a whole number");
  return number;
}

std::int64_t district_of(const Options& options, const std::string& where) {
  if (const std::int64_t asked = number_of(options, "--district", 0)) return asked;
  const auto all = seal::districts(where);
  if (all.empty()) throw Failure("this database holds no facts yet");
  if (all.size() > 1) throw Misspoken("this database holds several districts: name one with --district");
  return all.front();
}

// Standard output, or a file that is whole and on disk when it is closed without Failure.
class Output {
 public:
  explicit Output(std::string path) : path_(std::move(path)) {
    file_ = path_.empty() || path_ == "-" ? stdout : std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) throw Failure(path_ + " cannot be written");
  }
  ~Output() {
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
  }
  void close() {
    if (std::fflush(file_) != 0) fail();
    if (file_ != stdout && std::fclose(std::exchange(file_, nullptr)) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Failure((path_.empty() ? "the output" : path_) + " cannot be written");
  }
  std::string path_;
  std::FILE* file_;
};

std::unique_ptr<store::Store> open_store(const std::string& where) {
  store::Options options;
  options.where = where;
  return store::open(options, app::schema_steps());
}

std::string pem_of(const seal::KeyStatement& key) {
  return crypto::VerifyingKey::from_der(key.public_key).to_pem();
}

void write_key(const std::string& where, std::int64_t district, Output& out) {
  const auto store = open_store(where);
  std::optional<seal::KeyStatement> key;
  store->read([&](store::Reader& reader) { key = seal::last_key(reader, district); });
  if (!key) throw Failure("this journal has no key yet: it is made when the server first starts");
  out.write(pem_of(*key));
}

void change(const Options& options, const std::string& where, std::int64_t district) {
  const auto store = open_store(where);
  const Clock clock = [] {
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count()};
  };
  const std::string folder = std::string(options.value("--data").value_or("data"));
  const seal::KeyStatement key = seal::change_key(*store, clock, district, folder, options.has("--lost"));
  std::printf("Key %lld signs the heads after number %lld. Back up %s, and publish:\n%s",
              static_cast<long long>(key.number), static_cast<long long>(key.after), folder.c_str(),
              pem_of(key).c_str());
}

}  // namespace

int run_journal(Arguments arguments) {
  const Options options(kRules, arguments, 2);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  const auto& words = options.words();
  if (words.empty()) throw Misspoken("what to do is missing: export, heads, key or change-key");
  const std::string_view what = words[0];
  const std::string file = words.size() > 1 ? std::string(words[1]) : std::string();
  if (what == "export" && file.empty()) throw Misspoken("the file to write is missing");
  if (what != "export" && what != "heads" && what != "key" && what != "change-key")
    throw Misspoken("there is no yichuang journal " + std::string(what));
  const std::string where = where_of(options);
  const std::int64_t district = district_of(options, where);
  if (what == "change-key") {
    change(options, where, district);
    return kDone;
  }
  Output out(file);
  const seal::Write write = [&out](const std::string& line) { out.write(line); };
  if (what == "export") seal::export_journal(where, district, write);
  if (what == "heads") seal::export_heads(where, district, number_of(options, "--after", 0), write);
  if (what == "key") write_key(where, district, out);
  out.close();
  return kDone;
}

}  // namespace yichuang::command_line
