// in header: 'wire::sized<Field, T>' requires a length field that can hold the greatest size of a 'T'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
#ifdef CORRECTED
    wire::computed<wire::u16> length;
#else
    wire::computed<wire::u8> length;
#endif
    wire::sized<&packet::length, wire::opaque<0, 300>> body;
    HANDFAST_MESSAGE(packet, length, body)
};
auto const size = wire::least_size<packet>;
