// in header: 'wire::constant<T, Value>' requires a 'Value' that fits a 'T'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
using version = wire::constant<wire::u24, 0xffffff>;
#else
using version = wire::constant<wire::u24, 0x1000000>;
#endif
auto const size = wire::least_size<version>;
