# SPDX-License-Identifier: Apache-2.0
# Debian's libclips-dev has neither a pkg-config nor a CMake file, and its library needs -lm.
# Gives the target Clips::Clips and Clips_VERSION.
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

if(Clips_FOUND AND NOT TARGET Clips::Clips)
    add_library(Clips::Clips UNKNOWN IMPORTED)
    set_target_properties(Clips::Clips PROPERTIES
        IMPORTED_LOCATION "${Clips_LIBRARY}"
        INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${Clips_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${Clips_MATH_LIBRARY}")
endif()
