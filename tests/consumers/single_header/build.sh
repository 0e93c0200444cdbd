# SPDX-License-Identifier: BSL-1.0
python3 "$SOURCE/packaging/single_header.py" headers
sed -i 's:<handfast/\(wire\|choreography\|handfast\).hpp>:<handfast_\1.hpp>:; s:handfast_handfast:handfast:' ./*.cpp
$CXX -std=c++20 -isystem headers wire.cpp -o wire
$CXX -std=c++20 -isystem headers choreography.cpp -o choreography
$CXX -std=c++20 -isystem headers tls.cpp -o tls -lsodium
./wire
./choreography
./tls

# All of them together, and installed are the same.
for header in headers/*.hpp; do
    cmp "$header" "$PREFIX/include/${header##*/}"
    echo "#include <${header##*/}>"
done >together.cpp
$CXX -std=c++20 -isystem headers -fsyntax-only together.cpp
