// in header: 'sized', 'counted', 'chosen' and 'present_if' require the field that they name to stand before them
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::computed<wire::u16> length;
    wire::sized<&packet::length, wire::rest<>> body;
#ifdef CORRECTED
    HANDFAST_MESSAGE(packet, length, body)
#else
    HANDFAST_MESSAGE(packet, body, length)
#endif
};
bool f(handfast::byte_view in) { return wire::decode<packet>(in).has_value(); }
