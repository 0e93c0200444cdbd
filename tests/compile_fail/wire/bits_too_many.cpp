// in header: 'wire::bits<Count, T>' requires a 'T' that can hold so many bits
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
enum class kind : std::uint16_t { one = 1 };
#else
enum class kind : std::uint8_t { one = 1 };
#endif
wire::bits<12, kind> field;
