find_package(spdlog REQUIRED)
set(ROOM_LIBS spdlog::spdlog)
