# SPDX-License-Identifier: BSL-1.0
meson setup build --pkg-config-path "$PREFIX/share/pkgconfig"
meson compile -C build
build/digest
build/wire
