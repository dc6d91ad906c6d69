find_package(ZLIB REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET GLOBAL libzstd)
set(ROOM_LIBS ZLIB::ZLIB PkgConfig::ZSTD)
