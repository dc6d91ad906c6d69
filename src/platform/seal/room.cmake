find_package(rapidcheck REQUIRED)
set(ROOM_TEST_LIBS rapidcheck)
