find_package(yaml-cpp REQUIRED)
set(ROOM_LIBS yaml-cpp Boost::json)
