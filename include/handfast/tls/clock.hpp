// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_CLOCK_HPP
#define HANDFAST_TLS_CLOCK_HPP

#include <cstdint>
#include <ctime>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Says what time it is, in seconds since 1970-01-01 00:00 UTC. The library reads no clock but through one.
using clock = std::int64_t (*)() noexcept;

/// The clock of the operating system.
inline std::int64_t system_clock() noexcept { return static_cast<std::int64_t>(std::time(nullptr)); }

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
