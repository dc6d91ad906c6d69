pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
set(ROOM_LIBS PkgConfig::PANGOCAIRO PkgConfig::QRENCODE)
