# SPDX-License-Identifier: Apache-2.0
# Writes a C file with one digest over everything that the library is made of: a pack that an
# earlier build of it found right is checked again by this one.
set(sum "${VERSION}")
foreach(file ${FILES})
    file(SHA256 ${file} one)
    string(APPEND sum " ${one}")
endforeach()
string(SHA256 sum "${sum}")
file(WRITE ${OUT} "/* Made by cmake/build_digest.cmake. */\n#include \"base/embedded.h\"\nconst char embedded_build_digest[] = \"${sum}\";\n")
