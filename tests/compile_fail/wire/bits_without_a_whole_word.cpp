// in header: 'HANDFAST_MESSAGE' requires bit fields that stand together to fill a word of 8, 16, ... or 64 bits
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::bits<4> version;
#ifdef CORRECTED
    wire::bits<4> kind;
#else
    wire::bits<3> kind;
#endif
    wire::u8 number;
    HANDFAST_MESSAGE(packet, version, kind, number)
};
auto const size = wire::least_size<packet>;
