// in header: 'wire::length_prefixed<Length, T>' requires a 'Length' of one to eight bytes
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
using length = wire::u64;
#else
using length = wire::basic_varint<9>;
#endif
auto const size = wire::least_size<wire::length_prefixed<length, wire::u8>>;
