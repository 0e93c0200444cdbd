# SPDX-License-Identifier: BSL-1.0
mkdir subprojects
mv handfast.wrap subprojects/
ln -s "$SOURCE" subprojects/handfast
PKG_CONFIG_LIBDIR="$PWD/nothing" meson setup build >said  # as where there is no libsodium
grep 'libsodium found:.*NO' said
meson compile -C build
build/choreography
