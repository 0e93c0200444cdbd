# SPDX-License-Identifier: BSL-1.0
# Nothing of libsodium's is read, linked or asked for.
$CXX -std=c++20 -isystem "$SOURCE/include" -MD -MF read choreography.cpp -o choreography
./choreography
ldd choreography >libraries
nm -C choreography >symbols
grep -q handfast symbols
if grep -E 'sodium|crypto_|randombytes' read libraries symbols; then exit 1; fi
