// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/description.hpp>

namespace wire = handfast::wire;

namespace {

struct reading {
    int sensor;
    long hundredths;
    HANDFAST_MESSAGE(reading, sensor, hundredths)
};
static_assert(wire::message<reading> && wire::described<reading>);
static_assert(std::is_aggregate_v<reading> && std::is_trivially_copyable_v<reading>);
static_assert(wire::description_of<reading>::value.name == "reading");
static_assert(wire::description_of<reading>::value.size == 2);
static_assert(wire::description_of<reading>::value.fields[0] == "sensor");
static_assert(wire::description_of<reading>::value.fields[1] == "hundredths");
static_assert(reading{1, 2} == reading{1, 2} && reading{1, 2} != reading{1, 3});

// A template on storage is known by its alias.
template <class Storage>
struct basic_hello {
    Storage it;
    HANDFAST_MESSAGE(basic_hello, it)
};
static_assert(wire::description_of<basic_hello<int>>::value.name == "hello");

struct nothing {
    HANDFAST_MESSAGE(nothing)
};
static_assert(wire::message<nothing> && wire::description_of<nothing>::value.size == 0);
static_assert(std::is_empty_v<nothing> && nothing{} == nothing{});

struct large {
    char a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7,
        c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, f0, f1, f2, f3, f4, f5,
        f6, f7, f8, f9, g0, g1, g2, g3;
    HANDFAST_MESSAGE(large, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2,
                     c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5, e6, e7,
                     e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, g0, g1, g2, g3)
};
static_assert(wire::description_of<large>::value.size == 64);
static_assert(wire::description_of<large>::value.fields[63] == "g3");

static_assert(!wire::message<int>);

}  // namespace
