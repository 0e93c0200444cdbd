// in header: 'wire::codec<T>' requires 'T' to have a wire form
// SPDX-License-Identifier: BSL-1.0
#include <array>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
using wanted = wire::u32;
#else
using wanted = void*;
#endif
auto const size = wire::least_size<std::array<wanted, 3>>;
