pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
    pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
        set(ROOM_LIBS PkgConfig::XLSXWRITER PkgConfig::PUGIXML)
