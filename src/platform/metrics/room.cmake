pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-core)
set(ROOM_LIBS PkgConfig::PROMETHEUS)
