pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
find_package(rapidcheck REQUIRED)
set(ROOM_LIBS PkgConfig::YAML Boost::json)
set(ROOM_TEST_LIBS rapidcheck)
