// in header: 'HANDFAST_MESSAGE' requires to name each field once
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::u8 kind;
    wire::u8 size;
#ifdef CORRECTED
    HANDFAST_MESSAGE(packet, kind, size)
#else
    HANDFAST_MESSAGE(packet, kind, kind)
#endif
};
auto const size = wire::least_size<packet>;
