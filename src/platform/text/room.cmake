pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
find_package(rapidcheck REQUIRED)
set(ROOM_LIBS PkgConfig::ICU)
set(ROOM_TEST_LIBS rapidcheck)
