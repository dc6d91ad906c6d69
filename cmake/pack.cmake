# yichuang_pack(TARGET NAME name DIR folder)
#   Puts every file under folder into an object library, found at run time with
#   assets::Assets::packed("name"). Only programs link a pack, and directly: an object library is not passed on.
#   A folder that is not there yet (web/dist before the first web build) is an empty pack. A file added, removed
#   or changed rebuilds the pack: the list is globbed again at each build, the contents are object dependencies.
enable_language(ASM)

function(yichuang_pack target)
  cmake_parse_arguments(arg "" "NAME;DIR" "" ${ARGN})
  cmake_path(ABSOLUTE_PATH arg_DIR BASE_DIRECTORY ${CMAKE_SOURCE_DIR} NORMALIZE)
  file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE ${arg_DIR} CONFIGURE_DEPENDS ${arg_DIR}/*)
  list(SORT files COMPARE STRING)
  set(index "")
  set(contents "")
  set(number 0)
  foreach(file IN LISTS files)
    if(file MATCHES "[\"\\\\\n]")
      message(FATAL_ERROR "${arg_DIR}/${file}: a packed file's name may not contain quotes or backslashes")
    endif()
    string(APPEND index "  .quad path_${number}, path_end_${number} - path_${number}\n"
           "  .quad data_${number}, data_end_${number} - data_${number}\n")
    string(APPEND contents "path_${number}: .ascii \"${file}\"\npath_end_${number}:\n"
           "  .balign 16\ndata_${number}: .incbin \"${arg_DIR}/${file}\"\ndata_end_${number}:\n")
    math(EXPR number "${number} + 1")
  endforeach()

  # The section's name is a C identifier, so the linker gives it __start_ and __stop_ symbols: assets.cc walks
  # the packs that were linked without anything registering itself before main.
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.S)
  file(CONFIGURE OUTPUT ${source} @ONLY NEWLINE_STYLE UNIX CONTENT
"  .section yichuang_packs, \"aw\", @progbits
  .balign 8
  .quad name, name_end - name, files, ${number}
  .section .data.rel.ro.local, \"aw\", @progbits
  .balign 8
files:
${index}
  .section .rodata
name: .ascii \"${arg_NAME}\"
name_end:
${contents}
  .section .note.GNU-stack, \"\", @progbits
")
  list(TRANSFORM files PREPEND ${arg_DIR}/)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(${target} OBJECT ${source})
endfunction()

# What the program carries: target_link_libraries(yichuang PRIVATE yc_pack_catalogue yc_pack_web).
yichuang_pack(yc_pack_catalogue NAME catalogue DIR catalogue)
yichuang_pack(yc_pack_web NAME web DIR web/dist)
