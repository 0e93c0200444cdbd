// in header: 'wire::computed<T>' requires one later field that names it ('sized', 'counted', 'chosen', 'present_if')
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
#ifdef CORRECTED
    wire::u24 length;
#else
    wire::computed<wire::u24> length;
#endif
    wire::u8 kind;
    HANDFAST_MESSAGE(packet, length, kind)
};
auto write(packet const& p, handfast::byte_span out) { return wire::encode(p, out); }
