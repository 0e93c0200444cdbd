# SPDX-License-Identifier: BSL-1.0
# Which versions and components find_package takes; the package has been moved since it was installed.
cp -r "$PREFIX" moved
tries=0

# looks VERSION COMPONENT [OPTION]
looks() {
    tries=$((tries + 1))
    cmake -S . -B build$tries -DCMAKE_PREFIX_PATH="$PWD/moved" -DWANTED="$1" -DCOMPONENT="$2" $3 >said 2>&1
}
# refuses WORDS VERSION COMPONENT [OPTION]
refuses() {
    words=$1
    shift
    if looks "$@"; then exit 1; fi
    grep -q "$words" said
}

looks "$VERSION" wire ''
looks "${VERSION%.*}" handfast ''
looks "${VERSION%.*}" choreography -Dhandfast_sodium_library=OFF
refuses "$VERSION" "${VERSION%.*}.999" wire ''
refuses "$VERSION" 999 wire ''
refuses 'there is no libsodium' "$VERSION" handfast -Dhandfast_sodium_library=OFF
refuses 'handfast has no component poetry' "$VERSION" poetry ''
