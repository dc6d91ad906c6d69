set(ROOM_LIBS Boost::headers)
