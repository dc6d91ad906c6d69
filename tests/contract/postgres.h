// Fresh databases for tests, one a test, on either engine.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::contract {

enum class Engine { sqlite, postgres };

// An empty database that is gone when this is destroyed. Made for PostgreSQL only if postgres_available().
class FreshDatabase {
 public:
  explicit FreshDatabase(Engine engine, const std::string& locale = "C.UTF-8");
  ~FreshDatabase();
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;

  const std::string& where() const { return where_; }
  std::string directory() const { return directory_; }  // a temporary directory, on either engine

 private:
  Engine engine_;
  std::string name_, where_, directory_;
};

bool postgres_available();  // YICHUANG_TEST_POSTGRES is set

// A test that runs once on each engine.
class OnBothEngines : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;

  bool postgres() const { return GetParam() == Engine::postgres; }
  const std::string& where() const { return database_->where(); }
  std::unique_ptr<FreshDatabase> database_;
};

std::string engine_name(const testing::TestParamInfo<Engine>& info);

#define YICHUANG_ON_BOTH_ENGINES(suite)                                                              \
  INSTANTIATE_TEST_SUITE_P(                                                                          \
      On, suite,                                                                                     \
      testing::Values(::yichuang::contract::Engine::sqlite, ::yichuang::contract::Engine::postgres), \
      ::yichuang::contract::engine_name)

}  // namespace yichuang::contract
