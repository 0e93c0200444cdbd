// in header: 'wire::align<Multiple>' requires a 'Multiple' above one
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::opaque<0, 9> words;
#ifdef CORRECTED
    wire::align<2> after;
#else
    wire::align<1> after;
#endif
    HANDFAST_MESSAGE(packet, words, after)
};
auto const size = wire::least_size<packet>;
