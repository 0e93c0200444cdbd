# SPDX-License-Identifier: BSL-1.0
# An overlay port, which takes the library from the copy of the repository that it stands in:
#   vcpkg install handfast --overlay-ports=packaging/vcpkg
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(SHARE "${CURRENT_PACKAGES_DIR}/share/${PORT}")

file(INSTALL "${SOURCE_PATH}/include/handfast" DESTINATION "${CURRENT_PACKAGES_DIR}/include")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" "${SOURCE_PATH}/packaging/cmake/handfastTargets.cmake"
  DESTINATION "${SHARE}")

include("${SOURCE_PATH}/packaging/cmake/facts.cmake")
set(handfast_to_prefix ../../)
set(handfast_include_dir include)
foreach(name handfastConfig.cmake handfastConfigVersion.cmake)
  configure_file("${SOURCE_PATH}/packaging/cmake/${name}.in" "${SHARE}/${name}" @ONLY)
endforeach()

vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
