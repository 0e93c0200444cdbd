// in header: 'HANDFAST_MESSAGE' requires fields that have a wire form
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::u8 kind;
#ifdef CORRECTED
    wire::u32 hundredths;
#else
    void* hundredths;
#endif
    HANDFAST_MESSAGE(packet, kind, hundredths)
};
auto const size = wire::least_size<packet>;
