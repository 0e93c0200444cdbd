# SPDX-License-Identifier: BSL-1.0
# What vcpkg has for a port, as far as ours asks for it.
set(PORT handfast)
function(vcpkg_install_copyright FILE_LIST)
  file(INSTALL ${ARGN} DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}" RENAME copyright)
endfunction()
include("$ENV{SOURCE}/packaging/vcpkg/portfile.cmake")
