# SPDX-License-Identifier: BSL-1.0
# Every header, and a session of TLS.
flags='-std=c++20 -fno-exceptions -fno-rtti -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
(cd "$SOURCE/include" && find handfast -name '*.hpp' | sort) | sed 's/.*/#include <&>/' >headers.cpp
$CXX $flags -I "$SOURCE/include" -fsyntax-only headers.cpp
$CXX $flags -isystem "$SOURCE/include" tls.cpp -o tls -lsodium
$CXX $flags -isystem "$SOURCE/include" choreography.cpp -o choreography
./tls
./choreography

# Where others throw, the program says why and ends.
$CXX $flags -isystem "$SOURCE/include" refused.cpp -o refused
if (./refused) 2>said; then exit 1; else test $? = 134; fi
grep -q 'handfast: it is lost' said
