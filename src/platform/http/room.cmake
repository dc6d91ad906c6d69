find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
set(ROOM_LIBS Boost::json OpenSSL::Crypto ZLIB::ZLIB)
