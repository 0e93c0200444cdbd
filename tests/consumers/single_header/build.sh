# SPDX-License-Identifier: BSL-1.0
python3 "$SOURCE/packaging/single_header.py" headers
sed -i 's:<handfast/\(wire\|choreography\|handfast\).hpp>:<handfast_\1.hpp>:; s:handfast_handfast:handfast:' ./*.cpp
$CXX -std=c++20 -isystem headers wire.cpp -o wire
$CXX -std=c++20 -isystem headers choreography.cpp -o choreography
$CXX -std=c++20 -isystem headers tls.cpp -o tls -lsodium
./wire
./choreography
./tls

# Each without a warning, all of them together, and what is installed is the same.
for header in headers/*.hpp; do
    cmp "$header" "$PREFIX/include/${header##*/}"
    echo "#include <${header##*/}>" >>together.cpp
    $CXX -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I headers -fsyntax-only -include "$header" \
        -x c++ /dev/null
done
$CXX -std=c++20 -isystem headers -fsyntax-only together.cpp
