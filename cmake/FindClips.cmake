# SPDX-License-Identifier: Apache-2.0
# Debian's libclips-dev has neither a pkg-config nor a CMake file, and its library needs -lm.
# Gives Clips_VERSION and the targets Clips::Packaged, Debian's library, and Clips::Clips: the
# same, compiled from its source with optimisation where tools/clips-source has brought that
# (1.5 to 2 times as fast, and seen by the sanitizers), otherwise Debian's.
find_path(Clips_INCLUDE_DIR clips/clips.h)
find_library(Clips_LIBRARY NAMES clips)
find_library(Clips_MATH_LIBRARY NAMES m)
mark_as_advanced(Clips_INCLUDE_DIR Clips_LIBRARY Clips_MATH_LIBRARY)

if(Clips_INCLUDE_DIR)
    file(STRINGS ${Clips_INCLUDE_DIR}/clips/constant.h _clips_version REGEX "define VERSION_STRING")
    string(REGEX REPLACE ".*\"([0-9.]+)\".*" "\\1" Clips_VERSION "${_clips_version}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Clips
    REQUIRED_VARS Clips_LIBRARY Clips_INCLUDE_DIR Clips_MATH_LIBRARY
    VERSION_VAR Clips_VERSION)

if(Clips_FOUND AND NOT TARGET Clips::Packaged)
    add_library(Clips::Packaged UNKNOWN IMPORTED)
    set_target_properties(Clips::Packaged PROPERTIES
        IMPORTED_LOCATION "${Clips_LIBRARY}"
        INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${Clips_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${Clips_MATH_LIBRARY}")

    set(_clips_source ${PROJECT_SOURCE_DIR}/build/clips)
    if(EXISTS ${_clips_source}/clips.h)
        file(GLOB _clips_files ${_clips_source}/*.c)
        list(REMOVE_ITEM _clips_files ${_clips_source}/main.c)
        add_library(clips STATIC ${_clips_files})
        # Its hash codes and its trees of expressions rest on what these two promise.
        target_compile_options(clips PRIVATE -w -fwrapv -fno-strict-aliasing)
        set_target_properties(clips PROPERTIES C_STANDARD 99 C_EXTENSIONS ON)
        if(EMSCRIPTEN)
            # By its own switches without what is never used here: a third smaller, and without
            # a cast of a function that WebAssembly ends at. Whoever includes it has to agree.
            foreach(part BLOAD_AND_BSAVE CONSTRUCT_COMPILER OBJECT_SYSTEM DEFGENERIC_CONSTRUCT
                    DEFFUNCTION_CONSTRUCT DEFGLOBAL_CONSTRUCT DEFFACTS_CONSTRUCT FACT_SET_QUERIES
                    DEBUGGING_FUNCTIONS PROFILING_FUNCTIONS TEXTPRO_FUNCTIONS STRING_FUNCTIONS
                    IO_FUNCTIONS)
                target_compile_definitions(clips PUBLIC ${part}=0)
            endforeach()
        endif()
        target_include_directories(clips SYSTEM INTERFACE "${Clips_INCLUDE_DIR}")
        target_link_libraries(clips
            PRIVATE steadyback_memory_checks INTERFACE "${Clips_MATH_LIBRARY}")
        add_library(Clips::Clips ALIAS clips)
    else()
        add_library(Clips::Clips ALIAS Clips::Packaged)
    endif()
endif()
