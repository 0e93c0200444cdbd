// in header: 'wire::constant<T, Value>' requires a 'Value' that fits a 'T'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct packet {
#ifdef CORRECTED
    wire::constant<wire::bits<4>, 15> version;
#else
    wire::constant<wire::bits<4>, 16> version;
#endif
    wire::bits<4> kind;
    HANDFAST_MESSAGE(packet, version, kind)
};
auto const size = wire::least_size<packet>;
