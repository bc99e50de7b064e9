# SPDX-License-Identifier: Apache-2.0
option(STEADYBACK_SANITIZE "Build with the address and undefined behaviour sanitizers" OFF)
option(STEADYBACK_SANITIZE_THREADS "Build with the thread sanitizer" OFF)
option(STEADYBACK_COVERAGE "Build with coverage counters" OFF)
option(STEADYBACK_FUZZ "Build the fuzz targets, with clang" OFF)

add_library(steadyback_instrumentation INTERFACE)
# For CLIPS, whose shifts and sums are not ours to mend: only what watches memory and threads.
add_library(steadyback_memory_checks INTERFACE)
if(STEADYBACK_SANITIZE OR STEADYBACK_FUZZ)
    target_compile_options(steadyback_memory_checks INTERFACE
        -O1 -fsanitize=address -fno-omit-frame-pointer)
endif()
if(STEADYBACK_SANITIZE)
    target_compile_options(steadyback_instrumentation INTERFACE
        -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(steadyback_instrumentation INTERFACE -fsanitize=address,undefined)
endif()
if(STEADYBACK_SANITIZE_THREADS)
    target_compile_options(steadyback_memory_checks INTERFACE
        -fsanitize=thread -fno-omit-frame-pointer)
    target_compile_options(steadyback_instrumentation INTERFACE
        -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(steadyback_instrumentation INTERFACE -fsanitize=thread)
endif()
if(STEADYBACK_COVERAGE)
    target_compile_options(steadyback_instrumentation INTERFACE --coverage -O0)
    target_link_options(steadyback_instrumentation INTERFACE --coverage)
endif()
if(STEADYBACK_FUZZ)
    target_compile_options(steadyback_instrumentation INTERFACE
        -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_link_options(steadyback_instrumentation INTERFACE -fsanitize=address,undefined)
endif()
