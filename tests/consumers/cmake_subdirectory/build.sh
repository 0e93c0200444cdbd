# SPDX-License-Identifier: BSL-1.0
ln -s "$SOURCE" handfast
cmake -S . -B build -Dhandfast_sodium_library=OFF >said  # as where there is no libsodium
grep 'there is no libsodium' said
cmake --build build
build/choreography
