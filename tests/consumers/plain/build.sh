# SPDX-License-Identifier: BSL-1.0
$CXX -std=c++20 -isystem "$SOURCE/include" tls.cpp -o tls -lsodium
./tls
