# SPDX-License-Identifier: BSL-1.0
mkdir subprojects
mv handfast.wrap subprojects/
ln -s "$SOURCE" subprojects/handfast
meson setup build
meson compile -C build
build/digest
build/wire
