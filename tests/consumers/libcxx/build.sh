# SPDX-License-Identifier: BSL-1.0
# Every header, and a session of TLS, with LLVM's standard library.
flags='-stdlib=libc++ -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
(cd "$SOURCE/include" && find handfast -name '*.hpp' | sort) | sed 's/.*/#include <&>/' >headers.cpp
$CXX $flags -I "$SOURCE/include" -fsyntax-only headers.cpp
$CXX $flags -isystem "$SOURCE/include" tls.cpp -o tls -lsodium
$CXX $flags -isystem "$SOURCE/include" choreography.cpp -o choreography
./tls
./choreography
