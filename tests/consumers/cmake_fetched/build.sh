# SPDX-License-Identifier: BSL-1.0
cmake -S . -B build
cmake --build build
build/digest
