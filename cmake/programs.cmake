# The programs. Only programs link packs, and directly (cmake/pack.cmake).
add_executable(yichuang src/main/main.cc)
target_link_libraries(yichuang PRIVATE yc_main yc_app yc_pack_catalogue yc_pack_web)
target_compile_definitions(yichuang PRIVATE YICHUANG_VERSION="${PROJECT_VERSION}")
if(NOT YICHUANG_SANITIZE)
  # Answers malloc and operator new of the whole program; sanitizers bring their own. Nothing of it is called by name, and
  # it has to stand before the C library.
  find_library(MIMALLOC mimalloc REQUIRED)
  target_link_options(yichuang PRIVATE -Wl,--no-as-needed ${MIMALLOC} -Wl,--as-needed)
endif()
set_target_properties(yichuang PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

# The contract, printed from the routes; no web files, so that the web can be built from it.
add_executable(yichuang-openapi src/main/openapi/main.cc)
target_link_libraries(yichuang-openapi PRIVATE yc_main yc_app yc_pack_catalogue)
target_compile_definitions(yichuang-openapi PRIVATE YICHUANG_VERSION="${PROJECT_VERSION}")
set_target_properties(yichuang-openapi PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

# The contract and the authority table are goldens: a route that is not in them fails here.
add_test(NAME contract_openapi
         COMMAND sh -c "$<TARGET_FILE:yichuang-openapi> | diff -u ${CMAKE_SOURCE_DIR}/api/openapi.json -")
add_test(NAME contract_authority
         COMMAND sh -c "$<TARGET_FILE:yichuang-openapi> --authority | diff -u ${CMAKE_SOURCE_DIR}/api/authority.golden -")

# Checks what leaves the house, on a machine that knows nothing of it: links only hash and signature.
add_executable(yichuang-verify src/verify/main.cc)
target_link_libraries(yichuang-verify PRIVATE yc_verify)
set_target_properties(yichuang-verify PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
add_test(NAME verify_stands_alone
         COMMAND sh -c "readelf -d $<TARGET_FILE:yichuang-verify> | grep -q 'libcrypto' && ! readelf -d \
$<TARGET_FILE:yichuang-verify> | grep NEEDED | grep -vE 'lib(crypto|stdc[+][+]|gcc_s|c|m|asan|ubsan)[.]so|ld-linux'")
