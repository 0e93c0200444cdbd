# SPDX-License-Identifier: BSL-1.0
# Nothing of libsodium's is read, linked or asked for.
$CXX -std=c++20 -isystem "$SOURCE/include" -MD -MF read wire.cpp -o wire
./wire
ldd wire >libraries
nm -C wire >symbols
grep -q handfast symbols
if grep -E 'sodium|crypto_|randombytes' read libraries symbols; then exit 1; fi
