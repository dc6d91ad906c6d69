# Asio and Beast are compiled once, in asio.cc. The definitions belong to the target and not to a header: a
# unit that met Boost's headers without them would have its own copy of the library's insides, and errors
# made in one copy do not equal errors named in the other.
if(NOT TARGET yc_separate_asio)
  add_library(yc_separate_asio INTERFACE)
  target_compile_definitions(yc_separate_asio INTERFACE BOOST_ASIO_SEPARATE_COMPILATION
                             BOOST_BEAST_SEPARATE_COMPILATION)
endif()
set(ROOM_LIBS Boost::headers yc_separate_asio)
