// in header: 'wire::computed<T>' requires one later field that names it ('sized', 'counted', 'chosen', 'present_if')
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
    wire::computed<wire::u16> length;
#ifdef CORRECTED
    wire::sized<&packet::length, wire::rest<>> body;
#else
    wire::rest<> body;
#endif
    HANDFAST_MESSAGE(packet, length, body)
};
bool f(handfast::byte_view in) { return wire::decode<packet>(in).has_value(); }
