// in header: a length prefix requires a 'Length' that can hold the 'Ceiling'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
using prefix = wire::byte_count<wire::u16>;
#else
using prefix = wire::byte_count<wire::u8>;
#endif
auto const size = wire::least_size<wire::opaque<0, 300, wire::view, prefix>>;
