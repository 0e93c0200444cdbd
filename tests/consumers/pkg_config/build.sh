# SPDX-License-Identifier: BSL-1.0
export PKG_CONFIG_PATH="$PREFIX/share/pkgconfig"
$CXX -std=c++20 digest.cpp -o digest $(pkg-config --cflags --libs handfast)
$CXX -std=c++20 choreography.cpp -o choreography $(pkg-config --cflags --libs handfast-choreography)
./digest
./choreography
