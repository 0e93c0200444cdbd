# SPDX-License-Identifier: BSL-1.0
# The port without vcpkg: what it puts where is found by CMake.
cmake -DCURRENT_PACKAGES_DIR="$PWD/installed" -P vcpkg.cmake
test -s installed/share/handfast/copyright
test -s installed/share/handfast/usage
cmake -S . -B build -DCMAKE_PREFIX_PATH="$PWD/installed"
cmake --build build
build/digest
build/wire
