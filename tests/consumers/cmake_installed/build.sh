# SPDX-License-Identifier: BSL-1.0
cmake -S . -B build -DCMAKE_PREFIX_PATH="$PREFIX"
cmake --build build
build/digest
build/wire
