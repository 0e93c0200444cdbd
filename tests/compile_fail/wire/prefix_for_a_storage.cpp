// in header: a 'Storage' requires to be 'wire::view', 'wire::owned' or 'wire::borrowed'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
using name = wire::opaque<0, 9, wire::view, wire::byte_count<wire::u16_le>>;
#else
using name = wire::opaque<0, 9, wire::byte_count<wire::u16_le>>;
#endif
name const nobody{};
