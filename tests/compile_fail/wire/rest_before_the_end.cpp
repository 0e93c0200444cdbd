// in header: 'HANDFAST_MESSAGE' requires a field that takes whatever is left ('rest', 'list', 'optional_tail',
//            'chosen') to be the last
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::u8 kind;
    wire::rest<> body;
    wire::u8 sum;
#ifdef CORRECTED
    HANDFAST_MESSAGE(packet, kind, sum, body)
#else
    HANDFAST_MESSAGE(packet, kind, body, sum)
#endif
};
auto const size = wire::least_size<packet>;
