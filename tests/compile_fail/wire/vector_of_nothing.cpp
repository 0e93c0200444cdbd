// in header: 'wire::vector<T, Floor, Ceiling>' requires a 'T' of at least one byte
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct element {
#ifdef CORRECTED
    wire::u8 number;
    HANDFAST_MESSAGE(element, number)
#else
    HANDFAST_MESSAGE(element)
#endif
};
wire::vector<element, 0, 9> list;
