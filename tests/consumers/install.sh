# SPDX-License-Identifier: BSL-1.0
meson setup "$BUILD" --prefix "$PREFIX" -Dtests=false -Dexamples=false
meson install -C "$BUILD"
