// in header: 'wire::secret<T>' requires a 'T' that owns its bytes: 'bytes<N>', or an 'opaque' or 'rest' with storage
//            'owned'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
wire::secret<wire::opaque<0, 9, wire::owned>> password;
#else
wire::secret<wire::opaque<0, 9, wire::view>> password;
#endif
