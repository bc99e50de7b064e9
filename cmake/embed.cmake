# SPDX-License-Identifier: Apache-2.0
# steadyback_embed(OUT.c FILE...): writes a C file that holds the bytes of each FILE as
# `const char embedded_NAME[]`, NAME being the file name with every odd character as `_`.
function(steadyback_embed out)
    add_custom_command(
        OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DOUT=${out} "-DFILES=${ARGN}"
                -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
        DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
        COMMENT "Building rules and schema into the library"
        VERBATIM)
endfunction()
