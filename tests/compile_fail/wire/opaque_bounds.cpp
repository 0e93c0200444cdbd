// in header: 'wire::opaque<Floor, Ceiling>' requires 'Floor' not to exceed 'Ceiling'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
wire::opaque<1, 1> body;
#else
wire::opaque<2, 1> body;
#endif
