# Nothing of the server: only hash and signature.
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
set(ROOM_LIBS OpenSSL::Crypto)
