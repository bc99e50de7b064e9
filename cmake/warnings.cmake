# SPDX-License-Identifier: Apache-2.0
option(STEADYBACK_WERROR "Treat compiler warnings as errors" OFF)

add_library(steadyback_warnings INTERFACE)
target_compile_options(steadyback_warnings INTERFACE
    -Wall -Wextra -pedantic $<$<C_COMPILER_ID:GNU>:-Wshadow=local> -Wstrict-prototypes -Wmissing-prototypes
    -Wpointer-arith -Wwrite-strings -Wformat=2 -Wundef -Wvla)
if(STEADYBACK_WERROR)
    target_compile_options(steadyback_warnings INTERFACE -Werror)
endif()
