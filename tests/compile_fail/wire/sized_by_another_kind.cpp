// in header: 'sized', 'counted', 'chosen' and 'present_if' require the field that they name to be a 'wire::computed<T>'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
#ifdef CORRECTED
    wire::computed<wire::u16> length;
#else
    wire::u16 length;
#endif
    wire::sized<&packet::length, wire::rest<>> body;
    HANDFAST_MESSAGE(packet, length, body)
};
bool f(handfast::byte_view in) { return wire::decode<packet>(in).has_value(); }
