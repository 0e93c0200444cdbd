# SPDX-License-Identifier: BSL-1.0
# The targets, for find_package and add_subdirectory alike:
#   handfast::wire, handfast::choreography   need nothing but Boost's headers
#   handfast::handfast                       all of the library; only where there is libsodium
#
# Given are handfast_include_dir, handfast_sodium_version, and Boost, which has been looked for. Only folders and files
# are taken from what was found: targets of others are known to the folder alone that has looked for them.
if(TARGET handfast::handfast)
  return()
endif()

foreach(handfast_part wire choreography)
  if(NOT TARGET handfast::${handfast_part})
    add_library(handfast::${handfast_part} INTERFACE IMPORTED GLOBAL)
    target_include_directories(handfast::${handfast_part} INTERFACE "${handfast_include_dir}" ${Boost_INCLUDE_DIRS})
    target_compile_features(handfast::${handfast_part} INTERFACE cxx_std_20)
  endif()
endforeach()

find_package(Threads QUIET)
find_path(handfast_sodium_include_dir sodium/version.h)
find_library(handfast_sodium_library NAMES sodium libsodium)
mark_as_advanced(handfast_sodium_include_dir handfast_sodium_library)
set(handfast_why_not "there is no libsodium ${handfast_sodium_version} or newer")
if(handfast_sodium_include_dir AND handfast_sodium_library AND Threads_FOUND)
  file(STRINGS "${handfast_sodium_include_dir}/sodium/version.h" handfast_sodium_found REGEX "SODIUM_VERSION_STRING")
  string(REGEX REPLACE ".*\"([0-9.]+).*" "\\1" handfast_sodium_found "${handfast_sodium_found}")
  if(NOT handfast_sodium_found VERSION_LESS handfast_sodium_version)
    add_library(handfast::handfast INTERFACE IMPORTED GLOBAL)
    target_include_directories(handfast::handfast INTERFACE "${handfast_sodium_include_dir}")
    target_link_libraries(handfast::handfast
      INTERFACE handfast::wire handfast::choreography "${handfast_sodium_library}" ${CMAKE_THREAD_LIBS_INIT})
  endif()
endif()
