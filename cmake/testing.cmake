# SPDX-License-Identifier: Apache-2.0
# Every test is quick or whole: `./run-tests --quick` builds and runs only the quick ones.
add_custom_target(quick_tests)
# The interpreter itself: what stands as python3 in the PATH may be a script that looks for one.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
get_filename_component(python_folder ${Python3_EXECUTABLE} DIRECTORY)

# steadyback_add_test(FOLDER/NAME quick|whole COMMAND...): a test with its two labels.
function(steadyback_add_test name speed)
    string(REGEX REPLACE "/.*" "" folder ${name})
    list(TRANSFORM ARGN REPLACE "^python3$" "${Python3_EXECUTABLE}")
    add_test(NAME ${name} COMMAND ${ARGN})
    set_tests_properties(${name} PROPERTIES LABELS "${folder};${speed}" TIMEOUT 900)
    if(speed STREQUAL quick)
        string(REGEX MATCHALL "TARGET_FILE:[a-z_]+" programs "${ARGN}")
        list(TRANSFORM programs REPLACE "TARGET_FILE:" "")
        if(programs)
            add_dependencies(quick_tests ${programs})
        endif()
    endif()
endfunction()

# steadyback_sweep(FOLDER/NAME [SAMPLE ARGS...] [WHOLE ARGS...] COMMAND...): a test that tries
# more than fits into a run of all tests. It gets SAMPLE (1/20, a seeded twentieth) as its last
# arguments, and WHOLE (1/1) in `./run-tests --long`. The last line that it prints is its
# figure for docs/reliability.md.
function(steadyback_sweep name)
    cmake_parse_arguments(sweep "" "" "SAMPLE;WHOLE;COMMAND" ${ARGN})
    if(NOT sweep_SAMPLE)
        set(sweep_SAMPLE 1/20)
    endif()
    if(NOT sweep_WHOLE)
        set(sweep_WHOLE 1/1)
    endif()
    steadyback_add_test(${name} whole ${sweep_COMMAND} ${sweep_SAMPLE})
    list(TRANSFORM sweep_COMMAND REPLACE "^python3$" "${Python3_EXECUTABLE}")
    add_test(NAME ${name}-whole CONFIGURATIONS Long COMMAND ${sweep_COMMAND} ${sweep_WHOLE})
    string(REGEX REPLACE "/.*" "" folder ${name})
    set_tests_properties(${name}-whole PROPERTIES LABELS "${folder};long" TIMEOUT 28800)
endfunction()

# steadyback_program(NAME FOLDER): builds FOLDER/NAME.c.
function(steadyback_program name folder)
    add_executable(${name} ${folder}/${name}.c)
    target_compile_definitions(${name} PRIVATE
        _XOPEN_SOURCE=700 _DEFAULT_SOURCE REPOSITORY="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE test_support steadyback_warnings)
endfunction()

# steadyback_test(NAME FOLDER quick|whole [ARGS...]): builds FOLDER/NAME.c and runs it.
function(steadyback_test name folder speed)
    steadyback_program(${name} ${folder})
    steadyback_add_test(${folder}/${name} ${speed} $<TARGET_FILE:${name}> ${ARGN})
endfunction()

# hold_labels(): no test of this folder without its two labels.
function(hold_labels)
    get_property(all_tests DIRECTORY PROPERTY TESTS)
    foreach(test ${all_tests})
        get_test_property(${test} LABELS labels)
        if(NOT labels MATCHES ";(quick|whole|long)$")
            message(FATAL_ERROR "tests: ${test} is neither quick nor whole; add it by "
                "steadyback_add_test, steadyback_test or steadyback_sweep (cmake/testing.cmake)")
        endif()
    endforeach()
endfunction()
