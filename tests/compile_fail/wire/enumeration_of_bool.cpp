// in header: an enumeration as a field requires an underlying type that keeps every byte, other than 'bool'
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
enum class answer : std::uint8_t { no, yes };
#else
enum class answer : bool { no, yes };
#endif
auto const size = wire::least_size<answer>;
