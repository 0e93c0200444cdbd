# SPDX-License-Identifier: BSL-1.0
# Two translation units that include everything make one program.
(cd "$PREFIX/include" && find handfast -name '*.hpp' | sort) | sed 's/.*/#include <&>/' >other.cpp
(cat other.cpp && echo 'int main() {}') >main.cpp
$CXX -std=c++20 -isystem "$PREFIX/include" -c other.cpp
$CXX -std=c++20 -isystem "$PREFIX/include" -c main.cpp
$CXX main.o other.o -o program -lsodium
./program
