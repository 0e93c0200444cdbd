// in header: 'wire::decode' requires a storage that can hold what is read: 'view' or 'owned', not 'borrowed'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
using storage = wire::owned;
#else
using storage = wire::borrowed;
#endif
template <class Storage>
struct basic_packet {
    wire::vector<wire::u16, 0, 9, Storage> numbers;
    HANDFAST_MESSAGE(basic_packet, numbers)
};
bool f(handfast::byte_view in) { return wire::decode<basic_packet<storage>>(in).has_value(); }
