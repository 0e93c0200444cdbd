// in header: 'wire::vector<T, Floor, Ceiling>' requires 'Floor' not to exceed 'Ceiling'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
wire::vector<wire::u16, 2, 4> list;
#else
wire::vector<wire::u16, 4, 2> list;
#endif
