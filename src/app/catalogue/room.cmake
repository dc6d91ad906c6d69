find_package(yaml-cpp REQUIRED)
find_package(rapidcheck REQUIRED)
set(ROOM_LIBS yaml-cpp Boost::json)
set(ROOM_TEST_LIBS rapidcheck)
