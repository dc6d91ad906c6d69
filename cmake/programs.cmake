# The programs. Only programs link packs, and directly (cmake/pack.cmake).
add_executable(yichuang src/main/main.cc)
target_link_libraries(yichuang PRIVATE yc_main yc_app yc_pack_catalogue yc_pack_web)
target_compile_definitions(yichuang PRIVATE YICHUANG_VERSION="${PROJECT_VERSION}")
set_target_properties(yichuang PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
