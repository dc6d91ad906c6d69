#include "tests/contract/postgres.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace yichuang::contract {
namespace {

std::string server() {
  const char* address = std::getenv("YICHUANG_TEST_POSTGRES");
  return address == nullptr ? "" : address;
}

std::string on_server(const std::string& database) {
  const std::string address = server();
  return address + (address.find('?') == std::string::npos ? "?" : "&") + "dbname=" + database;
}

}  // namespace

bool postgres_available() { return !server().empty(); }

FreshDatabase::FreshDatabase(Engine engine, const std::string& locale) : engine_(engine) {
  std::string pattern = (std::filesystem::temp_directory_path() / "yichuang-test.XXXXXX").string();
  ensure(mkdtemp(pattern.data()) != nullptr);
  directory_ = pattern;
  static int last = 0;
  name_ = "yichuang_test_" + std::to_string(getpid()) + "_" + std::to_string(++last);
  if (engine_ == Engine::sqlite) {
    where_ = "sqlite:" + directory_ + "/test.sqlite";
    return;
  }
  sql::open(server())->script("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LOCALE '" +
                              locale + "'");
  where_ = on_server(name_);
}

FreshDatabase::~FreshDatabase() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
  if (engine_ == Engine::sqlite) return;
  try {
    sql::open(server())->script("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const Failure& failure) {
    ADD_FAILURE() << failure.what();
  }
}

void OnBothEngines::SetUp() {
  if (postgres() && !postgres_available())
    GTEST_SKIP() << "YICHUANG_TEST_POSTGRES is not set: nothing was tested on PostgreSQL";
  database_ = std::make_unique<FreshDatabase>(GetParam());
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace yichuang::contract
