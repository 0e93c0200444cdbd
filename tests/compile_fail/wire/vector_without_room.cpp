// in header: 'wire::vector<T, Floor, Ceiling>' requires room for one 'T'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
wire::vector<wire::u32, 0, 4> list;
#else
wire::vector<wire::u32, 0, 3> list;
#endif
