# SPDX-License-Identifier: BSL-1.0
# The library and its next minor version in one program: no symbol of the one is a symbol of the other.
cp -r "$PREFIX/include" next
version=next/handfast/version.hpp
minor=$(sed -n 's/#define HANDFAST_VERSION_MINOR //p' $version)
sed -i "s/\(VERSION_MINOR\) .*/\1 $((minor + 1))/; s/\(HANDFAST_ABI v[0-9]*\)_.*/\1_$((minor + 1))/" $version
sed 's/HALF/older/g' half.cpp >older.cpp
sed 's/HALF/newer/g' half.cpp >newer.cpp
$CXX -std=c++20 -isystem "$PREFIX/include" -c older.cpp
$CXX -std=c++20 -isystem next -c newer.cpp
$CXX -std=c++20 main.cpp older.o newer.o -o program -lsodium
./program
for half in older newer; do
    nm --defined-only $half.o | sed -n 's/.* \(.*handfast.*\)/\1/p' | LC_ALL=C sort -u >$half
    test -s $half
done
LC_ALL=C comm -12 older newer >both
cat both
test ! -s both
