find_package(spdlog REQUIRED)
set(ROOM_LIBS spdlog::spdlog)
set_property(SOURCE ${dir}/backup.cc APPEND PROPERTY COMPILE_DEFINITIONS YICHUANG_VERSION="${PROJECT_VERSION}")
