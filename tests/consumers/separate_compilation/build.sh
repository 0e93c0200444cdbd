# SPDX-License-Identifier: BSL-1.0
# The engines are compiled in a unit of their own, and the others do not so much as read them.
apart='-std=c++20 -DHANDFAST_SEPARATE_COMPILATION'
$CXX $apart -isystem "$SOURCE/include" -c handfast.cpp
$CXX $apart -isystem "$SOURCE/include" -c client.cpp
$CXX $apart -isystem "$SOURCE/include" -c server.cpp
$CXX client.o server.o handfast.o -o program -lsodium -pthread
./program

$CXX $apart -isystem "$SOURCE/include" -M client.cpp >read
grep -q handfast/tls/client.hpp read
if grep -q -e handfast/tls/engine.hpp -e handfast/x509/certificate.hpp read; then exit 1; fi

# A single header is not for this.
python3 "$SOURCE/packaging/single_header.py" headers
if $CXX $apart -fsyntax-only -x c++ headers/handfast.hpp 2>said; then exit 1; fi
grep -q 'HANDFAST_SEPARATE_COMPILATION is for the ordinary headers' said

# All of it, as well as a program of engines.
(cd "$SOURCE/include" && find handfast -name '*.hpp' | sort) | sed 's/.*/#include <&>/' >everything.cpp
$CXX $apart -isystem "$SOURCE/include" -c everything.cpp
$CXX $apart -isystem "$SOURCE/include" -c tls.cpp
$CXX tls.o everything.o -o tls -lsodium
./tls
