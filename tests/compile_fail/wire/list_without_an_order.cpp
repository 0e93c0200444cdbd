// in header: a list in a 'HANDFAST_LITTLE_ENDIAN_MESSAGE' requires elements that name their byte order
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    std::uint16_t number;
#ifdef CORRECTED
    wire::list<wire::u16_le> others;
#else
    wire::list<std::uint16_t> others;
#endif
    HANDFAST_LITTLE_ENDIAN_MESSAGE(packet, number, others)
};
auto const size = wire::least_size<packet>;
